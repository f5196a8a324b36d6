import type { CalendarDate } from "../instant";
import type { Allocation } from "../ledger/allocation";
import type { CreditNote } from "../ledger/credit-note";
import type { Payment } from "../ledger/payment";
import type { RefundPayment } from "../ledger/refund-payment";
import type { PostingPlan } from "../posting/posting-plan";
import type { OrderSituation } from "./order-situation";
import { attention, pending, type Rest } from "./rest";
import { stepForPostedOrder } from "./step-for-posted-order";
import { overpaid } from "./step-for-refunds";

/**
 * What to do with an order now. One write at a time: after it, the situation is read again and asked again,
 * so that a lost answer, a repeat or a person's edit in between can never lead to a second document.
 */
export type NextStep =
  | { do: "create-contact"; plan: PostingPlan }
  | { do: "create-invoice"; plan: PostingPlan }
  | { do: "create-payments"; payments: readonly Payment[] }
  | { do: "create-credit-notes"; creditNotes: readonly CreditNote[] }
  | { do: "create-refunds"; refunds: readonly RefundPayment[] }
  | { do: "allocate-credit"; allocations: readonly DatedAllocation[] }
  | { do: "mark-order-paid" }
  | Rest;

/** Dated as its credit note. */
export type DatedAllocation = Allocation & { date: CalendarDate };

export function nextStep(situation: OrderSituation): NextStep {
  const { posting, invoice, contactId } = situation;
  if (invoice) return stepForPostedOrder({ ...situation, invoice });
  if (posting.kind === "exclude") return { do: "rest", status: "excluded", reason: posting.reason };

  if (posting.kind === "wait") return pending(posting.reason);
  if (posting.kind === "hold") return attention(posting.problems);
  const beyond = overpaid(situation.order, posting.plan);
  if (beyond) return attention([beyond]);

  return { do: contactId ? "create-invoice" : "create-contact", plan: posting.plan };
}
