import { equal } from "../domain/money/money";
import { documentTotal } from "../domain/posting/tie-out";
import { problem } from "../domain/problem";
import type { CreditNoteToCreate, InvoiceToCreate } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { Written } from "../ports/books-writer";
import type { BooksKind, Member, Settlement } from "../ports/write-ledger";
import { writerOf } from "./books-writers";
import type { WritePorts } from "./write-documents";

type Sent = { kind: BooksKind; settlements: Settlement[] };

/**
 * "Number already in use" is not a failure but an answer: something stands there. If it is this very order's it is
 * ours (an earlier answer was lost, or the database was restored), and is adopted; otherwise a person must decide.
 */
export async function adoptTaken({ books, xero }: WritePorts, connection: Connection, { kind, settlements }: Sent): Promise<Settlement[]> {
  const taken = settlements.filter((each) => each.end === "rejected" && each.problem.code === "number-taken");
  if (taken.length === 0) return settlements;
  const documents = taken.map(({ member }) => member.document);
  const answer = await xero(connection, (access) => writerOf(books, kind).find(access, documents));
  if (answer.kind !== "done") return settlements;
  const standing = new Map(answer.value.map((written) => [written.naturalKey, written]));

  return settlements.map((settlement) => (taken.includes(settlement) ? decide(kind, settlement, standing) : settlement));
}

function decide(kind: BooksKind, settlement: Settlement, standing: ReadonlyMap<string, Written>): Settlement {
  const { member } = settlement;
  const written = standing.get(member.naturalKey);
  // A contact's number is given by us alone, but its name may be anybody's: then it is not found, and Xero's words stand.
  if (!written) return settlement;
  if (isOurs(member, written)) return { member, end: "done", written };
  const message =
    `${NAMES[kind] ?? "Invoice"} number ${member.naturalKey} is already used in Xero by another document. ` +
    "Change that number in Xero, or choose another prefix in Settings, then press Retry.";

  return { member, end: "rejected", problem: problem("number-taken", "decide", message) };
}

const NAMES: Partial<Record<BooksKind, string>> = { CREDIT_NOTE: "Credit note", QUOTE: "Quote" };

/**
 * A document's number may be anybody's. An invoice is ours by its link back to the order; a credit note or a quote, which has no link
 * in Xero, by its reference and its total together. Contact numbers and payment references are given by us alone.
 */
export function isOurs({ document }: Member, { seen }: Written): boolean {
  if (!isDocument(document)) return true;
  if (isInvoice(document)) return seen !== undefined && "url" in seen && seen.url === document.url;

  return seen !== undefined && seen.reference === document.reference.slice(0, 255) && equal(seen.total, documentTotal(document));
}

/** Credit notes and quotes are never due. */
function isInvoice(document: InvoiceToCreate | CreditNoteToCreate): document is InvoiceToCreate {
  return "dueDate" in document;
}

function isDocument(document: unknown): document is InvoiceToCreate | CreditNoteToCreate {
  return typeof document === "object" && document !== null && "number" in document && "lines" in document;
}
