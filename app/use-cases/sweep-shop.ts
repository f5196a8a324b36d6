import type { FailedAnswer } from "../ports/answer";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { ShopOrders } from "../ports/shop-orders";
import type { OrderChange, SweepFinds } from "../ports/sweep-finds";

export type SweepShopPorts = {
  shopOrders: ShopOrders;
  orders: OrderStore;
  finds: SweepFinds;
  connections: ConnectionStore;
  clock: Clock;
  log: Log;
};

/** How a sweep ended, the newest change that is known there, and whether orders are to be looked at because of it. */
export type Swept = { failed: FailedAnswer | null; newest: Date | null; asked?: boolean };

/** Shopify counts in whole seconds and indexes up to half a minute late: looking back a little further costs nothing. */
const OVERLAP_MS = 60_000;
const MOST_READINGS = 20;

/**
 * Orders that changed; their payments and refunds come with them. Only the first reading looks back; each further one
 * begins where the last ended. The last minute's changes are found each time, and those orders looked at once more: whether one
 * changed again within the second that was read, its time stamp does not tell. What a connection's first sweep finds is no
 * news, however much it is and in however many goes: live orders overtake it. One of 100,000 orders that Shopify once did not
 * answer used to go on as live.
 */
export async function sweepShop(ports: SweepShopPorts, connection: Connection): Promise<Swept> {
  const { shopOrders, connections } = ports;
  const { id, shop, ordersFrom, catchingUp } = connection;
  let newest = connection.shopCursor;
  let asked = false;
  let from = new Date((newest ?? ordersFrom ?? connection.connectedAt).getTime() - OVERLAP_MS);
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const answer = await shopOrders.changedSince(shop, from);
    if (answer.kind !== "done") return { failed: answer, newest, asked };
    const { changes, newest: latest, more } = answer.value;
    const news = await take(ports, connection, changes);
    asked ||= news > 0;
    const isAll = !more || latest === null || latest <= from;
    if (latest !== null && latest > from && (newest === null || latest > newest)) {
      newest = latest;
      await connections.saveShopCursor(id, { cursor: newest, ordersFrom });
    }
    if (isAll) {
      if (catchingUp) await connections.caughtUp(id, ordersFrom);

      return { failed: null, newest, asked };
    }
    from = latest;
  }

  return { failed: MORE_TO_COME, newest, asked };
}

export const MORE_TO_COME: FailedAnswer = { kind: "unreachable", message: "More changed than one sweep reads; the next one goes on." };

async function take(
  { orders, finds, clock, log }: SweepShopPorts,
  { id, catchingUp }: Connection,
  changes: readonly OrderChange[],
): Promise<number> {
  const news = await orders.markChanged(id, changes, catchingUp ? "backfill" : "live");
  if (catchingUp) return news;
  const found = await finds.noteOrders(id, changes, clock.now());
  if (found > 0) log.info("A sweep found orders that no webhook had told of.", { connectionId: id, orders: found });

  return news;
}
