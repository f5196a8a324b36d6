import { newGuid } from "../../ids";
import type { Books } from "../books";
import { decimalText, MONEY_PLACES } from "../decimal";
import { isReceivable, type Document } from "../documents/document";
import { settle, settlementOf } from "../documents/settlement";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { findReferenced, notFoundMessage } from "./paid-document";
import type { Allocation, DocumentReference } from "./payment";

export interface AllocationInput {
  invoice: DocumentReference | undefined;
  /** Minor units of the documents' currency. */
  amount: bigint | undefined;
  byApp: string | undefined;
}

/** Sets part of an approved credit note, prepayment or overpayment against an open invoice of the same contact. */
export function allocateCredit(books: Books, credit: Document, input: AllocationInput): Outcome<Allocation> {
  const invoice = findReferenced(books, "invoice", input.invoice);
  const amount = input.amount ?? 0n;
  if (!invoice) return refused([notFoundMessage("invoice")]);
  const allocation: Allocation = {
    allocationId: newGuid(),
    creditId: credit.documentId,
    invoiceId: invoice.documentId,
    amount,
    date: credit.date > invoice.date ? credit.date : invoice.date,
  };
  const problems = allocationProblems(books, { credit, invoice, amount });
  if (problems.length > 0) return refused(problems, allocation);
  books.putAllocation(allocation);
  const figure = `${decimalText(amount, MONEY_PLACES)} ${invoice.currencyCode}`;
  const note = (details: string) => historyOf(books, input.byApp, { changes: "Credit applied", details });
  settle(books, invoice.documentId, note(`${figure} from ${nameOf(credit)}`));
  settle(books, credit.documentId, note(`${figure} to ${invoice.number}`));
  return saved(allocation);
}

export interface AllocationRemoval {
  creditId: string;
  allocationId: string;
  byApp: string | undefined;
}

/** @throws RecordNotFound when the credit has no such allocation. */
export function removeAllocation(books: Books, removal: AllocationRemoval): Allocation {
  const { creditId, allocationId, byApp } = removal;
  const allocation = books.allocations.get(allocationId.toLowerCase());
  if (allocation?.creditId !== creditId) throw new RecordNotFound(`No allocation ${allocationId}.`);
  books.removeAllocation(allocation);
  const details = decimalText(allocation.amount, MONEY_PLACES);
  const record = historyOf(books, byApp, { changes: "Credit removed", details });
  settle(books, allocation.invoiceId, record);
  settle(books, allocation.creditId, record);
  return allocation;
}

interface Allotment {
  credit: Document;
  invoice: Document;
  amount: bigint;
}

const NOUNS = { invoice: "Invoice", creditNote: "Credit Note", prepayment: "Prepayment", overpayment: "Overpayment" };

function nameOf({ kind, number }: Document): string {
  return number || NOUNS[kind].toLowerCase();
}

/** Xero's sentences are known for credit notes; those of the other credits are the same with their own noun. */
function allocationProblems(books: Books, { credit, invoice, amount }: Allotment): string[] {
  const noun = NOUNS[credit.kind];
  if (amount <= 0n) return ["The allocation amount must be greater than zero"];
  if (isReceivable(credit) !== isReceivable(invoice)) return [`${noun} cannot be allocated to an incorrect invoice type`];
  if (invoice.status === "PAID") return ["The invoice you are trying to allocate to has already been paid off"];
  const problems: string[] = [];
  if (credit.contactId !== invoice.contactId)
    problems.push(`${noun} cannot be allocated to an invoice of another contact`);
  if (credit.currencyCode !== invoice.currencyCode)
    problems.push(`${noun} cannot be allocated to an invoice in another currency`);
  if (credit.status !== "AUTHORISED" || invoice.status !== "AUTHORISED") {
    problems.push(`${noun}s can only be allocated to and from Authorised documents`);
  }
  const open = [settlementOf(books, credit).outstanding, settlementOf(books, invoice).outstanding];
  if (open.some((outstanding) => amount > outstanding)) {
    problems.push(`${noun} cannot be allocated as amount is greater than amount outstanding`);
  }
  return problems;
}
