import { MONEY_PLACES } from "../../ledger/decimal";
import type { Document } from "../../ledger/documents/document";
import { allocateCredit, removeAllocation } from "../../ledger/payments/allocate-credit";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { elementsOf } from "../reading/elements";
import { readInvoiceReference } from "../reading/payment-input";
import { allocationShape } from "../shapes/allocation";
import { writeBatch } from "../write-batch";

export interface CreditResource {
  /** The address of one credit, e.g. `/CreditNotes/:id`. */
  path: string;
  area: string;
  creditAt: (call: ApiCall) => Document | undefined;
}

/** Credit notes, prepayments and overpayments are set against invoices in the same way. */
export function allocationRoutes(resource: CreditResource): Route[] {
  const path = `${resource.path}/Allocations`;
  const { area } = resource;
  return [
    { method: "put", path, area, answer: (call) => putAllocations(call, resource) },
    { method: "delete", path: `${path}/:allocationId`, area, answer: (call) => deleteAllocation(call, resource) },
  ];
}

function putAllocations(call: ApiCall, { creditAt }: CreditResource): Answer {
  const { books } = call;
  const credit = creditAt(call);
  if (!credit) return notFound();
  return writeBatch(call, {
    plural: "Allocations",
    id: "AllocationID",
    errorFlag: "HasErrors",
    inputs: elementsOf(call.body, "Allocations").map((fields) => ({
      invoice: readInvoiceReference(fields),
      amount: fields.decimal("Amount", MONEY_PLACES) ?? fields.decimal("AppliedAmount", MONEY_PLACES),
      byApp: call.appName,
    })),
    // Each allocation changes the credit, so the next one must look at it anew.
    save: (input) => allocateCredit(books, books.documents.get(credit.documentId) ?? credit, input),
    shape: (allocation) => allocationShape(books, allocation),
    isStored: ({ allocationId }) => books.allocations.has(allocationId),
  });
}

function deleteAllocation(call: ApiCall, { creditAt }: CreditResource): Answer {
  const credit = creditAt(call);
  if (!credit) return notFound();
  const { allocationId = "" } = call.params;
  const removed = removeAllocation(call.books, { creditId: credit.documentId, allocationId, byApp: call.appName });
  return envelope(call, "Allocations", [{ ...allocationShape(call.books, removed), IsDeleted: true }]);
}
