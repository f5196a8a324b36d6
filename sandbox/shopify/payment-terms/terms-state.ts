import { orderTotals } from "../orders/order-totals";
import type { Currencies, Order } from "../store/records";
import type { PaymentTerms, TermsRule } from "../store/records/payment-terms";
import type { World } from "../world";

/** What is owed under payment terms, in the customer's currency. Nothing of it is kept: the order says it. */
export interface TermsBalance {
  readonly currencies: Currencies;
  readonly total: bigint;
  /** Never negative: what the merchant owes is no payment due. */
  readonly due: bigint;
  /** When the money was complete; null while anything is owed. */
  readonly completedAt: string | null;
}

export function balanceOf(world: World, terms: PaymentTerms): TermsBalance {
  const order = terms.orderId === null ? undefined : world.store.orders.get(terms.orderId);
  if (order) return balanceOfOrder(order, terms);
  const draft = terms.draftId === null ? undefined : world.store.draftOrders.get(terms.draftId);
  if (!draft) throw new Error(`Payment terms ${terms.id} belong to neither an order nor a draft.`);
  const { total } = orderTotals(draft.priced);
  return { currencies: draft.priced, total, due: total, completedAt: null };
}

function balanceOfOrder(order: Order, terms: PaymentTerms): TermsBalance {
  const { currentTotal, outstanding } = orderTotals(order);
  const due = outstanding > 0n ? outstanding : 0n;
  const lastMoney = order.transactions.at(-1)?.processedAt ?? order.cancelledAt ?? terms.createdAt;
  return { currencies: order, total: currentTotal, due, completedAt: due === 0n ? lastMoney : null };
}

/** The date has come and money is owed. */
export function isDue(world: World, terms: PaymentTerms): boolean {
  const { dueAt } = terms.schedule;
  return dueAt !== null && Date.parse(dueAt) <= world.clock.now() && balanceOf(world, terms).due > 0n;
}

/** "Net 30", "Due on receipt": the names of Shopify's templates. */
export function termsName({ type, dueInDays }: TermsRule): string {
  if (type === "NET") return `Net ${dueInDays}`;
  if (type === "FIXED") return "Fixed";
  return type === "RECEIPT" ? "Due on receipt" : "Due on fulfillment";
}
