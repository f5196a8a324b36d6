import type { CreditNoteId, InvoiceId, OrderId } from "../domain/ids";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { DocumentRead, LinkStore, StaleDocument } from "../ports/link-store";
import type { OrderStore } from "../ports/order-store";
import type { XeroAccess } from "./xero-access";

export type RefreshPorts = { books: Books; xero: XeroAccess; links: LinkStore; orders: OrderStore };

/** Xero advises about 40 ids in one call. */
const PER_CALL = 40;

/** Far more than a slice of orders can have; the rest waits for the next turn. */
const MOST_CALLS = 10;

/**
 * Reads again the invoices and credit notes that Xero said have changed. The orders behind them are looked at again, except
 * those the caller decides anew right after. False when Xero did not answer.
 */
export async function refreshDocuments(
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

/** Orders are marked first: a worker that dies in between leaves the document stale, and nothing is missed. */
async function refresh(
  ports: RefreshPorts,
  connection: Connection,
  { asked, inHand }: { asked: readonly StaleDocument[]; inHand: ReadonlySet<OrderId> },
): Promise<boolean> {
  const found = await readAll(ports, connection, asked);
  if (!found) return false;
  const behind = asked.flatMap(({ orderId }) => (orderId === null || inHand.has(orderId) ? [] : [orderId]));
  await ports.orders.markDirty(connection.id, behind);
  await ports.links.saveSeen(connection.id, { asked, found });

  return true;
}

/** One call for each kind that is asked for; null when Xero did not answer. */
async function readAll(
  { books, xero }: RefreshPorts,
  connection: Connection,
  asked: readonly StaleDocument[],
): Promise<DocumentRead[] | null> {
  const documents = asked.map(({ document }) => document);
  const invoices = documents.flatMap((each): InvoiceId[] => (each.kind === "INVOICE" ? [each.id] : []));
  const notes = documents.flatMap((each): CreditNoteId[] => (each.kind === "CREDIT_NOTE" ? [each.id] : []));
  const found: DocumentRead[] = [];
  if (invoices.length > 0) {
    const answer = await xero(connection, (access) => books.readInvoices(access, invoices));
    if (answer.kind !== "done") return null;
    found.push(...answer.value.map(({ id, invoice }) => ({ id, seen: invoice })));
  }
  if (notes.length > 0) {
    const answer = await xero(connection, (access) => books.readCreditNotes(access, notes));
    if (answer.kind !== "done") return null;
    found.push(...answer.value.map(({ id, creditNote }) => ({ id, seen: creditNote })));
  }

  return found;
}
