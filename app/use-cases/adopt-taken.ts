import { problem } from "../domain/problem";
import type { InvoiceToCreate } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { Written } from "../ports/books-writer";
import type { Member, Settlement } from "../ports/write-ledger";
import type { WritePorts } from "./write-documents";

/**
 * "Number already in use" is not a failure but an answer: something stands there. If it links back to this very order it is
 * ours (an earlier answer was lost, or the database was restored), and is adopted; otherwise a person must decide.
 */
export async function adoptTaken({ books, xero }: WritePorts, connection: Connection, settlements: Settlement[]): Promise<Settlement[]> {
  const taken = settlements.filter((each) => each.end === "rejected" && each.problem.code === "number-taken");
  const invoices = taken.flatMap(({ member }) => (isInvoice(member.document) ? [member.document] : []));
  if (invoices.length === 0) return settlements;
  const answer = await xero(connection, (access) => books.invoices.find(access, invoices));
  if (answer.kind !== "done") return settlements;
  const standing = new Map(answer.value.map((written) => [written.naturalKey, written]));

  return settlements.map((settlement) => (taken.includes(settlement) ? decide(settlement, standing) : settlement));
}

function decide(settlement: Settlement, standing: ReadonlyMap<string, Written>): Settlement {
  const { member } = settlement;
  const written = standing.get(member.naturalKey);
  if (!written) return settlement;
  if (isOurs(member, written)) return { member, end: "done", written };
  const message =
    `Invoice number ${member.naturalKey} is already used in Xero by another document. ` +
    "Change that number in Xero, or choose another prefix in Settings, then press Retry.";

  return { member, end: "rejected", problem: problem("number-taken", "decide", message) };
}

/**
 * An invoice number may be anybody's: only the link back to the order makes an invoice ours. Contact numbers and payment
 * references are given by us alone.
 */
export function isOurs({ document }: Member, written: Written): boolean {
  return !isInvoice(document) || written.seen?.url === document.url;
}

function isInvoice(document: unknown): document is InvoiceToCreate {
  return typeof document === "object" && document !== null && "url" in document && "number" in document;
}
