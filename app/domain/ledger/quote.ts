import type { ContactId } from "../ids";
import type { CalendarDate } from "../instant";
import type { InvoiceInBooks, SalesInvoice } from "./sales-invoice";

/** An offer in Xero. It moves no account; Xero keeps no link on it, so its number is all that it is found by. */
export type Quote = Omit<SalesInvoice, "dueDate" | "status" | "url"> & {
  /** Null: it stands until it is withdrawn. */
  expiryDate: CalendarDate | null;
  /** SENT once the customer has it. What comes after that is for the customer, or follows from the order. */
  status: "DRAFT" | "SENT";
};

export type QuoteStatus = "DRAFT" | "SENT" | "ACCEPTED" | "DECLINED" | "INVOICED" | "DELETED";

/** Texts that only people give a quote. Xero clears each that a change does not send again (seen Sep 2026). */
export type QuoteTexts = { title: string; summary: string; terms: string };

/** A quote as it stands in Xero, when last read. */
export type QuoteInBooks = Pick<
  InvoiceInBooks,
  "number" | "currency" | "total" | "totalTax" | "reference" | "updatedAt" | "lines" | "unreadable"
> &
  QuoteTexts & {
    status: QuoteStatus;
    contactId: ContactId;
    date: string;
    /** Null: it stands until it is withdrawn. */
    expiryDate: string | null;
  };

/**
 * Everything of a quote that a change of ours could overwrite or contradict. Compared right before the change, because Xero has no
 * "only if unchanged" (Nov 2026).
 */
export function quoteFingerprint(seen: QuoteInBooks): string {
  const { status, contactId, date, expiryDate, reference, title, summary, terms, total, totalTax, lines } = seen;
  const head = [status, contactId, date, expiryDate ?? "", reference ?? "", title, summary, terms, total.minor, totalTax.minor];
  const ofLine = ({ description, amount, taxAmount, accountCode = "", taxType = "", tracking = [] }: (typeof lines)[number]) =>
    [
      description.trim(),
      amount.minor,
      taxAmount.minor,
      accountCode,
      taxType,
      ...tracking.map((each) => `${each.category}: ${each.option}`),
    ].join("~");

  return [...head, ...lines.map(ofLine)].join("|");
}
