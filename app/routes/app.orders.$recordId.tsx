import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrderPage } from "~/components/order/order-page";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const view = await crossfoot.order(shop, recordIdOf(args));
  if (!view) throw json({ message: "This shop has no such order. It may have been deleted." }, { status: 404 });

  return json(view);
}

/** "Try again". */
export async function action(args: ActionFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  await crossfoot.retryOrder(shop, recordIdOf(args));

  return json({ started: true });
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
