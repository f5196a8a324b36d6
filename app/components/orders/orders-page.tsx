import { Button, Card, InlineStack } from "@shopify/polaris";
import type { OrderListView, OrderStatus } from "~/use-cases/views";
import { AdminPage } from "../page/admin-page";
import { useRefreshWhile } from "../page/use-refresh";
import { NoOrders } from "./no-orders";
import { OrderFilter } from "./order-filter";
import { OrderTable } from "./order-table";

type OrdersPageProps = { view: OrderListView; status: OrderStatus | null; after: string | null };

export function OrdersPage({ view, status, after }: OrdersPageProps) {
  useRefreshWhile(view.rows.some((row) => row.status === "pending"));

  return (
    <AdminPage title="Orders" action={<Button url="/app/elsewhere">In Xero only</Button>}>
      <Card padding="0">
        <OrderFilter counts={view.counts} current={status} />
        {view.rows.length > 0 ? <OrderTable rows={view.rows} /> : <NoOrders status={status} />}
      </Card>
      <InlineStack align="center" gap="200">
        {after && <Button url={ordersUrl(status, null)}>First page</Button>}
        {view.nextCursor && <Button url={ordersUrl(status, view.nextCursor)}>Next</Button>}
      </InlineStack>
    </AdminPage>
  );
}

function ordersUrl(status: OrderStatus | null, after: string | null): string {
  const query = new URLSearchParams({ ...(status && { status }), ...(after && { after }) });

  return `/app/orders?${query}`;
}
