import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import type { Order, OrderTransaction, Refund } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { financialStatus } from "./order-status";
import { replaceTransaction } from "./transactions";

export interface Outcome {
  readonly status: "ERROR" | "FAILURE" | "SUCCESS";
  readonly errorCode: string | null;
}

/** The provider's late answer to a pending payment or refund. */
export function finishTransaction(world: World, order: Order, { transactionId, outcome }: { readonly transactionId: number; readonly outcome: Outcome }): void {
  const pending = order.transactions.find(({ id }) => id === transactionId);
  if (pending?.status !== "PENDING") throw new Refusal(`Order ${order.name} has no pending transaction ${transactionId}.`);
  const finished: OrderTransaction = { ...pending, ...outcome, processedAt: isoSeconds(world.clock.now()) };
  replaceTransaction(order, finished);
  if (pending.kind === "REFUND") order.refunds = order.refunds.map((refund) => withoutPending(refund, pending));
  const paid = pending.kind !== "REFUND" && outcome.status === "SUCCESS" && financialStatus(order) === "PAID";
  const topics = paid ? ["orders/paid", "orders/updated"] : ["orders/updated"];
  commitChange(world, order, { topics, transactions: [finished], text: `${pending.formattedGateway} ${pending.kind.toLowerCase()}: ${outcome.status.toLowerCase()}.` });
}

/** The money has gone (or will never): nothing is pending about it. A refund that failed is owed to the customer. */
function withoutPending(refund: Refund, { id, amount }: OrderTransaction): Refund {
  if (!refund.transactionIds.includes(id)) return refund;
  const adjustments = refund.adjustments
    .map((one) => (one.reason === "PENDING_REFUND_DISCREPANCY" ? { ...one, amount: one.amount - amount } : one))
    .filter((one) => one.reason !== "PENDING_REFUND_DISCREPANCY" || one.amount !== 0n);
  return { ...refund, adjustments };
}
