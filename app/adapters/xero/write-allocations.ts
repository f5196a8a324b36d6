import { isZero } from "../../domain/money/money";
import type { AllocationToCreate } from "../../ports/books";
import type { BooksWriter } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { readCreditNotes } from "./read-credit-notes";
import { toXeroAllocation } from "./to-xero";
import { xeroClientFor } from "./xero-client";

/**
 * Credit set against an invoice. An allocation has no key of its own: a credit note of ours is set against its order's
 * invoice once, so any allocation on it is the one.
 */
export const allocationWriter: BooksWriter<AllocationToCreate> = {
  naturalKey: ({ creditNote }) => creditNote,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const [document, ...others] = documents;
    if (!document || others.length > 0) throw new Error("Allocations are sent one at a time.");
    const { accountingApi } = xeroClientFor(accessToken);
    const allocations = [toXeroAllocation(document)];
    const answer = await call(() =>
      accountingApi.createCreditNoteAllocation(tenantId, document.creditNoteId, { allocations }, false, idempotencyKey),
    );

    return mapAnswer(answer, ({ body }) => (body.allocations ?? []).map((each) => toOutcome(each, toWritten(document))));
  },
  find: async (access, documents) => {
    const answer = await readCreditNotes(
      access,
      documents.map(({ creditNoteId }) => creditNoteId),
    );

    return mapAnswer(answer, (notes) =>
      notes.flatMap(({ id, creditNote }) => {
        const document = documents.find(({ creditNoteId }) => creditNoteId === id);

        return document && (creditNote.unreadable || !isZero(creditNote.allocated)) ? [toWritten(document)] : [];
      }),
    );
  },
};

/** Known by its two documents: what Xero gives an allocation as id serves only to take it away again. */
function toWritten({ creditNote, creditNoteId, invoiceId }: AllocationToCreate) {
  return { naturalKey: creditNote, remoteId: `${creditNoteId}/${invoiceId}` };
}
