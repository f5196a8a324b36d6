import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SettingsPage } from "~/components/connection/settings-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const { connection } = await crossfoot.home(shop);

  return json({ connection });
}

/** "Disconnect", after the merchant confirmed it. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  if (form.get("intent") !== "disconnect") {
    throw json({ message: "This page only knows how to disconnect Xero." }, { status: 400 });
  }
  await crossfoot.disconnect(shop);

  return json({ disconnected: true });
}

export default function Settings() {
  return <SettingsPage {...useLoaderData<typeof loader>()} />;
}
