import type { AllocationDelete } from "../../domain/undo/undo-write";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { alone, theOnly } from "./element-outcome";
import { notesThatFit, readCreditNotes } from "./read-credit-notes";
import { xeroClientFor } from "./xero-client";

/** DELETE takes no idempotency key (Xero, Nov 2026), and needs none: what is gone cannot go twice. */
export const allocationDeleteWriter: BooksWriter<AllocationDelete> = {
  naturalKey: ({ creditNote }) => creditNote,
  lookUps: notesThatFit,
  create: async ({ tenantId, accessToken }, { documents }) => {
    const document = theOnly(documents);
    const { accountingApi } = xeroClientFor(accessToken);
    const { creditNoteId, allocationId } = document;

    return alone(await call(() => accountingApi.deleteCreditNoteAllocations(tenantId, creditNoteId, allocationId)), written(document));
  },
  find: async (access, documents) => {
    const answer = await readCreditNotes(
      access,
      documents.map(({ creditNoteId }) => creditNoteId),
    );

    return mapAnswer(answer, (notes) => {
      const standing = new Set(notes.flatMap(({ creditNote }) => creditNote.allocations ?? []).map(({ id }) => id));

      return documents.filter(({ allocationId }) => !standing.has(allocationId)).map(written);
    });
  },
};

/** Remembered by its two documents, as when it was made. */
function written({ creditNote, creditNoteId, invoiceId }: AllocationDelete): Written {
  return { naturalKey: creditNote, remoteId: `${creditNoteId}/${invoiceId}` };
}
