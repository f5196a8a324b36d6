import type { DocumentLine } from "../ledger/document-line";
import type { CreditNoteInBooks } from "../ledger/credit-note";
import { equal } from "../money/money";
import { documentTax, documentTotal } from "../posting/tie-out";
import type { StandingCreditNote } from "../sync/order-situation";
import { compareStanding, type Difference } from "./compare-standing";
import { standsAsKept } from "./decision";

/**
 * A credit note on three sides, as of invoices; a credit note is never due. Coding that was carried to it from the invoice was
 * sent, and is nobody's edit. Nothing is compared of one whose lines were not read, as earlier versions did.
 */
export function compareNote({ sent, seen }: StandingCreditNote, planned: readonly DocumentLine[] | null): Difference[] {
  if (!sent || !seen.lines) return [];
  const { contactId = seen.contactId ?? ("" as never), date } = sent;
  const asSent = { ...sent, contactId, dueDate: date };

  return compareStanding({ sent: asSent, seen: { ...seen, lines: seen.lines }, planned });
}

/** It comes to something else than what is planned for the refund, or than what was sent where nothing is planned. */
export function comesToAnother({ sent, seen }: StandingCreditNote, planned: readonly DocumentLine[] | null): boolean {
  if (!sent) return false;
  const document = { ...sent, lines: planned ?? sent.lines };

  return !(equal(documentTotal(document), seen.total) && equal(documentTax(document), seen.totalTax));
}

/** What the customer is credited and sees; payments, allocations and coding may change without a new decision. */
export function noteFingerprint({ contactId, date, total, totalTax, lines }: CreditNoteInBooks): string {
  const ofLine = ({ description, amount, taxAmount }: NonNullable<CreditNoteInBooks["lines"]>[number]) =>
    [description.trim(), amount.minor, taxAmount.minor].join("~");

  return [contactId ?? "", date ?? "", total.minor, totalTax.minor, ...(lines ?? []).map(ofLine)].join("|");
}

/** The merchant keeps it as a person made it. */
export function isKeptNote({ seen, sent, decision }: StandingCreditNote): boolean {
  if (decision?.do !== "keep") return false;

  return standsAsKept({ seen, sent }, { kept: decision.standsAs, stands: noteFingerprint(seen) });
}
