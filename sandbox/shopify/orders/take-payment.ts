import { isoSeconds } from "../clock";
import { formatFixed } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Order, OrderTransaction } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { canMarkAsPaid, financialStatus } from "./order-status";
import { orderTotals, remainingOf } from "./order-totals";

export type Gateway = Pick<OrderTransaction, "formattedGateway" | "gateway" | "manual">;

export const CARD: Gateway = { gateway: "shopify_payments", formattedGateway: "Shopify Payments", manual: false };
const MANUAL: Gateway = { gateway: "manual", formattedGateway: "Manual", manual: true };

/**
 * Shopify's orderMarkAsPaid: captures an open authorisation when there is one, otherwise records a
 * manual sale over the whole outstanding balance. Refuses when nothing is owed or it is cancelled.
 */
export function markAsPaid(world: World, order: Order): OrderTransaction {
  if (!canMarkAsPaid(order)) throw new Refusal(`Order ${order.name} cannot be marked as paid: it is ${stateOf(order)}.`);
  if (orderTotals(order).capturable > 0n) return capture(world, order);
  const { outstanding } = orderTotals(order);
  return recordPayment(world, order, { gateway: MANUAL, amount: outstanding, processedAtMs: world.clock.now() });
}

/** Takes the money of an open authorisation, as much of it as is owed. */
export function capture(world: World, order: Order): OrderTransaction {
  const authorisation = order.transactions.find((one) => one.kind === "AUTHORIZATION" && remainingOf(order, one) > 0n);
  if (!authorisation) throw new Refusal(`Order ${order.name} has no authorised payment to capture.`);
  const owed = orderTotals(order).outstanding;
  const authorised = remainingOf(order, authorisation);
  const amount = owed < authorised ? owed : authorised;
  if (amount <= 0n) throw new Refusal(`Nothing is owed on order ${order.name}.`);
  const transaction = addTransaction(world, order, {
    ...CARD,
    kind: "CAPTURE",
    amount,
    parentId: authorisation.id,
    processedAt: isoSeconds(world.clock.now()),
  });
  announcePayment(world, order, transaction);
  return transaction;
}

export interface ReceivedPayment {
  readonly gateway: Gateway;
  readonly amount: bigint;
  readonly processedAtMs: number;
}

/** Records money that arrived outside the checkout. The caller has checked amount and date. */
export function recordPayment(world: World, order: Order, payment: ReceivedPayment): OrderTransaction {
  const transaction = addTransaction(world, order, {
    ...payment.gateway,
    kind: "SALE",
    amount: payment.amount,
    parentId: null,
    processedAt: isoSeconds(payment.processedAtMs),
  });
  announcePayment(world, order, transaction);
  return transaction;
}

export function manualGateway(name: string): Gateway {
  return { gateway: name, formattedGateway: name, manual: true };
}

export function addTransaction(world: World, order: Order, content: Omit<OrderTransaction, "createdAt" | "id">): OrderTransaction {
  const transaction = { ...content, id: world.store.newId(), createdAt: isoSeconds(world.clock.now()) };
  order.transactions.push(transaction);
  return transaction;
}

function announcePayment(world: World, order: Order, transaction: OrderTransaction): void {
  const settled = financialStatus(order) === "PAID";
  commitChange(world, order, {
    topics: settled ? ["orders/paid", "orders/updated"] : ["orders/updated"],
    transactions: [transaction],
    text: `${transaction.formattedGateway} payment of ${formatFixed(transaction.amount, order.currency)} ${order.currency} received.`,
  });
}

function stateOf(order: Order): string {
  return order.cancelledAt ? "cancelled" : "paid already";
}
