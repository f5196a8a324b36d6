import type { CreditNote } from "xero-node";
import { creditNoteFingerprint } from "../../domain/ledger/credit-note-fingerprint";
import type { CreditNoteInBooks } from "../../domain/ledger/credit-note";
import { isGone } from "../../domain/ledger/standing-document";
import type { CreditNoteVoid } from "../../domain/undo/undo-write";
import type { BooksWriter, ElementOutcome, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { notesThatFit } from "./read-credit-notes";
import { changedMeanwhile, standingCreditNotes } from "./standing-credit-notes";
import { xeroClientFor } from "./xero-client";

/** As of invoices: Xero voids what was approved and deletes what was not; read right before, and left alone where it changed. */
export const creditNoteVoidWriter: BooksWriter<CreditNoteVoid> = {
  naturalKey: ({ number }) => number,
  lookUps: notesThatFit,
  known: async (access, documents) =>
    mapAnswer(await standingCreditNotes(access, documents), (standing) =>
      documents.flatMap((document) => outcomeOf(document, standing.get(document.creditNoteId))),
    ),
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const creditNotes = documents.map(toXeroVoid);
    const answer = await call(() => accountingApi.updateOrCreateCreditNotes(tenantId, { creditNotes }, false, 4, idempotencyKey));

    return mapAnswer(answer, ({ body }) =>
      (body.creditNotes ?? []).map((each) =>
        toOutcome(each, { naturalKey: each.creditNoteNumber ?? "", remoteId: each.creditNoteID ?? "" }),
      ),
    );
  },
  find: async (access, documents) =>
    mapAnswer(await standingCreditNotes(access, documents), (standing) =>
      documents.filter(({ creditNoteId }) => isVoid(standing.get(creditNoteId))).map(written),
    ),
};

function outcomeOf(document: CreditNoteVoid, seen: CreditNoteInBooks | undefined): ElementOutcome[] {
  if (isVoid(seen)) return [{ ok: true, written: written(document) }];
  if (seen && creditNoteFingerprint(seen) === document.standsAs) return [];

  return [changedMeanwhile(document)];
}

function isVoid(seen: CreditNoteInBooks | undefined): boolean {
  return seen !== undefined && isGone(seen);
}

function toXeroVoid({ creditNoteId, draft }: CreditNoteVoid): CreditNote {
  return { creditNoteID: creditNoteId, status: (draft ? "DELETED" : "VOIDED") as unknown as CreditNote.StatusEnum };
}

function written({ number, creditNoteId }: CreditNoteVoid): Written {
  return { naturalKey: number, remoteId: creditNoteId };
}
