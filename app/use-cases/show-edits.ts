import { openEdits } from "../domain/edits/by-rules";
import { compareStanding } from "../domain/edits/compare-standing";
import { shareOf } from "../domain/edits/counted";
import { keptFor } from "../domain/edits/decision";
import { keepCoding } from "../domain/edits/keep-coding";
import { obstacleToPush } from "../domain/edits/obstacle-to-push";
import { invoiceFingerprint } from "../domain/ledger/invoice-fingerprint";
import { isGone } from "../domain/ledger/standing-document";
import { partWith } from "../domain/payers/part-with";
import type { StandingInvoice, StandingLinks } from "../domain/sync/order-situation";
import type { Connection } from "../ports/connection";
import type { StoredOrder } from "../ports/order-reader";
import { toRow } from "./edit-row";
import { showEditedNotes } from "./show-edited-notes";
import type { EditedInvoiceView, EditState } from "./edit-views";

type Posted = StandingLinks & { invoice: StandingInvoice };

/** Documents of the order that stand otherwise than they were sent, with all three sides of each field. */
export function showEdits(connection: Connection, order: StoredOrder): EditedInvoiceView[] {
  const { standing, plan } = order;
  const { invoice } = standing;
  if (!invoice) return [];
  const posted = { ...standing, invoice };

  return [invoice, ...standing.supplements]
    .flatMap((each) => showEdit(connection, each, partWith(each, { posted, plan })) ?? [])
    .concat(showEditedNotes(order, connection));
}

type Order = { posted: Posted; plan: StoredOrder["plan"] };

function showEdit(connection: Connection, shown: StandingInvoice, { posted, plan }: Order): EditedInvoiceView | null {
  const { sent, seen, decision } = shown;
  if (!sent) return null;
  const compared = compareStanding({ sent: asFirstCoded(sent), seen, planned: plannedOf(shown, { posted, plan }) });
  if (!compared.some(({ edited }) => edited)) return null;
  const state = stateOf({ ...shown, ...(connection.peopleRules && { rules: connection.peopleRules.documents }) });

  return {
    number: seen.number,
    state,
    rows: compared.map(toRow),
    standsAs: invoiceFingerprint(seen),
    decidedAt: state === "kept" && decision ? decision.at : null,
    pushObstacle: obstacleToPush(shown, connection),
  };
}

/** As the settings coded it, also where a change of ours has carried a person's coding since. */
function asFirstCoded(sent: NonNullable<StandingInvoice["sent"]>): NonNullable<StandingInvoice["sent"]> {
  return { ...sent, lines: sent.lines.map((line) => ({ ...line, ...line.codedAs })) };
}

/** What pushing ours would write: with our own coding, and without what other documents of the order count for. */
function plannedOf(shown: StandingInvoice, { posted, plan }: Order) {
  if (!plan) return null;
  if (posted.supplements.length + posted.corrections.length === 0) return plan.invoice.lines;
  const coded = keepCoding(posted, plan);
  const same = [coded.invoice, ...coded.supplements].find(({ id }) => id === shown.id) ?? shown;

  return shareOf(same, coded, coded.posting.plan).map((line) => ({ ...line, ...line.codedAs }));
}

function stateOf(shown: StandingInvoice): EditState {
  if (isGone(shown.seen)) return "gone";
  if (keptFor(shown)) return "kept";

  return openEdits(shown).length > 0 ? "asks" : "coding";
}
