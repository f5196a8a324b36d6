import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrdersPage } from "~/components/orders/orders-page";
import { isOrderStatus } from "~/components/orders/order-status";
import { signedIn } from "~/load-context";

export { PageError as ErrorBoundary } from "~/components/page/page-error";

export async function loader(args: LoaderFunctionArgs) {
  const { shop, crossfoot } = await signedIn(args);
  const { searchParams } = new URL(args.request.url);
  const status = searchParams.get("status");
  if (status !== null && !isOrderStatus(status)) {
    throw json({ message: `There is no order status “${status}”.` }, { status: 404 });
  }
  const after = searchParams.get("after");

  return json({ status, after, view: await crossfoot.orders(shop, { status, after }) });
}

export default function Orders() {
  return <OrdersPage {...useLoaderData<typeof loader>()} />;
}
