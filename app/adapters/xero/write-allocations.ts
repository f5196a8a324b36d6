import type { CreditNoteInBooks } from "../../domain/ledger/credit-note";
import type { AllocationToCreate } from "../../ports/books";
import type { BooksWriter } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { eachAlone, theOnly, toOutcome } from "./element-outcome";
import { readCreditNotes } from "./read-credit-notes";
import { toXeroAllocation } from "./to-xero";
import { xeroClientFor } from "./xero-client";

/**
 * Credit set against an invoice. An allocation has no key of its own: a credit note of ours is set against each of its order's
 * invoices once. So ours is there where as much as it is worth is set against that very invoice, whoever did it. A smaller one is a
 * person's: ours did not arrive, and Xero refuses it where the person's left too little.
 */
export const allocationWriter: BooksWriter<AllocationToCreate> = {
  naturalKey: ({ creditNote }) => creditNote,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const document = theOnly(documents);
    const { accountingApi } = xeroClientFor(accessToken);
    const allocations = [toXeroAllocation(document)];
    const answer = await call(() =>
      accountingApi.createCreditNoteAllocation(tenantId, document.creditNoteId, { allocations }, false, idempotencyKey),
    );

    return mapAnswer(answer, ({ body }) => (body.allocations ?? []).map((each) => toOutcome(each, toWritten(document))));
  },
  lookUps: eachAlone,
  find: async (access, documents) => {
    const document = theOnly(documents);

    return mapAnswer(await readCreditNotes(access, [document.creditNoteId]), ([note]) =>
      note && isSet(note.creditNote, document) ? [toWritten(document)] : [],
    );
  },
};

/** Of a credit note with an amount that cannot be read, any on that invoice is taken for ours: setting it twice would be worse. */
function isSet({ allocations = [], unreadable }: CreditNoteInBooks, { invoiceId, amount }: AllocationToCreate): boolean {
  const there = allocations.filter((each) => each.invoiceId === invoiceId);
  const set = there.reduce((sum, each) => sum + each.amount.minor, 0n);

  return there.length > 0 && (unreadable !== undefined || set >= amount.minor);
}

/** Known by its two documents: what Xero gives an allocation as id serves only to take it away again. */
function toWritten({ creditNote, creditNoteId, invoiceId }: AllocationToCreate) {
  return { naturalKey: creditNote, remoteId: `${creditNoteId}/${invoiceId}` };
}
