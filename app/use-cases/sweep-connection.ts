import type { Answer, FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { Changes } from "../ports/changes";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { ShopOrders } from "../ports/shop-orders";
import type { XeroAccess } from "./xero-access";

type Ports = {
  shopOrders: ShopOrders;
  books: Books;
  xero: XeroAccess;
  connections: ConnectionStore;
  orders: OrderStore;
  links: LinkStore;
  clock: Clock;
  log: Log;
};

/** Both platforms count in whole seconds and index late: looking back a little further costs nothing. */
const OVERLAP_MS = 60_000;
const MOST_PAGES = 20;
const AFTER_FAILURE_MS = 30_000;

/**
 * Webhooks are only hints and may be lost: this asks both sides what changed since last time, by their own clocks.
 */
export function makeSweepConnection(ports: Ports) {
  return async function sweepConnection(connection: Connection, sweepBefore: Date): Promise<void> {
    if (isDue(connection.shopSweptAt, sweepBefore)) await sweepShop(ports, connection, sweepBefore);
    if (isDue(connection.booksSweptAt, sweepBefore)) await sweepBooks(ports, connection, sweepBefore);
  };
}

function isDue(sweptAt: Date | null, sweepBefore: Date): boolean {
  return sweptAt === null || sweptAt < sweepBefore;
}

/** A sweep that failed is due again in half a minute, not after the whole interval. */
function soonAgain(sweepBefore: Date): Date {
  return new Date(sweepBefore.getTime() + AFTER_FAILURE_MS);
}

async function sweepShop(ports: Ports, connection: Connection, sweepBefore: Date): Promise<void> {
  const { shopOrders, orders, connections, clock, log } = ports;
  const failed = await readChanges(ports, connection.shopCursor ?? connection.ordersFrom ?? connection.connectedAt, {
    read: (since) => shopOrders.changedSince(connection.shop, since),
    take: (ids) => orders.markDirty(connection.id, ids),
    keep: (shopCursor) => connections.saveProgress(connection.id, { shopCursor }),
  });
  if (failed) log.warn("Shopify could not be swept; tried again shortly.", { connectionId: connection.id, kind: failed.kind });
  await connections.saveProgress(connection.id, { shopSweptAt: failed ? soonAgain(sweepBefore) : clock.now() });
}

async function sweepBooks(ports: Ports, connection: Connection, sweepBefore: Date): Promise<void> {
  const { books, xero, links, connections, clock, log } = ports;
  const failed = await readChanges(ports, connection.booksCursor ?? connection.connectedAt, {
    read: (since) => xero(connection, (access) => books.changedInvoices(access, since)),
    take: (ids) => links.markStale(connection.id, ids),
    keep: (booksCursor) => connections.saveProgress(connection.id, { booksCursor }),
  });
  if (failed) log.warn("Xero could not be swept; tried again shortly.", { connectionId: connection.id, kind: failed.kind });
  await connections.saveProgress(connection.id, { booksSweptAt: failed ? soonAgain(sweepBefore) : clock.now() });
}

type Reading<Id> = {
  read: (since: Date) => Promise<Answer<Changes<Id>>>;
  take: (ids: Id[]) => Promise<unknown>;
  /** How far everything was taken. */
  keep: (cursor: Date) => Promise<void>;
};

/**
 * Only the first page looks back; each further one begins where the last ended. Looking back from every page would read
 * the same page again and again where more changed within the overlap than fits on one.
 */
async function readChanges<Id>({ log }: Pick<Ports, "log">, cursor: Date, { read, take, keep }: Reading<Id>): Promise<FailedAnswer | null> {
  let from = new Date(cursor.getTime() - OVERLAP_MS);
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await read(from);
    if (answer.kind !== "done") return answer;
    const { ids, newest, more } = answer.value;
    await take(ids);
    if (newest === null || newest <= from) {
      if (more)
        log.warn("More changed within one second than fits on a page of a sweep; what is beyond comes with its webhook.", {
          from: from.toISOString(),
        });

      return null;
    }
    if (newest > cursor) await keep(newest);
    if (!more) return null;
    from = newest;
  }

  return null;
}
