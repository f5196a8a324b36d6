import type { Instant } from "../domain/instant";
import { nightAt } from "../domain/sync/night";
import type { Books } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { DocumentRead, LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OpenDocuments } from "../ports/open-documents";
import type { OrderStore } from "../ports/order-store";
import type { ShopOrders } from "../ports/shop-orders";
import type { SweepFinds } from "../ports/sweep-finds";
import { readDocuments } from "./read-documents";
import type { XeroAccess } from "./xero-access";

export type ComparePorts = {
  books: Books;
  xero: XeroAccess;
  links: LinkStore;
  orders: OrderStore;
  openDocuments: OpenDocuments;
  shopOrders: ShopOrders;
  finds: SweepFinds;
  connections: ConnectionStore;
  clock: Clock;
  log: Log;
};

/** Five calls of forty: live orders wait no longer for it than for a sweep. What is left goes along with the next. */
const DOCUMENTS_AT_ONCE = 200;
const WEEK_MS = 7 * 24 * 60 * 60_000;
const MOST_READINGS = 40;

/**
 * Once a night, by the organisation's clocks: every open document of ours as it stands in Xero beside how it was last seen, and
 * the last week's orders beside what is known of them. Xero does not say of every change that there was one: a due date on an
 * invoice that is paid in part, for one. What differs is looked at again, as if a webhook had told of it.
 */
export async function compareNightly(ports: ComparePorts, connection: Connection): Promise<void> {
  const now = ports.clock.now();
  const night = nightAt(connection.organisation.timeZone, now.toISOString() as Instant);
  if (night === null || (connection.comparedAt && connection.comparedAt >= new Date(night))) return;
  if (!(await compareDocuments(ports, connection, new Date(night)))) return;
  if (!(await compareOrders(ports, connection))) return;
  await ports.connections.saveProgress(connection.id, { comparedAt: now });
}

/** True once none is left; false also where Xero gave no answer. */
async function compareDocuments(ports: ComparePorts, connection: Connection, night: Date): Promise<boolean> {
  const { openDocuments, links, finds, clock, log } = ports;
  const asked = await openDocuments.notSeenSince(connection.id, night, DOCUMENTS_AT_ONCE);
  if (asked.length === 0) return true;
  const stale = asked.map((document) => ({ document, seq: 0, orderId: null, seenAsOf: null }));
  const { found, looked, failed } = await readDocuments(ports, connection, stale);
  const answered = looked.map(({ document }) => document);
  const differing = await openDocuments.differing(connection.id, answered, found);
  if (differing.length > 0) {
    await links.markStale(connection.id, differing);
    const changes = found.filter(({ id }) => differing.includes(id)).map(({ id, seen }) => ({ id, at: changedAt(seen) }));
    await finds.noteDocuments(connection.id, changes, clock.now());
    log.info("The night's comparison found documents that stand otherwise.", { connectionId: connection.id, documents: differing.length });
  }
  await openDocuments.looked(connection.id, answered, clock.now());

  return !failed && asked.length < DOCUMENTS_AT_ONCE;
}

function changedAt({ updatedAt }: DocumentRead["seen"]): Date | null {
  return updatedAt === "" ? null : new Date(updatedAt);
}

/** By their time stamps only: an order that changed in the last week, or was placed in it. False where Shopify gave no answer. */
async function compareOrders(ports: ComparePorts, { id, shop }: Connection): Promise<boolean> {
  const { shopOrders, openDocuments, orders, finds, clock, log } = ports;
  let from = new Date(clock.now().getTime() - WEEK_MS);
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const answer = await shopOrders.changedSince(shop, from);
    if (answer.kind !== "done") return false;
    const { changes, newest, more } = answer.value;
    const missed = await openDocuments.missed(id, changes);
    if (missed.length > 0) {
      await orders.markDirty(id, missed);
      const told = changes.filter((change) => missed.includes(change.id));
      await finds.noteOrders(id, told, clock.now());
      log.info("The night's comparison found orders that were missed.", { connectionId: id, orders: missed.length });
    }
    if (!more || newest === null || newest <= from) return true;
    from = newest;
  }

  return true;
}
