import type { Books } from "../../ledger/books";
import type { Document, DocumentKind } from "../../ledger/documents/document";
import type { Allocation } from "../../ledger/payments/payment";
import type { Json } from "../answer";
import { unlessEmpty, wireDay, wireMoney } from "./wire";

const NAMES: Record<DocumentKind, string> = {
  invoice: "Invoice",
  creditNote: "CreditNote",
  prepayment: "Prepayment",
  overpayment: "Overpayment",
};

/** A document as other records name it: its id under its own name, and again as ID on everything but invoices. */
export function referenceShape(document: Document): Json {
  const name = NAMES[document.kind];
  const number = document.kind === "overpayment" ? {} : unlessEmpty(`${numberPrefix(document.kind)}Number`, document.number);
  const id = document.kind === "invoice" ? {} : { ID: document.documentId };
  return { [`${name}ID`]: document.documentId, ...number, ...id };
}

/** Xero numbers a received prepayment along with the invoices and calls it so. */
function numberPrefix(kind: DocumentKind): string {
  return kind === "prepayment" ? "Invoice" : NAMES[kind];
}

/** An allocation by itself, as its own endpoint answers it, with both its ends. */
export function allocationShape(books: Books, allocation: Allocation): Json {
  const invoice = books.documents.get(allocation.invoiceId);
  const credit = books.documents.get(allocation.creditId);
  return {
    AllocationID: allocation.allocationId,
    Amount: wireMoney(allocation.amount),
    ...wireDay("Date", allocation.date),
    Invoice: invoice ? referenceShape(invoice) : {},
    ...(credit ? { [NAMES[credit.kind]]: referenceShape(credit) } : {}),
    IsDeleted: false,
  };
}

/** The allocations of a credit, inside it. */
export function ownAllocationsShape(books: Books, credit: Document): Json[] {
  return books.allocationsOf(credit.documentId).map((allocation) => {
    const { AllocationID, Amount, Date, DateString, Invoice, IsDeleted } = allocationShape(books, allocation);
    return { AllocationID, Amount, DateString, Date, Invoice, IsDeleted };
  });
}

/** How a credit appears inside the invoice that it reduces. */
export function nestedAllocationShape(books: Books, allocation: Allocation): Json {
  const credit = books.documents.get(allocation.creditId);
  return {
    ...(credit ? referenceShape(credit) : {}),
    AppliedAmount: wireMoney(allocation.amount),
    ...wireDay("Date", allocation.date),
    HasErrors: false,
  };
}
