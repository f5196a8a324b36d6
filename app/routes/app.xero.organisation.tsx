import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConsentExpired } from "~/components/connection/consent-expired";
import { OrganisationPage } from "~/components/connection/organisation-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const ticket = new URL(args.request.url).searchParams.get("ticket");

  return json({ choice: ticket ? await crossfoot.organisationChoice(shop, ticket) : null });
}

export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  const ticket = form.get("ticket");
  const tenantId = form.get("tenantId");
  if (typeof ticket !== "string" || typeof tenantId !== "string") {
    return json({ message: "Choose the organisation that keeps this shop's books." }, { status: 422 });
  }
  const { ok, message } = await crossfoot.connectOrganisation(shop, { ticket, tenantId });
  if (!ok) return json({ message }, { status: 422 });
  const { connection } = await crossfoot.home(shop);

  return redirect(connection?.state === "setup" ? "/app/setup" : "/app");
}

export default function Organisation() {
  const { choice } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.message ?? null;
  if (!choice) return <ConsentExpired problem={problem} />;

  return <OrganisationPage choice={choice} problem={problem} />;
}
