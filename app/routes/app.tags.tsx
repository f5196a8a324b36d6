import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tagRulesFromForm } from "~/components/choices/choice-form-data";
import { TagRulesPage } from "~/components/choices/tag-rules-page";
import { NotConnected } from "~/components/connection/not-connected";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json({ view: await crossfoot.tagRules(shop) });
}

export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const { errors } = await crossfoot.saveTagRules(shop, tagRulesFromForm(await args.request.formData()));

  return json({ errors, saved: Object.keys(errors).length === 0 }, { status: Object.keys(errors).length === 0 ? 200 : 422 });
}

export default function Tags() {
  const { view } = useLoaderData<typeof loader>();
  const { errors, saved } = useActionData<typeof action>() ?? { errors: {}, saved: false };
  if (!view) return <NotConnected title="Tags that decide" />;

  return <TagRulesPage view={view} errors={errors} saved={saved} />;
}
