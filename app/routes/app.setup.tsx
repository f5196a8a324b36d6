import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotConnected } from "~/components/connection/not-connected";
import { setupValuesFromForm } from "~/components/setup/setup-form-data";
import { SetupPage } from "~/components/setup/setup-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json({ view: await crossfoot.setup(shop) });
}

export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const read = setupValuesFromForm(await args.request.formData());
  if (!read.ok) return json({ errors: read.errors }, { status: 422 });
  const { errors } = await crossfoot.saveSetup(shop, read.values);
  if (Object.keys(errors).length > 0) return json({ errors }, { status: 422 });

  return redirect("/app?saved");
}

export default function Setup() {
  const { view } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};
  if (!view) return <NotConnected title="Setup" />;

  return <SetupPage view={view} errors={errors} />;
}
