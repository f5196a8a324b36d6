import { dayIn, type Instant } from "../domain/instant";
import type { StandingLinks } from "../domain/sync/order-situation";
import { planUndo, type UndoPlan } from "../domain/undo/plan-undo";
import { callsFor } from "../domain/undo/undo-calls";
import { NOTHING_UNDONE, withOrder } from "../domain/undo/undo-sums";
import type { Connection } from "../ports/connection";
import type { StoredOrder } from "../ports/order-reader";
import { isReady, type ReadyConnection } from "./ready-connection";
import type { OrderUndoView } from "./undo-views";
import { kindViews } from "./undo-words";

type At = { now: Date; orderUrl: string };

/** What undoing the order would come to, by what was last read of it. The run itself reads everything again before it writes. */
export function showOrderUndo(connection: Connection, order: StoredOrder, at: At): OrderUndoView {
  const { wish } = order;
  const plan = isReady(connection) ? undoPlanOf(connection, order.standing, at) : null;
  const stands = plan !== null && plan.kind !== "nothing";
  const atRest = !order.waits && order.status !== "pending";

  return {
    wish: wish ?? null,
    dryRun: stands && !wish ? dryRunOf(plan, order) : null,
    canUndo: stands && wish?.kind !== "undo",
    canHoldBack: !stands && !wish && isReady(connection),
    canPostAgain: wish != null && atRest,
  };
}

/** By what was last read of its documents. */
export function undoPlanOf({ organisation, profile }: ReadyConnection, standing: StandingLinks, { now, orderUrl }: At): UndoPlan {
  const today = dayIn(organisation.timeZone, now.toISOString() as Instant);

  return planUndo(standing, { organisation, lockDates: profile.lockDates, orderUrl, today });
}

function dryRunOf(plan: UndoPlan, { recordId, name }: StoredOrder): NonNullable<OrderUndoView["dryRun"]> {
  const { parts, people } = withOrder(NOTHING_UNDONE, { recordId, order: name, plan });

  return {
    kinds: kindViews(parts),
    sentence: sentenceOf(plan),
    needsPerson: people.map(({ sentence }) => sentence),
    calls: callsFor(parts),
  };
}

function sentenceOf(plan: UndoPlan): string {
  if (plan.kind === "hold") return "It cannot be undone as it stands now: a person's work in Xero is in the way.";
  if (plan.kind !== "reverse") return "Afterwards nothing of this order stands in Xero. Xero keeps the numbers of what was voided.";
  const { creditNote } = plan;

  return creditNote
    ? `Its documents lie in a locked period, where nothing can be removed. Credit note ${creditNote.number}, dated ${creditNote.date}, takes the sale back.`
    : "Its documents lie in a locked period, and what stands comes to nothing already.";
}
