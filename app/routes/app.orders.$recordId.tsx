import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrderPage } from "~/components/order/order-page";
import { textOf } from "~/components/page/form-text";
import type { Crossfoot } from "~/crossfoot";
import { signedIn } from "~/load-context";
import type { EditAnswer } from "~/use-cases/edit-views";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const view = await crossfoot.order(shop, recordIdOf(args));
  if (!view) throw json({ message: "This shop has no such order. It may have been deleted." }, { status: 404 });

  return json(view);
}

/** "Try again", or what the merchant says about an invoice that somebody else made. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const form = await args.request.formData();
  if (form.get("intent") === "edit") return json(await crossfoot.decideEdit(shop, recordIdOf(args), editAnswer(form)));
  const decided = await decideOrder(crossfoot, { shop, recordId: recordIdOf(args), form });
  if (decided) return json(decided, { status: decided.error === null ? 200 : 422 });
  if (form.get("intent") === "elsewhere") {
    await crossfoot.decideElsewhere(shop, recordIdOf(args), { invoiceId: textOf(form, "invoiceId"), is: form.get("is") === "true" });
  } else if (form.get("intent") === "new-contact") await crossfoot.newContact(shop, recordIdOf(args));
  else await crossfoot.retryOrder(shop, recordIdOf(args));

  return json({ started: true });
}

type Deciding = { shop: string; recordId: string; form: FormData };

/** What the merchant decides about the order as a whole; null where something else was pressed. */
async function decideOrder(crossfoot: Crossfoot, { shop, recordId, form }: Deciding): Promise<{ error: string | null } | null> {
  switch (form.get("intent")) {
    case "undo":
      return crossfoot.undoOrder(shop, recordId, textOf(form, "reason"));
    case "hold-back":
      return crossfoot.holdBackOrder(shop, recordId, textOf(form, "reason"));
    case "post-again":
      return crossfoot.postAgain(shop, recordId);
    default:
      return null;
  }
}

export default function Order() {
  const view = useLoaderData<typeof loader>();

  return <OrderPage key={view.recordId} view={view} />;
}

function recordIdOf({ params }: Pick<LoaderFunctionArgs, "params">): string {
  const { recordId } = params;
  if (!recordId) throw new Error("The route app.orders.$recordId was reached without a record id.");

  return recordId;
}

/** What was pressed on an invoice that a person changed in Xero. */
function editAnswer(form: FormData): EditAnswer {
  const answer = textOf(form, "do");
  const known = EDIT_ANSWERS.find((each) => each === answer);
  if (!known) throw json({ message: "This page does not know that answer." }, { status: 400 });

  return { do: known, number: textOf(form, "number"), standsAs: textOf(form, "standsAs") };
}

const EDIT_ANSWERS: readonly EditAnswer["do"][] = ["push", "keep", "unlink", "again"];
