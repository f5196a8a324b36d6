import type { InvoiceId, ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { ConnectionStore } from "../ports/connection-store";
import type { ElsewhereStore } from "../ports/elsewhere-store";
import type { OrderReader } from "../ports/order-reader";
import type { OrderStore } from "../ports/order-store";

type Ports = { connections: ConnectionStore; reader: OrderReader; orders: OrderStore; elsewhere: ElsewhereStore; bell: Bell };

/** `is`: the invoice that somebody else made is this order's, or it is not, and the order is to be posted. */
export type ElsewhereDecision = { invoiceId: string; is: boolean };

/** What the merchant says about an invoice that may be the order's; the order is looked at again at once. */
export function makeDecideElsewhere({ connections, reader, orders, elsewhere, bell }: Ports) {
  return async function decideElsewhere(shop: ShopDomain, recordId: string, { invoiceId, is }: ElsewhereDecision): Promise<void> {
    const connection = await connections.active(shop);
    const order = connection && (await reader.one(connection.id, recordId));
    if (!connection || !order) return;
    if (is) await elsewhere.claim(connection.id, invoiceId as InvoiceId, order.orderId);
    else await elsewhere.deny(connection.id, invoiceId as InvoiceId, order.orderId);
    await orders.markDirty(connection.id, [order.orderId], "now");
    await bell.ringLane(connection.tenantId);
  };
}
