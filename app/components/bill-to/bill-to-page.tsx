import type { BillToPageView } from "~/use-cases/bill-to-views";
import { AdminPage } from "../page/admin-page";
import { ChoicesCard } from "./choices-card";
import { ChooseCard } from "./choose-card";

type Props = { view: BillToPageView; error: string | null; saved: boolean };

/** Who is invoiced in place of the buyer. */
export function BillToPage({ view: { order, choices, more }, error, saved }: Props) {
  const back = order ? { label: order.name, url: `/app/orders/${order.recordId}` } : { label: "Settings", url: "/app/settings" };

  return (
    <AdminPage title="Bill to" back={back} narrow>
      <ChooseCard order={order} error={error} saved={saved} />
      <ChoicesCard choices={choices} more={more} />
    </AdminPage>
  );
}
