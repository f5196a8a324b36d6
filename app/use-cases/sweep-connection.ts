import type { Books } from "../ports/books";
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

async function sweepShop({ shopOrders, orders, connections, clock, log }: Ports, connection: Connection, sweepBefore: Date): Promise<void> {
  let since = connection.shopCursor ?? connection.ordersFrom ?? connection.connectedAt;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await shopOrders.changedSince(connection.shop, new Date(since.getTime() - OVERLAP_MS));
    if (answer.kind !== "done") {
      log.warn("Shopify could not be swept; tried again shortly.", { connectionId: connection.id, kind: answer.kind });

      return connections.saveProgress(connection.id, { shopSweptAt: soonAgain(sweepBefore) });
    }
    const { ids, newest } = answer.value;
    await orders.markDirty(connection.id, ids);
    const moved = newest !== null && newest > since;
    if (moved) since = newest;
    await connections.saveProgress(connection.id, { shopCursor: since });
    if (!moved) break;
  }
  await connections.saveProgress(connection.id, { shopSweptAt: clock.now() });
}

async function sweepBooks({ books, xero, links, connections, clock, log }: Ports, connection: Connection, sweepBefore: Date): Promise<void> {
  let since = connection.booksCursor ?? connection.connectedAt;
  for (let page = 0; page < MOST_PAGES; page++) {
    const from = new Date(since.getTime() - OVERLAP_MS);
    const answer = await xero(connection, (access) => books.changedInvoices(access, from));
    if (answer.kind !== "done") {
      log.warn("Xero could not be swept; tried again shortly.", { connectionId: connection.id, kind: answer.kind });

      return connections.saveProgress(connection.id, { booksSweptAt: soonAgain(sweepBefore) });
    }
    const { ids, newest } = answer.value;
    await links.markStale(connection.id, ids);
    const moved = newest !== null && newest > since;
    if (moved) since = newest;
    await connections.saveProgress(connection.id, { booksCursor: since });
    if (!moved) break;
  }
  await connections.saveProgress(connection.id, { booksSweptAt: clock.now() });
}
