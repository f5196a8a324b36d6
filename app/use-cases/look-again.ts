import type { CreditNoteId, InvoiceId, ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore, Progress } from "../ports/connection-store";
import type { LinkStore, OrderLinks } from "../ports/link-store";
import type { OrderReader } from "../ports/order-reader";
import type { OrderStore } from "../ports/order-store";
import type { SyncWhat } from "./views";

type Ports = { connections: ConnectionStore; reader: OrderReader; orders: OrderStore; links: LinkStore; bell: Bell };
type SyncNowPorts = Pick<Ports, "connections" | "orders" | "bell"> & { clock: Clock };

/** "Sync now" or "Retry" on an order: both sides are read again and decided anew. It never forces anything. */
export function makeRetryOrder({ connections, reader, orders, links, bell }: Ports) {
  return async function retryOrder(shop: ShopDomain, recordId: string): Promise<void> {
    const connection = await connections.active(shop);
    const order = connection && (await reader.one(connection.id, recordId));
    if (!connection || !order) return;
    await links.markStale(connection.id, documentsOf(order.standing));
    if (order.problems.some(({ code }) => code === "period-locked")) await connections.forgetOrganisation(connection.id);
    await orders.markDirty(connection.id, [order.orderId], "now");
    await bell.ringLane(connection.tenantId);
  };
}

/** All that stands in Xero for an order and can be changed there. */
function documentsOf({ invoice, supplements, creditNotes, corrections }: OrderLinks): (InvoiceId | CreditNoteId)[] {
  return [...(invoice ? [invoice] : []), ...supplements, ...creditNotes.values(), ...corrections].map(({ id }) => id);
}

const SWEEPS: Record<SyncWhat, Progress> = {
  all: { shopSweptAt: null, booksSweptAt: null },
  orders: { shopSweptAt: null },
  books: { booksSweptAt: null },
  held: {},
};

/** "Sync now": asks both sides, or one, what changed, and looks again at what was held. What waits for the next sync goes with it. */
export function makeSyncNow({ connections, orders, bell, clock }: SyncNowPorts) {
  return async function syncNow(shop: ShopDomain, what: SyncWhat = "all"): Promise<void> {
    const connection = await connections.active(shop);
    if (!connection) return;
    await connections.saveProgress(connection.id, SWEEPS[what]);
    if (what === "all" || what === "held") await orders.markHeldDirty(connection.id);
    await connections.forgetOrganisation(connection.id);
    await connections.openSync(connection.id, clock.now());
    await bell.ringLane(connection.tenantId);
  };
}
