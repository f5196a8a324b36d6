import type { OrderId } from "../domain/ids";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { LinkStore, StaleInvoice } from "../ports/link-store";
import type { OrderStore } from "../ports/order-store";
import type { XeroAccess } from "./xero-access";

export type RefreshPorts = { books: Books; xero: XeroAccess; links: LinkStore; orders: OrderStore };

/** Xero advises about 40 ids in one call. */
const PER_CALL = 40;

/** Far more than a slice of orders can have; the rest waits for the next turn. */
const MOST_CALLS = 10;

/**
 * Reads again the invoices that Xero said have changed. The orders behind them are looked at again, except those
 * the caller decides anew right after. False when Xero did not answer.
 */
export async function refreshInvoices(
  ports: RefreshPorts,
  connection: Connection,
  inHand: ReadonlySet<OrderId> = new Set(),
): Promise<boolean> {
  for (let call = 0; call < MOST_CALLS; call++) {
    const asked = await ports.links.stale(connection.id, PER_CALL);
    if (asked.length > 0 && !(await refresh(ports, connection, { asked, inHand }))) return false;
    if (asked.length < PER_CALL) return true;
  }

  return true;
}

/** Orders are marked first: a worker that dies in between leaves the invoice stale, and nothing is missed. */
async function refresh(
  { books, xero, links, orders }: RefreshPorts,
  connection: Connection,
  { asked, inHand }: { asked: readonly StaleInvoice[]; inHand: ReadonlySet<OrderId> },
): Promise<boolean> {
  const ids = asked.map(({ id }) => id);
  const answer = await xero(connection, (access) => books.readInvoices(access, ids));
  if (answer.kind !== "done") return false;
  const behind = asked.flatMap(({ orderId }) => (orderId === null || inHand.has(orderId) ? [] : [orderId]));
  await orders.markDirty(connection.id, behind);
  await links.saveSeen(connection.id, { asked, found: answer.value });

  return true;
}
