import { canMarkAsPaid } from "../../orders/order-status";
import { markAsPaid } from "../../orders/take-payment";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";

/** Captures an open authorisation, else records a manual sale over the outstanding balance. */
export function orderMarkAsPaid(args: Args, context: GraphContext) {
  const { id } = args["input"] as { id: string };
  const order = visibleOrder(context, id);
  if (!order) return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
  if (!canMarkAsPaid(order)) return { order, userErrors: [{ field: ["id"], message: "Order cannot be marked as paid." }] };
  markAsPaid(context.world, order);
  return { order, userErrors: [] };
}
