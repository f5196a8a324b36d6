import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import type { CancelReason, Order } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { orderTotals, refundedQuantity, remainingOf } from "./order-totals";
import { takeBack } from "./refund-order";
import { addTransaction } from "./take-payment";

export interface CancelRequest {
  readonly reason: CancelReason;
  /** False keeps the customer's money: the order then shows what the merchant owes. */
  readonly refund: boolean;
  readonly restock: boolean;
}

/** Takes everything back, voids what was authorised, refunds what was paid if asked. */
export function cancelOrder(world: World, order: Order, request: CancelRequest): void {
  if (order.cancelledAt) throw new Refusal(`Order ${order.name} is cancelled already.`);
  const firstNew = order.transactions.length;
  voidAuthorisations(world, order);
  const refund = cancelGoods(world, order, request);
  order.cancelledAt = isoSeconds(world.clock.now());
  order.cancelReason = request.reason;
  commitChange(world, order, {
    topics: ["orders/cancelled", "orders/updated"],
    transactions: order.transactions.slice(firstNew),
    refund,
    text: `Order cancelled: ${request.reason.toLowerCase()}.`,
  });
}

function cancelGoods(world: World, order: Order, request: CancelRequest) {
  const lines = order.lines
    .map((line) => ({ lineId: line.id, quantity: line.quantity - refundedQuantity(order, line) }))
    .filter((line) => line.quantity > 0);
  const { currentShipping, net } = orderTotals(order);
  if (lines.length === 0 && currentShipping === 0n) return null;
  const refund = takeBack(world, order, {
    lines,
    restockType: request.restock ? "CANCEL" : "NO_RESTOCK",
    shipping: currentShipping,
    amount: request.refund ? net : 0n,
    note: null,
  });
  return request.refund ? refund : owedLater(order, refund.id);
}

/** "Refund later" is a debt to the customer, not money the merchant keeps: no discrepancy. */
function owedLater(order: Order, refundId: number) {
  order.refunds = order.refunds.map((refund) => (refund.id === refundId ? { ...refund, discrepancy: null } : refund));
  return order.refunds.find((refund) => refund.id === refundId) ?? null;
}

function voidAuthorisations(world: World, order: Order): void {
  const processedAt = isoSeconds(world.clock.now());
  for (const authorisation of order.transactions.filter(({ kind }) => kind === "AUTHORIZATION")) {
    const amount = remainingOf(order, authorisation);
    if (amount <= 0n) continue;
    const { gateway, formattedGateway, manual, id: parentId } = authorisation;
    addTransaction(world, order, { gateway, formattedGateway, manual, kind: "VOID", amount, parentId, processedAt });
  }
}
