import { gid } from "../../gid";
import { cancelOrder } from "../../orders/cancel-order";
import { isPendingPayment } from "../../orders/payment-state";
import type { CancelReason, Order } from "../../store/records";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";

interface RefundMethod {
  readonly originalPaymentMethodsRefund?: boolean | null;
  readonly storeCreditRefund?: object | null;
}

interface Problem {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** Cancels an order for good. Shopify does it in a job; here the job is done when the answer comes. */
export function orderCancel(args: Args, context: GraphContext) {
  const order = visibleOrder(context, args["orderId"]);
  const method = (args["refundMethod"] ?? {}) as RefundMethod;
  const toStoreCredit = Boolean(method.storeCreditRefund);
  const problem = order ? problemOf(order, toStoreCredit) : { field: ["orderId"], code: "NOT_FOUND", message: "Order does not exist" };
  if (!order || problem) return { job: null, jobResult: null, orderCancelUserErrors: [problem], userErrors: [problem] };
  cancelOrder(context.world, order, {
    reason: args["reason"] as CancelReason,
    refund: toStoreCredit || method.originalPaymentMethodsRefund === true || args["refund"] === true,
    restock: args["restock"] === true,
    toStoreCredit,
    note: (args["staffNote"] ?? null) as string | null,
  });
  const id = gid("Job", order.id);
  return { job: { id, done: true }, jobResult: { id, done: true, errors: [], order, status: "SUCCEEDED" }, orderCancelUserErrors: [], userErrors: [] };
}

function problemOf(order: Order, toStoreCredit: boolean): Problem | null {
  const field = ["orderId"];
  if (order.cancelledAt) return { field, code: "INVALID", message: "Order has already been cancelled" };
  if (order.transactions.some(isPendingPayment)) return { field, code: "INVALID", message: "Cannot cancel an order with a pending payment" };
  if (toStoreCredit && order.customerId === null) {
    return { field: ["refundMethod"], code: "STORE_CREDIT_REFUND_MISSING_CUSTOMER", message: "The order has no customer to give store credit to" };
  }
  if (toStoreCredit && order.purchasingCompany) {
    return { field: ["refundMethod"], code: "STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED", message: "Store credit is not supported for B2B orders" };
  }
  return null;
}
