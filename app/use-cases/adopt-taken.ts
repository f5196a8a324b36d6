import { equal } from "../domain/money/money";
import { documentTotal } from "../domain/posting/tie-out";
import { problem } from "../domain/problem";
import type { FailedAnswer } from "../ports/answer";
import type { CreditNoteToCreate, InvoiceToCreate } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { Written } from "../ports/books-writer";
import type { BooksKind, Member, Settlement } from "../ports/write-ledger";
import { problemOf } from "./failure";
import { findWritten } from "./look-up";
import type { WritePorts } from "./write-documents";
import { cutText } from "../domain/plain-text";

type Sent = { kind: BooksKind; settlements: Settlement[] };
/** `failed`: why nobody could look, where that is so. */
type Adopted = { settlements: Settlement[]; failed: { members: Member[]; answer: FailedAnswer } | null };

/**
 * "Number already in use" is not a failure but an answer: something stands there. If it is this very order's it is
 * ours (an earlier answer was lost, or the database was restored), and is adopted; otherwise a person must decide. Where nobody
 * could look, it is not known whose it is: let go, it is tried again. As a refusal it was never sent again, though it was ours.
 */
export async function adoptTaken(ports: WritePorts, connection: Connection, { kind, settlements }: Sent): Promise<Adopted> {
  const taken = settlements.filter((each) => each.end === "rejected" && each.problem.code === "number-taken");
  if (taken.length === 0) return { settlements, failed: null };
  const documents = taken.map(({ member }) => member.document);
  const answer = await findWritten(ports, connection, { kind, documents });
  const members = taken.map(({ member }) => member);
  const decided = (settlement: Settlement): Settlement =>
    answer.kind === "done"
      ? decide(kind, settlement, answer.value)
      : { member: settlement.member, end: "released", problem: problemOf(answer, "Xero") };

  return {
    settlements: settlements.map((each) => (taken.includes(each) ? decided(each) : each)),
    failed: answer.kind === "done" ? null : { members, answer },
  };
}

function decide(kind: BooksKind, settlement: Settlement, standing: readonly Written[]): Settlement {
  const { member } = settlement;
  const written = oursAmong(standing, member);
  if (written) return { member, end: "done", written };
  // A contact's number is given by us alone, but its name may be anybody's: then it is not found, and Xero's words stand.
  if (!standing.some(({ naturalKey }) => naturalKey === member.naturalKey)) return settlement;
  const message =
    `${NAMES[kind] ?? "Invoice"} number ${member.naturalKey} is already used in Xero by another document. ` +
    "Change that number in Xero, or choose another prefix in Settings, then press Retry.";

  return { member, end: "rejected", problem: problem("number-taken", "decide", message) };
}

const NAMES: Partial<Record<BooksKind, string>> = { CREDIT_NOTE: "Credit note", QUOTE: "Quote" };

/** Of all that stands under this member's key. */
export function oursAmong(standing: readonly Written[], member: Member): Written | null {
  return standing.find((written) => written.naturalKey === member.naturalKey && isOurs(member, written)) ?? null;
}

/**
 * A document's number may be anybody's. An invoice is ours by its link back to the order; a credit note or a quote, which has no link
 * in Xero, by its reference and its total together. Contact numbers and payment references are given by us alone.
 */
function isOurs({ document }: Member, { seen }: Written): boolean {
  if (!isDocument(document)) return true;
  if (isInvoice(document)) return seen !== undefined && "url" in seen && seen.url === document.url;

  return seen !== undefined && seen.reference === cutText(document.reference, 255) && equal(seen.total, documentTotal(document));
}

/** Credit notes and quotes are never due. */
function isInvoice(document: InvoiceToCreate | CreditNoteToCreate): document is InvoiceToCreate {
  return "dueDate" in document;
}

function isDocument(document: unknown): document is InvoiceToCreate | CreditNoteToCreate {
  return typeof document === "object" && document !== null && "number" in document && "lines" in document;
}
