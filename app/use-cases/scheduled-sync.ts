import type { Instant } from "../domain/instant";
import { nextSync } from "../domain/sync/sync-schedule";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
import type { OrderStore } from "../ports/order-store";
import type { WriteLedger } from "../ports/write-ledger";

type Ports = { clock: Clock; connections: ConnectionStore; orders: OrderStore; links: LinkStore; ledger: WriteLedger };

/** A sync at a set time begins by asking both sides, whenever they were swept last: it must not miss what was lost. */
export function sweptForSync<C extends Connection>(connection: C, now: Date): C {
  const { waitsUntil, shopSweptAt, booksSweptAt } = connection;
  if (waitsUntil === null || waitsUntil > now) return connection;
  const since = (swept: Date | null) => (swept !== null && swept >= waitsUntil ? swept : null);

  return { ...connection, shopSweptAt: since(shopSweptAt), booksSweptAt: since(booksSweptAt) };
}

/**
 * Ends a sync once both sides were swept since it began and nothing of it is left; then orders wait for the next one. Until
 * then what happens meanwhile goes along with it. What is to be tried again later goes on by itself: one order that Xero
 * will not take must not keep the sync, and so the door for all others, open.
 */
export async function endSync(ports: Ports, connection: Connection): Promise<void> {
  const { id, schedule, waitsUntil: opened, organisation } = connection;
  const now = ports.clock.now();
  if (opened === null || opened > now || (await isLeft(ports, connection, now))) return;
  const next = nextSync(schedule, organisation.timeZone, now.toISOString() as Instant);
  if (next !== null) await ports.connections.closeSync(id, { opened, next: new Date(next) });
}

async function isLeft(
  { orders, links, ledger }: Ports,
  { id, waitsUntil, shopSweptAt, booksSweptAt }: Connection,
  now: Date,
): Promise<boolean> {
  if ([shopSweptAt, booksSweptAt].some((swept) => swept === null || waitsUntil === null || swept < waitsUntil)) return true;
  if ((await orders.dirty(id, { now, limit: 1, asked: "live" })).length > 0) return true;
  if ((await links.stale(id, 1)).length > 0) return true;

  return (await ledger.unsettled(id)).length > 0 || (await ledger.unsettledShopWrites(id)).length > 0;
}
