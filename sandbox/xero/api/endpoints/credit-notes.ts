import { MONEY_PLACES } from "../../ledger/decimal";
import { allocateCredit, removeAllocation } from "../../ledger/allocate-credit";
import type { Allocation } from "../../ledger/payment";
import { envelope, notFound, type Answer, type Json } from "../answer";
import type { ApiCall, Route } from "../call";
import { elementsOf } from "../reading/elements";
import { readInvoiceReference } from "../reading/payment-input";
import { wireDay, wireMoney } from "../shapes/wire";
import { writeBatch } from "../write-batch";
import { CREDIT_NOTES, documentAt, getDocument, listDocuments, postDocument, writeDocuments } from "./documents";
import { getHistory, putHistory } from "./history";

const AREA = "accounting.invoices";
const ALLOCATIONS = "/CreditNotes/:id/Allocations";

export const creditNoteRoutes: Route[] = [
  { method: "get", path: "/CreditNotes", area: AREA, answer: (call) => listDocuments(call, CREDIT_NOTES) },
  { method: "get", path: "/CreditNotes/:id", area: AREA, answer: (call) => getDocument(call, CREDIT_NOTES) },
  { method: "put", path: "/CreditNotes", area: AREA, answer: (call) => writeDocuments(call, CREDIT_NOTES, "create") },
  {
    method: "post",
    path: "/CreditNotes",
    area: AREA,
    answer: (call) => writeDocuments(call, CREDIT_NOTES, "createOrUpdate"),
  },
  { method: "post", path: "/CreditNotes/:id", area: AREA, answer: (call) => postDocument(call, CREDIT_NOTES) },
  { method: "get", path: "/CreditNotes/:id/History", area: AREA, answer: (call) => getHistory(call, CREDIT_NOTES) },
  { method: "put", path: "/CreditNotes/:id/History", area: AREA, answer: (call) => putHistory(call, CREDIT_NOTES) },
  { method: "put", path: ALLOCATIONS, area: AREA, answer: putAllocations },
  { method: "delete", path: `${ALLOCATIONS}/:allocationId`, area: AREA, answer: deleteAllocation },
];

function putAllocations(call: ApiCall): Answer {
  const { books } = call;
  const creditNote = documentAt(call, CREDIT_NOTES);
  if (!creditNote) return notFound();
  return writeBatch(call, {
    plural: "Allocations",
    id: "AllocationID",
    errorFlag: "HasErrors",
    inputs: elementsOf(call.body, "Allocations").map((fields) => ({
      invoice: readInvoiceReference(fields),
      amount: fields.decimal("Amount", MONEY_PLACES),
      byApp: call.appName,
    })),
    save: (input) => allocateCredit(books, books.documents.get(creditNote.documentId) ?? creditNote, input),
    shape: (allocation) => allocationShape(call, allocation),
    isStored: ({ allocationId }) => books.allocations.has(allocationId),
  });
}

function deleteAllocation(call: ApiCall): Answer {
  const creditNote = documentAt(call, CREDIT_NOTES);
  if (!creditNote) return notFound();
  const { allocationId = "" } = call.params;
  const removed = removeAllocation(call.books, {
    creditNoteId: creditNote.documentId,
    allocationId,
    byApp: call.appName,
  });
  return envelope(call, "Allocations", [{ ...allocationShape(call, removed), IsDeleted: true }]);
}

function allocationShape({ books }: ApiCall, allocation: Allocation): Json {
  const number = (id: string) => books.documents.get(id)?.number;
  return {
    AllocationID: allocation.allocationId,
    Amount: wireMoney(allocation.amount),
    ...wireDay("Date", allocation.date),
    Invoice: { InvoiceID: allocation.invoiceId, InvoiceNumber: number(allocation.invoiceId) },
    CreditNote: {
      CreditNoteID: allocation.creditNoteId,
      CreditNoteNumber: number(allocation.creditNoteId),
      ID: allocation.creditNoteId,
    },
    IsDeleted: false,
  };
}
