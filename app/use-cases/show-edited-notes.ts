import { comesToAnother, compareNote, isKeptNote, noteFingerprint } from "../domain/edits/edited-note";
import { isGone } from "../domain/edits/compare-standing";
import type { DocumentLine } from "../domain/ledger/document-line";
import type { StandingCreditNote } from "../domain/sync/order-situation";
import type { StoredOrder } from "../ports/order-reader";
import type { EditedInvoiceView, EditState } from "./edit-views";
import { toRow } from "./edit-row";

/** Credit notes of the order that stand otherwise than they were sent. One that was taken away is told of by the order itself. */
export function showEditedNotes({ standing, plan }: StoredOrder): EditedInvoiceView[] {
  const refunds = [...standing.creditNotes].map(([refundId, note]) => {
    const planned = plan?.creditNotes.find((each) => each.refundId === refundId);

    return showNote(note, planned?.lines ?? null);
  });

  return [...refunds, ...standing.corrections.map((note) => showNote(note, null))].flatMap((view) => view ?? []);
}

function showNote(note: StandingCreditNote, planned: readonly DocumentLine[] | null): EditedInvoiceView | null {
  const { seen, decision } = note;
  const compared = compareNote(note, planned);
  if (isGone(seen) || !compared.some(({ edited }) => edited)) return null;
  const state: EditState = isKeptNote(note) ? "kept" : comesToAnother(note, planned) ? "asks" : "coding";

  return {
    number: seen.number,
    creditNote: true,
    state,
    rows: compared.map(toRow),
    standsAs: noteFingerprint(seen),
    decidedAt: state === "kept" && decision ? decision.at : null,
    pushObstacle: "Crossfoot never writes over a credit note. To have it as it was sent, change it back in Xero.",
  };
}
