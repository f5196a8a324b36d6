import type { Order, Refund } from "../store/records";
import type { Return } from "../store/records/return";

export type OrderReturnStatus = "IN_PROGRESS" | "NO_RETURN" | "RETURNED" | "RETURN_REQUESTED";

/** All returns of an order in one word: what is going on comes before what is done. */
export function returnStatusOf({ returns }: Order): OrderReturnStatus {
  if (returns.some(({ status, processedAt }) => status === "OPEN" && processedAt === null)) return "IN_PROGRESS";
  if (returns.some(({ status }) => status === "REQUESTED")) return "RETURN_REQUESTED";
  return returns.some(({ processedAt }) => processedAt !== null) ? "RETURNED" : "NO_RETURN";
}

export function refundsOfReturn(order: Order, { id }: Return): Refund[] {
  return order.refunds.filter(({ returnId }) => returnId === id);
}
