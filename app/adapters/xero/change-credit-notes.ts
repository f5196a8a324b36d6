import { CreditNote, LineAmountTypes } from "xero-node";
import { noteFingerprint } from "../../domain/edits/edited-note";
import { isUpdatedNote, type CreditNoteUpdate } from "../../domain/edits/push-note";
import type { CreditNoteInBooks } from "../../domain/ledger/credit-note";
import type { BooksWriter, ElementOutcome, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { toCreditNoteInBooks } from "./from-xero";
import { notesThatFit } from "./read-credit-notes";
import { changedMeanwhile, standingCreditNotes } from "./standing-credit-notes";
import { toLineItem } from "./to-xero";
import { xeroClientFor } from "./xero-client";
import { cutText } from "../../domain/plain-text";

/** As of invoices: POST with its id, read right before, and left alone where it no longer stands as the merchant was shown. */
export const creditNoteUpdateWriter: BooksWriter<CreditNoteUpdate> = {
  naturalKey: ({ number }) => number,
  lookUps: notesThatFit,
  known: async (access, documents) =>
    mapAnswer(await standingCreditNotes(access, documents), (standing) =>
      documents.flatMap((document) => outcomeOf(document, standing.get(document.creditNoteId))),
    ),
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const creditNotes = documents.map(toXero);
    const answer = await call(() => accountingApi.updateOrCreateCreditNotes(tenantId, { creditNotes }, false, 4, idempotencyKey));

    return mapAnswer(answer, ({ body }) => (body.creditNotes ?? []).map(toAnswer));
  },
  find: async (access, documents) =>
    mapAnswer(await standingCreditNotes(access, documents), (standing) =>
      documents.flatMap((document) => {
        const seen = standing.get(document.creditNoteId);

        return seen && isUpdatedNote(seen, document) ? [written(document, seen)] : [];
      }),
    ),
};

function outcomeOf(document: CreditNoteUpdate, seen: CreditNoteInBooks | undefined): ElementOutcome[] {
  if (seen && isUpdatedNote(seen, document)) return [{ ok: true, written: written(document, seen) }];
  if (seen && noteFingerprint(seen) === document.standsAs) return [];

  return [changedMeanwhile(document)];
}

/** Neither its number nor its status: what is approved stays so. */
function toXero({ creditNoteId, contactId, date, reference, taxInclusive, lines }: CreditNoteUpdate): CreditNote {
  return {
    creditNoteID: creditNoteId,
    contact: { contactID: contactId },
    date,
    reference: cutText(reference, 255),
    lineAmountTypes: taxInclusive ? LineAmountTypes.Inclusive : LineAmountTypes.Exclusive,
    lineItems: lines.map(toLineItem),
  };
}

function toAnswer(note: CreditNote): ElementOutcome {
  const seen = note.hasErrors === true ? {} : { seen: toCreditNoteInBooks(note) };

  return toOutcome(note, { naturalKey: note.creditNoteNumber ?? "", remoteId: note.creditNoteID ?? "", ...seen });
}

function written({ number, creditNoteId }: CreditNoteUpdate, seen: CreditNoteInBooks): Written {
  return { naturalKey: number, remoteId: creditNoteId, seen };
}
