import type { OrderId } from "../domain/ids";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { LinkStore } from "../ports/link-store";
import type { OrderStore } from "../ports/order-store";
import type { XeroAccess } from "./xero-access";

export type RefreshPorts = { books: Books; xero: XeroAccess; links: LinkStore; orders: OrderStore };

/** Xero advises about 40 ids in one call. */
const PER_CALL = 40;

/**
 * Reads again the invoices that Xero said have changed. The orders behind them are looked at again, except those
 * the caller has in hand already. False when Xero did not answer.
 */
export async function refreshInvoices(
  { books, xero, links, orders }: RefreshPorts,
  connection: Connection,
  inHand: ReadonlySet<OrderId> = new Set(),
): Promise<boolean> {
  const asked = await links.stale(connection.id, PER_CALL);
  if (asked.length === 0) return true;
  const ids = asked.map(({ id }) => id);
  const answer = await xero(connection, (access) => books.readInvoices(access, ids));
  if (answer.kind !== "done") return false;
  const orderIds = await links.saveSeen(connection.id, { asked, found: answer.value });
  const others = orderIds.filter((id) => !inHand.has(id));
  await orders.markDirty(connection.id, others);

  return true;
}
