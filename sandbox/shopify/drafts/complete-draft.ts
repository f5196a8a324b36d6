import { isoSeconds } from "../clock";
import { createOrder } from "../orders/create-order";
import { valueOn } from "../orders/discount-rules";
import { MANUAL } from "../orders/gateways";
import type { DraftPayment } from "../orders/order-draft";
import { orderTotals } from "../orders/order-totals";
import { handTermsOver } from "../payment-terms/set-terms";
import { Refusal } from "../refusal";
import type { Order, OrderSource } from "../store/records";
import type { DraftOrder } from "../store/records/draft-order";
import { shopOf, type World } from "../world";
import { commitDraft } from "./change-draft";

/** The draft orders of Shopify's admin are an app of its own. */
const DRAFT_ORDERS: OrderSource = { name: "shopify_draft_order", appId: 1_354_745, appName: "Draft Orders", identifier: null };

/**
 * Makes the draft an order: marked as paid by hand, or with the payment pending. A draft with payment terms is always
 * pending; of its total only the deposit, if any, counts as paid.
 */
export function completeDraft(world: World, draft: DraftOrder, { paymentPending }: { paymentPending: boolean }): Order {
  if (draft.status === "COMPLETED") throw new Refusal("This order has already been paid");
  const order = createOrder(world, shopOf(world, draft.shop), {
    ...draft.content,
    source: DRAFT_ORDERS,
    payments: paymentsOf(draft, paymentPending),
    paymentTermsId: draft.paymentTermsId,
  });
  const terms = draft.paymentTermsId === null ? undefined : world.store.paymentTerms.get(draft.paymentTermsId);
  if (terms) handTermsOver(world, terms, order);
  draft.status = "COMPLETED";
  draft.orderId = order.id;
  draft.completedAt = draft.updatedAt = isoSeconds(world.clock.now());
  commitDraft(world, draft, "update");
  return order;
}

function paymentsOf(draft: DraftOrder, paymentPending: boolean): DraftPayment[] {
  if (draft.paymentTermsId === null) return paymentPending ? [] : [paidByHand(null)];
  const deposit = depositOf(draft);
  return deposit > 0n ? [paidByHand(deposit)] : [];
}

/** The part of the total due at once, in the customer's currency. */
export function depositOf({ depositPercent, priced }: DraftOrder): bigint {
  return depositPercent === null ? 0n : valueOn(orderTotals(priced).total, { percent: depositPercent });
}

function paidByHand(amount: bigint | null): DraftPayment {
  return { gateway: MANUAL, kind: "SALE", status: "SUCCESS", amount, amountRounding: 0n, change: 0n, errorCode: null, locationId: null, test: false };
}
