import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PeoplePage } from "~/components/people/people-page";
import { signedIn } from "~/load-context";
import type { PeopleAnswer } from "~/components/people/people-answer";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json({ people: await crossfoot.people(shop) });
}

/** The rules saved, or the contacts counted, or brought up to date. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  switch (form.get("intent")) {
    case "rules": {
      const documents = Object.fromEntries(
        [...form].flatMap(([name, value]) => (name.startsWith("rule-") ? [[name.slice(5), String(value)]] : [])),
      );
      const { error } = await crossfoot.savePeopleRules(shop, {
        documents,
        follow: form.get("follow") === "yes",
        changedInXero: String(form.get("changedInXero")),
      });

      return answer({ did: "rules", error });
    }
    case "count": {
      const counted = await crossfoot.countContactPush(shop);

      return answer("error" in counted ? { did: "count", error: counted.error } : { did: "count", error: null, count: counted.count });
    }
    case "push":
      return answer({ did: "push", error: (await crossfoot.pushContacts(shop)).error });
    default:
      throw json({ message: "This page only knows its rules, and how to bring contacts up to date." }, { status: 400 });
  }
}

function answer(said: PeopleAnswer) {
  return json(said, { status: said.error === null ? 200 : 422 });
}

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />;
}
