import type { Order } from "../commerce/order";
import { isReceipt } from "../commerce/order-transaction";
import { byRules } from "../edits/by-rules";
import { keepCoding } from "../edits/keep-coding";
import { askAboutEdits } from "../edits/step-for-edits";
import { askAboutBillTo, stepForBillTo } from "../payers/step-for-bill-to";
import { askAboutSecond, hasTwoPayers, stepForTwoPayers, stepWhenOffForBoth, withoutEnded } from "../payers/step-for-two-payers";
import type { PostingPlan } from "../posting/posting-plan";
import { nothingLeft } from "../posting/units-sold";
import { problem, type Problem } from "../problem";
import { goneFromBooks } from "./gone-from-books";
import type { NextStep } from "./next-step";
import type { OrderSituation, StandingInvoice } from "./order-situation";
import { attention, pending, type Rest } from "./rest";
import { stepForCalledOff, stepForChange } from "./step-for-change";
import { askAboutChoice, stepForChoice } from "./step-for-choice";
import { stepForCredit } from "./step-for-credit";
import { stepForPaidInBooks } from "./step-for-paid-in-books";
import { stepForReceipts } from "./step-for-receipts";
import { stepForRefunds } from "./step-for-refunds";

type Posted = OrderSituation & { invoice: StandingInvoice };

/** The next step for an order whose invoice stands in Xero. A person's work there is respected, never undone. */
export function stepForPostedOrder(given: Posted): NextStep {
  const situation = hasTwoPayers(given) ? withoutEnded(byRules(given)) : byRules(given);
  const { order, posting } = situation;
  if (posting.kind === "exclude")
    return isOff(order)
      ? stepWhenOffForBoth(situation, (part) => stepWhenOff(part, posting))
      : (heldBackTooLate(situation, posting) ?? { do: "rest", status: "excluded", reason: posting.reason });
  const gone = goneDocuments(situation);
  if (gone.length > 0) return attention(gone);
  if (posting.kind === "hold") return attention(posting.problems);
  if (posting.kind === "wait") return pending(posting.reason);
  if (hasTwoPayers(situation)) return stepForTwoPayers(situation, posting.plan);
  const coded = keepCoding(situation, posting.plan);
  const step = stepForPlan(coded, coded.posting.plan);

  return step.do === "rest" && step.status !== "attention"
    ? (askAboutEdits(coded, coded.posting.plan) ?? askAboutChoice(coded) ?? askAboutBillTo(coded) ?? askAboutSecond(coded) ?? step)
    : step;
}

/** What a person's edit leaves undecided does not keep money from being booked. */
function stepForPlan(situation: Posted, plan: PostingPlan): NextStep {
  return (
    stepForBillTo(situation, plan) ??
    stepForChange(situation, plan) ??
    stepForChoice(situation, plan) ??
    stepForReceipts(situation, plan) ??
    stepForRefunds(situation, plan) ??
    stepForCredit(situation) ??
    stepForPaidInBooks(situation, plan.tieOut.figures.outstanding)
  );
}

/** A tag that keeps orders out of the books came when the invoice stood already; one that is gone by now is as it should be. */
function heldBackTooLate({ invoice: { seen } }: Posted, { heldBackBy }: { heldBackBy?: string }): Rest | null {
  if (heldBackBy === undefined || goneFromBooks("Invoice", seen)) return null;

  return attention([
    problem(
      "choice-too-late",
      "decide",
      `Your rule for the tag “${heldBackBy}” keeps this order out of the books, but invoice ${seen.number} stood in Xero by then. ` +
        "Undo the order, or take the tag off it in Shopify.",
    ),
  ]);
}

/**
 * Cancelled with money kept or given back is still a sale, and planned as one, whatever else keeps it out of the books; without any,
 * the invoice has to go.
 */
function isOff(order: Order): boolean {
  return (order.cancelledAt !== null || order.deleted || nothingLeft(order)) && !order.transactions.some(isReceipt);
}

/** An invoice that is voided already, by us or by a person, is as it should be. */
function stepWhenOff(situation: Posted, { reason }: { reason: string }): NextStep {
  const rest: Rest = { do: "rest", status: "excluded", reason };
  if (goneFromBooks("Invoice", situation.invoice.seen)) return rest;

  return stepForCalledOff(situation) ?? stepForCredit(situation) ?? rest;
}

function goneDocuments({ invoice, supplements, corrections }: Posted): Problem[] {
  return [
    ...[invoice, ...supplements].map(({ seen }) => goneFromBooks("Invoice", seen)),
    ...corrections.map(({ seen }) => goneFromBooks("Credit note", seen)),
  ].filter((each) => each !== null);
}
