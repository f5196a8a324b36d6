import type { RefundToCreate } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { readCreditNotes } from "./read-credit-notes";
import { toXeroRefund } from "./to-xero";
import { xeroClientFor } from "./xero-client";

/** Money given back on credit notes; found again on them, by the reference that carries the Shopify transaction. */
export const refundWriter: BooksWriter<RefundToCreate> = {
  naturalKey: ({ reference, creditNoteId }) => keyOf(reference, creditNoteId),
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const payments = documents.map(toXeroRefund);
    const answer = await call(() => accountingApi.createPayments(tenantId, { payments }, false, idempotencyKey));

    return mapAnswer(answer, ({ body }) =>
      (body.payments ?? []).map((each) =>
        toOutcome(each, { naturalKey: keyOf(each.reference, each.creditNote?.creditNoteID), remoteId: each.paymentID ?? "" }),
      ),
    );
  },
  find: async (access, documents) => {
    const wanted = new Set(documents.map(({ reference, creditNoteId }) => keyOf(reference, creditNoteId)));
    const answer = await readCreditNotes(access, [...new Set(documents.map(({ creditNoteId }) => creditNoteId))]);

    return mapAnswer(answer, (notes) =>
      notes.flatMap((note) =>
        note.creditNote.payments.flatMap(({ id, reference }): Written[] => {
          const naturalKey = keyOf(reference, note.id);

          return wanted.has(naturalKey) ? [{ naturalKey, remoteId: id }] : [];
        }),
      ),
    );
  },
};

/** One transaction may be given back on two credit notes. */
function keyOf(reference: string | null | undefined, creditNoteId: string | undefined): string {
  return `${reference ?? ""} on ${creditNoteId ?? ""}`;
}
