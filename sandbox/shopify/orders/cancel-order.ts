import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import type { CancelReason, Order, Refund } from "../store/records";
import type { World } from "../world";
import { letGo } from "./capture-payment";
import { commitChange } from "./change-order";
import { STORE_CREDIT } from "./gateways";
import { currentQuantity } from "./line-amounts";
import { orderTotals } from "./order-totals";
import { isAuthorisation, remainingOf } from "./payment-state";
import { PLAIN_REFUND, takeBack } from "./refund-order";
import { everythingLeft } from "./whole-refund";

export interface CancelRequest {
  readonly reason: CancelReason;
  /** False keeps the customer's money: the order then shows what the merchant owes. */
  readonly refund: boolean;
  readonly restock: boolean;
  /** The money becomes store credit instead of going back to the payments. */
  readonly toStoreCredit?: boolean;
  readonly note?: string | null;
}

/** Takes everything back, voids what was authorised, refunds what was paid if asked. */
export function cancelOrder(world: World, order: Order, request: CancelRequest): void {
  if (order.cancelledAt) throw new Refusal(`Order ${order.name} is cancelled already.`);
  const firstNew = order.transactions.length;
  for (const one of order.transactions.filter(isAuthorisation)) if (remainingOf(order, one) > 0n) letGo(world, order, one);
  const refund = cancelGoods(world, order, request);
  order.cancelledAt = isoSeconds(world.clock.now());
  order.cancelReason = request.reason;
  order.cancelNote = request.note ?? null;
  commitChange(world, order, {
    topics: ["orders/cancelled", "orders/updated"],
    transactions: order.transactions.slice(firstNew),
    refund,
    text: `Order cancelled: ${request.reason.toLowerCase()}.`,
  });
}

function cancelGoods(world: World, order: Order, { restock, refund: withMoney, toStoreCredit }: CancelRequest): Refund | null {
  const { currentTotal, net } = orderTotals(order);
  const amount = withMoney ? net : 0n;
  if (currentTotal === 0n && amount === 0n && order.lines.every((line) => currentQuantity(order, line) === 0)) return null;
  const transfers = toStoreCredit && amount > 0n ? [{ gateway: STORE_CREDIT, parentId: null, amount }] : null;
  const refund = takeBack(world, order, { ...PLAIN_REFUND, ...everythingLeft(order, restock ? "CANCEL" : "NO_RESTOCK"), amount, transfers });
  return withMoney ? refund : owedLater(order, refund.id);
}

/** "Refund later" is a debt to the customer, not money the merchant keeps: no discrepancy. */
function owedLater(order: Order, refundId: number): Refund | null {
  order.refunds = order.refunds.map((refund) => (refund.id === refundId ? { ...refund, adjustments: [] } : refund));
  return order.refunds.find((refund) => refund.id === refundId) ?? null;
}
