import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BillToPage } from "~/components/bill-to/bill-to-page";
import { textOf } from "~/components/page/form-text";
import { signedIn } from "~/load-context";
import type { BillToWanted } from "~/use-cases/bill-to-views";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);

  return json(await crossfoot.billTo(shop, orderOf(args.request)));
}

/** A choice, or one taken back. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  if (form.get("intent") === "remove") {
    await crossfoot.removeBillTo(shop, textOf(form, "id"));

    return json({ saved: false, error: null });
  }
  const { error } = await crossfoot.chooseBillTo(shop, wantedOf(form, orderOf(args.request)));

  return json({ saved: error === null, error }, { status: error === null ? 200 : 422 });
}

export default function BillTo() {
  const { saved = false, error = null } = useActionData<typeof action>() ?? {};

  return <BillToPage view={useLoaderData<typeof loader>()} error={error} saved={saved} />;
}

function orderOf({ url }: Request): string | null {
  return new URL(url).searchParams.get("order");
}

function wantedOf(form: FormData, recordId: string | null): BillToWanted {
  const scope = SCOPES.find((each) => each === form.get("scope"));
  const payer = PAYERS.find((each) => each === form.get("payer"));
  const portion = PORTIONS.find((each) => each === form.get("portion"));
  if (!scope || !payer || !portion) throw json({ message: "This page does not know that choice." }, { status: 400 });
  const text = (name: string) => textOf(form, name);

  return {
    ...{ scope, recordId, payer, portion, part: text("part") },
    ...{ tag: text("tag"), search: text("search"), name: text("name"), email: text("email") },
    ...{ taxNumber: text("taxNumber"), reason: text("reason") },
  };
}

const SCOPES: readonly BillToWanted["scope"][] = ["order", "tag", "customer", "company"];
const PORTIONS: readonly BillToWanted["portion"][] = ["whole", "percent", "amount"];
const PAYERS: readonly BillToWanted["payer"][] = ["buyer", "existing", "described"];
