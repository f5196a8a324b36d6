import type { CalendarDate } from "../instant";
import type { DocumentLine } from "./document-line";

/** A document that we posted for an order, as it stands in Xero now. */
export type StandingDocument = {
  number: string;
  status: "DRAFT" | "SUBMITTED" | "AUTHORISED" | "PAID" | "VOIDED" | "DELETED";
  date: CalendarDate;
  taxInclusive: boolean;
  /** As it was sent; a document that corrects it is booked at the same rate. */
  currencyRate?: string | null;
  /** Payments, or credit that is not this order's own, are booked on it: then Xero lets nobody change its amounts. */
  settled: boolean;
  lines: readonly DocumentLine[];
};

/** Voided, or deleted as what was never approved is: it comes to nothing in the books any more. */
export function isGone({ status }: { status: string }): boolean {
  return status === "VOIDED" || status === "DELETED";
}

/** What it comes to is known, or does not matter any more. */
export function isKnown(seen: { status: string; unreadable?: string }): boolean {
  return seen.unreadable === undefined || isGone(seen);
}

/** Everything that was posted for one order: its invoice, additions and corrections to it, and a credit note for each refund. */
export type StandingDocuments = {
  invoice: StandingDocument | null;
  /** …-A1, -A2: invoices for what an edit added. */
  supplements: readonly StandingDocument[];
  /** …-C1, -C2: credit notes for what an edit took away. */
  corrections: readonly StandingDocument[];
  /** …-R1, -R2: credit notes for refunds. */
  creditNotes: readonly StandingDocument[];
};
