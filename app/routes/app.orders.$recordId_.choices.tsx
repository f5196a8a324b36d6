import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { choiceFromForm } from "~/components/choices/choice-form-data";
import { ChoicePage } from "~/components/choices/choice-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const view = await crossfoot.choices(shop, recordIdOf(args));
  if (!view) throw json({ message: "This shop has no such order, or is not connected to Xero." }, { status: 404 });

  return json(view);
}

/** "Save", or "Take back". Back to the order, where what becomes of it is shown. */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot, person } = await signedIn(args);
  const recordId = recordIdOf(args);
  const form = await args.request.formData();
  const { errors } =
    form.get("intent") === "take-back"
      ? await crossfoot.takeChoiceBack(shop, recordId)
      : await crossfoot.chooseForOrder(shop, { recordId, values: choiceFromForm(form), by: person });
  if (Object.keys(errors).length > 0) return json({ errors }, { status: 422 });

  return redirect(`/app/orders/${recordId}`);
}

export default function Choices() {
  const view = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};

  return <ChoicePage key={view.recordId} view={view} errors={errors} />;
}

function recordIdOf({ params }: Pick<LoaderFunctionArgs, "params">): string {
  const { recordId } = params;
  if (!recordId) throw new Error("The route app.orders.$recordId_.choices was reached without a record id.");

  return recordId;
}
