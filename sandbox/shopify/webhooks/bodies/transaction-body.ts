import { gid } from "../../gid";
import { formatFixed } from "../../money/minor-units";
import type { Order, OrderTransaction } from "../../store/records";
import { restTime } from "./money-set";

/** Body of order_transactions/create, and of the transactions inside a refund. */
export function transactionBody(order: Order, transaction: OrderTransaction) {
  return {
    id: transaction.id,
    order_id: order.id,
    kind: transaction.kind.toLowerCase(),
    gateway: transaction.gateway,
    status: "success",
    message: null,
    created_at: restTime(transaction.createdAt),
    processed_at: restTime(transaction.processedAt),
    test: order.test,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: transaction.parentId,
    device_id: null,
    error_code: null,
    source_name: "web",
    amount: formatFixed(transaction.amount, order.currency),
    currency: order.currency,
    payment_id: `${order.name}.${transaction.id}`,
    receipt: {},
    manual_payment_gateway: transaction.manual,
    admin_graphql_api_id: gid("OrderTransaction", transaction.id),
  };
}
