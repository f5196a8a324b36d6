import type { Books } from "../books";
import type { CalendarDate } from "../calendar-date";
import type { Document, HistoryRecord } from "./document";
import { totalsOf } from "./line-arithmetic";

export interface Settlement {
  /** Payments in, or for a credit note refunds out; minor units. */
  paid: bigint;
  /** Credit notes set against an invoice, or the part of a credit note so used; minor units. */
  credited: bigint;
  /** Amount due of an invoice, remaining credit of a credit note; 0 once voided or deleted. */
  outstanding: bigint;
  lastDate: CalendarDate | undefined;
}

/** How much of a document is paid, credited and open, derived from what is recorded against it. */
export function settlementOf(books: Books, document: Document): Settlement {
  const payments = books.paymentsOf(document.documentId).filter((payment) => payment.status === "AUTHORISED");
  const allocations = books.allocationsOf(document.documentId);
  const paid = payments.reduce((sum, payment) => sum + payment.amount, 0n);
  const credited = allocations.reduce((sum, allocation) => sum + allocation.amount, 0n);
  const isOver = document.status === "VOIDED" || document.status === "DELETED";
  return {
    paid,
    credited,
    outstanding: isOver ? 0n : totalsOf(document).total - paid - credited,
    lastDate: [...payments, ...allocations]
      .map(({ date }) => date)
      .sort()
      .at(-1),
  };
}

/** True once anything is paid or credited: from then on only harmless fields may change. */
export function isSettledInPart({ paid, credited }: Settlement): boolean {
  return paid !== 0n || credited !== 0n;
}

/** PAID is never asked for: an approved document is paid when nothing is outstanding, and only then. */
export function withPaidStatus(books: Books, document: Document): Document {
  if (document.status !== "AUTHORISED" && document.status !== "PAID") return document;
  const { outstanding, lastDate } = settlementOf(books, document);
  return outstanding === 0n
    ? { ...document, status: "PAID", fullyPaidOnDate: lastDate ?? document.date }
    : { ...document, status: "AUTHORISED", fullyPaidOnDate: undefined };
}

/** Brings a document's status and time stamp up to date after a payment or an allocation came or went. */
export function settle(books: Books, documentId: string, record: HistoryRecord): void {
  const document = books.documents.get(documentId);
  if (!document) throw new Error(`Document ${documentId} has left the books.`);
  const history = [...document.history, record];
  books.putDocument({ ...withPaidStatus(books, document), updatedAtMs: books.now(), history }, "UPDATE");
}
