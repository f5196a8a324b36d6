import type { Payment } from "../ledger/payment";
import type { PostingPlan } from "../posting/posting-plan";
import type { OrderSituation } from "./order-situation";
import { attention, type Rest } from "./rest";
import { stepForPostedOrder } from "./step-for-posted-order";

/**
 * What to do with an order now. One write at a time: after it, the situation is read again and asked again,
 * so that a lost answer, a repeat or a person's edit in between can never lead to a second document.
 */
export type NextStep =
  | { do: "create-contact"; plan: PostingPlan }
  | { do: "create-invoice"; plan: PostingPlan }
  | { do: "create-payments"; payments: readonly Payment[] }
  | { do: "mark-order-paid" }
  | Rest;

export function nextStep(situation: OrderSituation): NextStep {
  const { posting, invoice, contactId } = situation;
  if (invoice) return stepForPostedOrder({ ...situation, invoice });
  if (posting.kind === "exclude") return { do: "rest", status: "excluded", reason: posting.reason };

  if (posting.kind === "hold") return attention(posting.problems);

  return { do: contactId ? "create-invoice" : "create-contact", plan: posting.plan };
}
