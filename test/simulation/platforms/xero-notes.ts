import { noteFingerprint } from "../../../app/domain/edits/edited-note";
import { isUpdatedNote, type CreditNoteUpdate } from "../../../app/domain/edits/push-note";
import type { ElementOutcome, Written } from "../../../app/ports/books-writer";
import { violated } from "../kernel/simulation";
import { done, refused, type Organisation } from "./xero";
import { figuresOf } from "./xero-documents";

/**
 * Ours over a person's edit: nothing of a credit note changes once it is used (Xero, Nov 2026). I12: only what the merchant was
 * shown is written over. As of invoices, the app looks right before.
 */
export function updateNote(organisation: Organisation, sent: CreditNoteUpdate): ElementOutcome {
  const { number, creditNoteId, standsAs, contactId, date, reference, currency } = sent;
  const note = organisation.notes.get(creditNoteId);
  if (!note || noteFingerprint(note.now) !== standsAs) return refused(number, "The credit note was changed in Xero a moment ago.");
  const pushed = organisation.pushable.get(`${creditNoteId} ${standsAs}`);
  if (!pushed) violated(organisation.sim, `credit note ${note.now.number} was changed although nobody had asked for it`);
  if (note.now.payments.length > 0 || note.allocations.length > 0)
    return refused(number, "Credit note not of valid status for modification.");
  const { total, tax, lines } = figuresOf(sent.lines, { ...sent, rates: organisation.rates });
  const of = (minor: bigint) => ({ minor, currency });
  organisation.changedNote(note, { ...note.now, contactId, date, reference, lines, total: of(total), totalTax: of(tax) });
  note.byHand = false;
  pushed?.();

  return done({ naturalKey: number, remoteId: note.id, seen: note.now });
}

export function findUpdated({ notes }: Organisation, documents: readonly CreditNoteUpdate[]): Written[] {
  return documents.flatMap((document) => {
    const note = notes.get(document.creditNoteId);

    return note && isUpdatedNote(note.now, document) ? [{ naturalKey: document.number, remoteId: note.id, seen: note.now }] : [];
  });
}
