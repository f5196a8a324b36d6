import type { CreditNoteId } from "../../domain/ids";
import type { CreditNoteInBooks } from "../../domain/ledger/credit-note";
import { isKnown } from "../../domain/ledger/standing-document";
import type { Answer } from "../../ports/answer";
import type { BooksAccess } from "../../ports/books";
import type { ElementOutcome } from "../../ports/books-writer";
import { mapAnswer } from "./call";
import { readCreditNotes } from "./read-credit-notes";

/** The credit notes as they stand in Xero now, by their ids: read right before one is changed or voided. */
export async function standingCreditNotes(
  access: BooksAccess,
  documents: readonly { creditNoteId: CreditNoteId }[],
): Promise<Answer<Map<string, CreditNoteInBooks>>> {
  const answer = await readCreditNotes(
    access,
    documents.map(({ creditNoteId }) => creditNoteId),
  );

  // As of invoices.
  return mapAnswer(
    answer,
    (notes) => new Map(notes.flatMap(({ id, creditNote }) => (isKnown(creditNote) ? [[id as string, creditNote]] : []))),
  );
}

/** What a person changed since the merchant was shown it is left alone. */
export function changedMeanwhile({ number }: { number: string }): ElementOutcome {
  const message = `Credit note ${number} was changed in Xero a moment ago, so Crossfoot left it as it is. Press Retry.`;

  return { ok: false, naturalKey: number, message, taken: false };
}
