import { isoSeconds } from "../clock";
import { smaller } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Order, OrderTransaction } from "../store/records";
import type { World } from "../world";
import { announcePayment } from "./announce-payment";
import { captureAuthorisation, openAuthorisation } from "./capture-payment";
import { gatewayOf, MANUAL, type Gateway } from "./gateways";
import { canMarkAsPaid } from "./order-status";
import { orderTotals } from "./order-totals";
import { isPendingPayment, remainingOf } from "./payment-state";
import { addTransaction } from "./transactions";

/**
 * Shopify's orderMarkAsPaid: captures an open authorisation when there is one, otherwise records a sale by hand over
 * the whole outstanding balance, by the method the customer chose if one is pending (bank deposit, cash on delivery).
 * Refuses when nothing is owed or it is cancelled.
 */
export function markAsPaid(world: World, order: Order): OrderTransaction {
  if (!canMarkAsPaid(order)) throw new Refusal(`Order ${order.name} cannot be marked as paid: it is ${stateOf(order)}.`);
  const { outstanding } = orderTotals(order);
  const authorisation = openAuthorisation(order);
  if (authorisation) return captureAuthorisation(world, order, { authorisation, amount: smaller(outstanding, remainingOf(order, authorisation)), final: true });
  const promised = order.transactions.find(isPendingPayment);
  const gateway = promised ? gatewayOf(promised) : MANUAL;
  return recordPayment(world, order, { gateway, amount: outstanding, processedAtMs: world.clock.now(), parentId: promised?.id ?? null });
}

export interface ReceivedPayment {
  readonly gateway: Gateway;
  readonly amount: bigint;
  readonly processedAtMs: number;
  /** The pending payment this one fulfils. */
  readonly parentId?: number | null;
}

/** Records money that arrived outside the checkout. The caller has checked amount and date. */
export function recordPayment(world: World, order: Order, { gateway, amount, processedAtMs, parentId = null }: ReceivedPayment): OrderTransaction {
  const transaction = addTransaction(world, order, { ...gateway, kind: "SALE", amount, parentId, processedAt: isoSeconds(processedAtMs) });
  announcePayment(world, order, [transaction]);
  return transaction;
}

function stateOf(order: Order): string {
  if (order.cancelledAt) return "cancelled";
  return orderTotals(order).outstanding > 0n ? "waiting for a pending payment" : "paid already";
}
