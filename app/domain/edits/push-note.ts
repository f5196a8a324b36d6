import type { ContactId, CreditNoteId } from "../ids";
import type { CreditNote, CreditNoteInBooks } from "../ledger/credit-note";
import { standsAsSent, trackedAsSent } from "../ledger/invoice-fingerprint";
import type { Organisation } from "../ledger/organisation";
import { isZero } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { problem } from "../problem";
import type { NextStep } from "../sync/next-step";
import type { OrderSituation, StandingCreditNote } from "../sync/order-situation";
import { attention } from "../sync/rest";
import { noteFingerprint } from "./edited-note";
import { obstacleInWords } from "./obstacles";
import { cutText } from "../plain-text";

/** Ours, whole: it is sent only while the credit note stands as `standsAs` says, which is what the merchant was shown. */
export type CreditNoteUpdate = Omit<CreditNote, "refundId"> & { contactId: ContactId; creditNoteId: CreditNoteId; standsAs: string };

type Noted = Pick<OrderSituation, "creditNotes" | "corrections" | "ground">;

/** The merchant wants ours written over a person's edit of a credit note: the lines as they should be now, the rest as it was sent. */
export function stepForPushedNote({ creditNotes, corrections, ground }: Noted, plan: PostingPlan): NextStep | null {
  const notes = [...creditNotes, ...corrections.map((note) => [note.seen.number, note] as const)];
  const [localId, pushed] = notes.find(([, note]) => isPushedNote(note)) ?? [];
  if (!localId || !pushed?.sent?.contactId || !pushed.decision) return null;
  const obstacle = obstacleToPushNote(pushed, ground);
  if (obstacle !== null) return attention([problem("edited-in-books", "decide", obstacle)]);
  const { number } = pushed.seen;
  const { sent, decision } = pushed;
  const lines = plan.creditNotes.find((planned) => planned.number === number)?.lines ?? sent.lines;
  const { contactId = "" as ContactId } = sent;

  return {
    do: "update-credit-note",
    localId,
    update: { ...sent, contactId, number, lines, creditNoteId: pushed.id, standsAs: decision.standsAs },
  };
}

/** Spent once it was sent, and void where the credit note stands otherwise by now. */
function isPushedNote({ seen, sent, decision }: StandingCreditNote): boolean {
  if (decision?.do !== "push" || (sent as Partial<CreditNoteUpdate> | null)?.standsAs === decision.standsAs) return false;

  return noteFingerprint(seen) === decision.standsAs;
}

/** Why ours cannot be written over it, with what can be done; null where it can. Xero, Nov 2026: nothing of it changes once it is used. */
export function obstacleToPushNote({ seen, sent }: StandingCreditNote, { organisation }: { organisation: Organisation }): string | null {
  const isUsed = !isZero(seen.allocated) || seen.payments.length > 0;
  const standing = {
    named: `credit note ${seen.number}`,
    kept: sent?.contactId !== undefined && seen.lines !== undefined,
    status: seen.status,
    used: isUsed ? "is set against an invoice or paid out" : null,
    day: seen.date ?? sent?.date ?? "",
  };

  return obstacleInWords(standing, organisation, {
    "not-kept": ", so it cannot be put back.",
    gone: ", and stays so.",
    used: ", and Xero lets nobody change it then. Take that off it in Xero and push again, or keep theirs.",
    locked: ". Unlock the period in Xero and push again, or keep theirs.",
  });
}

/** It stands as such an update asks for. */
export function isUpdatedNote(seen: CreditNoteInBooks, { lines, contactId, date, reference }: CreditNoteUpdate): boolean {
  if (!seen.lines || seen.contactId !== contactId || seen.date !== date || (seen.reference ?? "") !== cutText(reference, 255)) return false;
  const standing = { lines: seen.lines };

  return standsAsSent(standing, { lines }) && trackedAsSent(standing, { lines });
}
