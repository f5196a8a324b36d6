import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ContactHistoryPage } from "~/components/people/contact-history-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const view = await crossfoot.contactHistory(shop, args.params["key"] ?? "");
  if (!view) throw json({ message: "Nothing ever happened to such a contact in this shop." }, { status: 404 });

  return json(view);
}

/** "Use Shopify's". */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  if (form.get("intent") !== "use-shopifys") throw json({ message: "This page only knows how to use Shopify’s." }, { status: 400 });
  const { error } = await crossfoot.useShopifys(shop, args.params["key"] ?? "");

  return json({ error }, { status: error === null ? 200 : 422 });
}

export default function ContactHistory() {
  return <ContactHistoryPage view={useLoaderData<typeof loader>()} />;
}
