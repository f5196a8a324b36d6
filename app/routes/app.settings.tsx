import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SettingsPage } from "~/components/connection/settings-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const { connection, schedule } = await crossfoot.home(shop);

  return json({ connection, schedule, contactSettings: connection && (await crossfoot.contactSettings(shop)) });
}

/** "Disconnect", after the merchant confirmed it; or when syncs happen. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  if (form.get("intent") === "schedule") {
    const { error } = await crossfoot.saveSchedule(shop, { mode: String(form.get("mode")), at: String(form.get("at")) });

    return json({ saved: error === null, scheduleError: error }, { status: error === null ? 200 : 422 });
  }
  if (form.get("intent") === "contacts") {
    const rules = String(form.get("rules")).split(",");
    const values = { per: String(form.get("per")), rules, doubt: String(form.get("doubt")) };

    return json({ saved: false, scheduleError: null, ...(await crossfoot.saveContactSettings(shop, values)) });
  }
  if (form.get("intent") !== "disconnect") {
    throw json({ message: "This page only knows how to disconnect Xero and when to sync." }, { status: 400 });
  }
  await crossfoot.disconnect(shop);

  return json({ saved: false, scheduleError: null });
}

export default function Settings() {
  const { saved = false, scheduleError = null } = useActionData<typeof action>() ?? {};

  return <SettingsPage {...useLoaderData<typeof loader>()} saved={saved} scheduleError={scheduleError} />;
}
