import type { Order } from "../commerce/order";
import type { Allocation } from "../ledger/allocation";
import { refundKeyOf } from "../ledger/refund-payment";
import { formatMoney } from "../money/decimal-string";
import { equal, isZero } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { problem, type Problem } from "../problem";
import type { DatedAllocation, NextStep } from "./next-step";
import type { OrderSituation, StandingCreditNote } from "./order-situation";
import { attention, pending } from "./rest";

type Posted = OrderSituation & { invoice: NonNullable<OrderSituation["invoice"]> };

/**
 * What a refund still lacks in Xero, in this order: the credit note, the money given back on it, and the rest of its credit
 * set against the invoice. Null once all of it stands.
 */
export function stepForRefunds(situation: Posted, plan: PostingPlan): NextStep | null {
  const { invoice, creditNotes, bookedRefunds } = situation;
  const missing = plan.creditNotes.filter(({ refundId }) => !creditNotes.has(refundId));
  if (missing.length > 0 && isUnapproved(invoice.seen.status)) {
    return pending(`Invoice ${invoice.seen.number} waits for approval in Xero; the refund is recorded as soon as it is approved.`);
  }
  if (missing.length > 0) return { do: "create-credit-notes", creditNotes: missing };

  const wrong = plan.creditNotes.flatMap((note) => differs(note, creditNotes.get(note.refundId)));
  if (wrong.length > 0) return attention(wrong);
  const waiting = [...creditNotes.values()].find(({ seen }) => isUnapproved(seen.status));
  if (waiting) return pending(`Credit note ${waiting.seen.number} waits for approval in Xero.`);

  const refunds = plan.refunds.filter((refund) => !bookedRefunds.has(refundKeyOf(refund)));
  if (refunds.length > 0) return { do: "create-refunds", refunds };
  const allocations = plan.allocations.filter(({ creditNote }) => isUnallocated(situation, creditNote));

  return allocations.length > 0 ? { do: "allocate-credit", allocations: allocations.map((each) => dated(each, plan)) } : null;
}

/** Credit that neither was given back nor settles an invoice: in Xero it stands beside what the invoice still owes. */
export function openCredit({ creditNotes }: OrderSituation): bigint {
  return [...creditNotes.values()].reduce((sum, { seen }) => sum + seen.remainingCredit.minor, 0n);
}

function dated(allocation: Allocation, { creditNotes, invoice }: PostingPlan): DatedAllocation {
  const note = creditNotes.find(({ number }) => number === allocation.creditNote);

  return { ...allocation, date: note?.date ?? invoice.date };
}

function isUnallocated({ creditNotes }: OrderSituation, number: string): boolean {
  const note = [...creditNotes.values()].find(({ seen }) => seen.number === number);

  return note !== undefined && isZero(note.seen.allocated);
}

function isUnapproved(status: string): boolean {
  return status === "DRAFT" || status === "SUBMITTED";
}

/** A person's work on a credit note is respected, as on an invoice: it is shown, never undone. */
function differs(planned: PostingPlan["creditNotes"][number], standing: StandingCreditNote | undefined): Problem[] {
  if (!standing) return [];
  const { seen } = standing;
  if (seen.status === "VOIDED" || seen.status === "DELETED") {
    const what = seen.status === "VOIDED" ? "voided" : "deleted";

    return [
      problem(
        "gone-from-books",
        "decide",
        `Credit note ${seen.number} was ${what} in Xero. Crossfoot leaves it so and will not make it again.`,
      ),
    ];
  }
  const total = documentTotal(planned);
  if (equal(total, seen.total) && equal(documentTax(planned), seen.totalTax)) return [];

  return [
    problem(
      "books-differ",
      "decide",
      `Credit note ${seen.number} stands at ${formatMoney(seen.total)} in Xero, the refund at ${formatMoney(total)}. ` +
        "It was edited on one side; Crossfoot changes nothing by itself.",
    ),
  ];
}

/** Money beyond an invoice needs a kind of document that the engine does not make yet: posting the rest alone would hide it. */
export function overpaid(order: Order, { overpayments }: PostingPlan): Problem | null {
  const [first] = overpayments;
  if (!first) return null;

  return problem(
    "not-posted-yet",
    "decide",
    `The customer paid ${formatMoney(first.amount)} more than order ${order.name} comes to. Crossfoot does not post overpayments yet: enter it in Xero yourself.`,
  );
}
