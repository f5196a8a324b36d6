import { comesToAnother, compareNote, isKeptNote, noteFingerprint } from "../domain/edits/edited-note";
import { obstacleToPushNote } from "../domain/edits/push-note";
import { isGone } from "../domain/ledger/standing-document";
import type { DocumentLine } from "../domain/ledger/document-line";
import { plannedNoteLines } from "../domain/payers/part-with";
import type { StandingCreditNote } from "../domain/sync/order-situation";
import type { Connection } from "../ports/connection";
import type { StoredOrder } from "../ports/order-reader";
import type { EditedInvoiceView, EditState } from "./edit-views";
import { toRow } from "./edit-row";

/** Credit notes of the order that stand otherwise than they were sent. One that was taken away is told of by the order itself. */
export function showEditedNotes({ standing, plan }: StoredOrder, connection: Connection): EditedInvoiceView[] {
  const shown = (note: StandingCreditNote, planned: readonly DocumentLine[] | null) => {
    const view = showNote(note, planned);

    return view ? [{ ...view, pushObstacle: obstacleToPushNote(note, connection) }] : [];
  };
  const refunds = [...standing.creditNotes].flatMap(([key, note]) => shown(note, plannedNoteLines(plan, key)));

  return [...refunds, ...standing.corrections.flatMap((note) => shown(note, null))];
}

function showNote(note: StandingCreditNote, planned: readonly DocumentLine[] | null): Omit<EditedInvoiceView, "pushObstacle"> | null {
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
  };
}
