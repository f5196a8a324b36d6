import type { ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
import type { OrderReader } from "../ports/order-reader";
import type { OrderStore } from "../ports/order-store";

type Ports = { connections: ConnectionStore; reader: OrderReader; orders: OrderStore; links: LinkStore; bell: Bell };

/** "Retry" on an order: both sides are read again and decided anew. It never forces anything. */
export function makeRetryOrder({ connections, reader, orders, links, bell }: Ports) {
  return async function retryOrder(shop: ShopDomain, recordId: string): Promise<void> {
    const connection = await connections.active(shop);
    const order = connection && (await reader.one(connection.id, recordId));
    if (!connection || !order) return;
    if (order.invoice) await links.markStale(connection.id, [order.invoice.id]);
    await orders.markDirty(connection.id, [order.orderId]);
    await bell.ringLane(connection.tenantId);
  };
}

/** "Sync now": sweeps both sides at once, and looks again at everything that was held. */
export function makeSyncNow({ connections, orders, bell }: Ports) {
  return async function syncNow(shop: ShopDomain): Promise<void> {
    const connection = await connections.active(shop);
    if (!connection) return;
    await connections.saveProgress(connection.id, { shopSweptAt: null, booksSweptAt: null });
    await orders.markHeldDirty(connection.id);
    await bell.ringLane(connection.tenantId);
  };
}
