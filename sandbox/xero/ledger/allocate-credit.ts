import { newGuid } from "../ids";
import type { Books } from "./books";
import { decimalText, MONEY_PLACES } from "./decimal";
import { isReceivable, type Document } from "./document";
import { historyOf } from "./history";
import { RecordNotFound, refused, saved, type Outcome } from "./outcome";
import type { Allocation, DocumentReference } from "./payment";
import { findReferenced } from "./record-payment";
import { settle, settlementOf } from "./settlement";

export interface AllocationInput {
  invoice: DocumentReference | undefined;
  /** Minor units of the documents' currency. */
  amount: bigint | undefined;
  byApp: string | undefined;
}

/** Sets part of an approved credit note against an open invoice of the same contact. */
export function allocateCredit(books: Books, creditNote: Document, input: AllocationInput): Outcome<Allocation> {
  const invoice = findReferenced(books, "invoice", input.invoice);
  const amount = input.amount ?? 0n;
  if (!invoice) return refused(["An existing Invoice with the specified InvoiceID could not be found"]);
  const allocation: Allocation = {
    allocationId: newGuid(),
    creditNoteId: creditNote.documentId,
    invoiceId: invoice.documentId,
    amount,
    date: creditNote.date > invoice.date ? creditNote.date : invoice.date,
  };
  const problems = allocationProblems(books, { creditNote, invoice, amount });
  if (problems.length > 0) return refused(problems, allocation);
  books.allocations.set(allocation.allocationId, allocation);
  const figure = `${decimalText(amount, MONEY_PLACES)} ${invoice.currencyCode}`;
  const note = (details: string) => historyOf(books, input.byApp, { changes: "Credit applied", details });
  settle(books, invoice.documentId, note(`${figure} from ${creditNote.number}`));
  settle(books, creditNote.documentId, note(`${figure} to ${invoice.number}`));
  return saved(allocation);
}

export interface AllocationRemoval {
  creditNoteId: string;
  allocationId: string;
  byApp: string | undefined;
}

/** @throws RecordNotFound when the credit note has no such allocation. */
export function removeAllocation(books: Books, removal: AllocationRemoval): Allocation {
  const { creditNoteId, allocationId, byApp } = removal;
  const allocation = books.allocations.get(allocationId.toLowerCase());
  if (allocation?.creditNoteId !== creditNoteId) throw new RecordNotFound(`No allocation ${allocationId}.`);
  books.allocations.delete(allocation.allocationId);
  const details = decimalText(allocation.amount, MONEY_PLACES);
  const record = historyOf(books, byApp, { changes: "Credit removed", details });
  settle(books, allocation.invoiceId, record);
  settle(books, allocation.creditNoteId, record);
  return allocation;
}

interface Allotment {
  creditNote: Document;
  invoice: Document;
  amount: bigint;
}

function allocationProblems(books: Books, { creditNote, invoice, amount }: Allotment): string[] {
  if (amount <= 0n) return ["The allocation amount must be greater than zero"];
  if (isReceivable(creditNote) !== isReceivable(invoice))
    return ["Credit Note cannot be allocated to an incorrect invoice type"];
  if (invoice.status === "PAID") return ["The invoice you are trying to allocate to has already been paid off"];
  const problems: string[] = [];
  if (creditNote.contactId !== invoice.contactId)
    problems.push("Credit Note cannot be allocated to an invoice of another contact");
  if (creditNote.status !== "AUTHORISED" || invoice.status !== "AUTHORISED") {
    problems.push("Credit Notes can only be allocated to and from Authorised documents");
  }
  const open = [settlementOf(books, creditNote).outstanding, settlementOf(books, invoice).outstanding];
  if (open.some((outstanding) => amount > outstanding)) {
    problems.push("Credit Note cannot be allocated as amount is greater than amount outstanding");
  }
  return problems;
}
