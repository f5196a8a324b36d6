import type { Order } from "../store/records";
import { orderTotals, refundedQuantity } from "./order-totals";

export type FinancialStatus = "AUTHORIZED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED" | "VOIDED";

export function financialStatus(order: Order): FinancialStatus {
  const totals = orderTotals(order);
  if (totals.refunded > 0n) return totals.refunded >= totals.received ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (totals.received > 0n) return totals.outstanding > 0n ? "PARTIALLY_PAID" : "PAID";
  if (totals.capturable > 0n) return "AUTHORIZED";
  if (order.cancelledAt) return "VOIDED";
  return totals.currentTotal > 0n ? "PENDING" : "PAID";
}

/** Shopify: false when paid, cancelled or nothing is owed. True for an open authorisation: it would be captured. */
export function canMarkAsPaid(order: Order): boolean {
  return !order.cancelledAt && orderTotals(order).outstanding > 0n;
}

/** The simulated shop ships nothing: an order is unfulfilled until its goods are taken back. */
export function fulfillmentStatus(order: Order): "RESTOCKED" | "UNFULFILLED" {
  const allBack = order.lines.every((line) => refundedQuantity(order, line) >= line.quantity);
  return allBack && order.lines.length > 0 ? "RESTOCKED" : "UNFULFILLED";
}
