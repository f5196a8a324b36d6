import type { Order } from "../store/records";
import { orderTotals } from "./order-totals";
import { hasLapsed, isPendingPayment } from "./payment-state";

export type FinancialStatus = "AUTHORIZED" | "EXPIRED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED" | "VOIDED";

export function financialStatus(order: Order): FinancialStatus {
  const totals = orderTotals(order);
  if (totals.refunded > 0n) return totals.refunded >= totals.received ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (totals.received > 0n) return totals.outstanding > 0n ? "PARTIALLY_PAID" : "PAID";
  if (totals.capturable > 0n) return "AUTHORIZED";
  return order.cancelledAt ? "VOIDED" : unpaidStatus(order, totals.currentTotal);
}

/** No money has come in and none is authorised. */
function unpaidStatus({ transactions }: Order, currentTotal: bigint): FinancialStatus {
  if (transactions.some(isPendingPayment)) return "PENDING";
  if (transactions.some(hasLapsed)) return "EXPIRED";
  if (transactions.some(({ kind }) => kind === "VOID")) return "VOIDED";
  return currentTotal > 0n ? "PENDING" : "PAID";
}

/**
 * Shopify: false when paid, cancelled, nothing is owed, or a provider's payment is still pending. True for an open
 * authorisation: it would be captured. A pending payment by hand (bank deposit, cash on delivery) is what it is for.
 */
export function canMarkAsPaid(order: Order): boolean {
  const waiting = order.transactions.some((transaction) => isPendingPayment(transaction) && !transaction.manual);
  return !order.cancelledAt && !waiting && orderTotals(order).outstanding > 0n;
}
