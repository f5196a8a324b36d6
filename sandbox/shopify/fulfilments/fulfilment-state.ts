import { currentQuantity } from "../orders/line-amounts";
import type { Order, OrderLine } from "../store/records";

export type FulfilmentStatus = "FULFILLED" | "PARTIALLY_FULFILLED" | "RESTOCKED" | "UNFULFILLED";

export function fulfilledQuantity(order: Order, line: OrderLine): number {
  const parts = order.fulfilments.flatMap(({ lines }) => lines).filter(({ lineId }) => lineId === line.id);
  return parts.reduce((total, { quantity }) => total + quantity, 0);
}

/** Units that are still to leave. Units that came back after they left are not among them. */
export function unfulfilledQuantity(order: Order, line: OrderLine): number {
  return Math.max(0, currentQuantity(order, line) - fulfilledQuantity(order, line));
}

/** How far an order has come. Goods that were taken back before they left leave it "restocked". */
export function fulfilmentStatus(order: Order): FulfilmentStatus {
  const left = order.lines.reduce((total, line) => total + unfulfilledQuantity(order, line), 0);
  if (order.fulfilments.length > 0) return left === 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
  return left === 0 && order.lines.length > 0 ? "RESTOCKED" : "UNFULFILLED";
}

/** As REST writes it: null, "partial" or "fulfilled". */
export function restFulfilmentStatus(order: Order): "fulfilled" | "partial" | "restocked" | null {
  const status = fulfilmentStatus(order);
  if (status === "RESTOCKED") return "restocked";
  if (status === "UNFULFILLED") return null;
  return status === "FULFILLED" ? "fulfilled" : "partial";
}
