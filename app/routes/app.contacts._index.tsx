import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ContactsPage } from "~/components/contacts/contacts-page";
import { isContactsTab } from "~/components/contacts/contacts-tab";
import { textOf } from "~/components/page/form-text";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

/** `for`: the customer for whom another contact is looked for, `find`: what was typed. */
export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const { searchParams } = new URL(args.request.url);
  const tab = searchParams.get("tab") ?? "decide";
  if (!isContactsTab(tab)) throw json({ message: `There is no list “${tab}” of contacts.` }, { status: 404 });
  const customerKey = searchParams.get("for");
  const text = searchParams.get("find") ?? "";
  const after = searchParams.get("after");

  return json({
    after,
    view: await crossfoot.contacts(shop, { tab, after }),
    search: customerKey === null ? null : await crossfoot.searchContacts(shop, { customerKey, text }),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  switch (form.get("intent")) {
    case "decide":
      return json(await crossfoot.decideContact(shop, { customerKey: textOf(form, "customerKey"), use: textOf(form, "use") }));
    case "read":
      return json(await crossfoot.askForContacts(shop));
    default:
      throw json({ message: "This page does not know that answer." }, { status: 400 });
  }
}

export default function Contacts() {
  return <ContactsPage {...useLoaderData<typeof loader>()} />;
}
