import { gid } from "../../gid";
import { formatInPresentment, formatInShop } from "../../money/format-order";
import { CARD } from "../../orders/gateways";
import { isAuthorisation, isPendingPayment, remainingOf } from "../../orders/payment-state";
import type { Order, OrderTransaction } from "../../store/records";
import { restTime } from "./money-set";

/** Body of order_transactions/create, and of the transactions inside a refund: amounts in the customer's currency. */
export function transactionBody(order: Order, transaction: OrderTransaction) {
  return {
    id: transaction.id,
    admin_graphql_api_id: gid("OrderTransaction", transaction.id),
    order_id: order.id,
    kind: transaction.kind.toLowerCase(),
    gateway: transaction.gateway,
    status: transaction.status.toLowerCase(),
    message: transaction.message,
    created_at: restTime(transaction.createdAt),
    processed_at: restTime(transaction.processedAt),
    test: transaction.test,
    authorization: transaction.authorization ?? "",
    location_id: transaction.locationId,
    parent_id: transaction.parentId,
    error_code: transaction.errorCode?.toLowerCase() ?? null,
    ...{ user_id: null, device_id: null, source_name: order.source.name },
    amount: formatInPresentment(transaction.amount, order),
    amount_rounding: transaction.amountRounding === 0n ? null : formatInPresentment(transaction.amountRounding, order),
    currency: order.presentment.currency,
    total_unsettled_set: unsettledSet(order, transaction),
    payment_id: `${order.name}.${transaction.id}`,
    ...(transaction.gateway === CARD.gateway ? { payment_details: CARD_DETAILS } : {}),
    receipt: {},
    manual_payment_gateway: transaction.manual,
  };
}

/** The card every simulated customer pays with. */
const CARD_DETAILS = {
  ...{ credit_card_bin: null, avs_result_code: null, cvv_result_code: null, buyer_action_info: null },
  ...{ credit_card_number: "•••• •••• •••• 4242", credit_card_company: "Visa", payment_method_name: "visa" },
  ...{ credit_card_name: null, credit_card_wallet: null, credit_card_expiration_month: null, credit_card_expiration_year: null },
};

/** The one set of a REST body whose currency is called `currency`. */
function unsettledSet(order: Order, transaction: OrderTransaction) {
  const open = isPendingPayment(transaction) ? transaction.amount : isAuthorisation(transaction) ? remainingOf(order, transaction) : 0n;
  return {
    presentment_money: { amount: formatInPresentment(open, order), currency: order.presentment.currency },
    shop_money: { amount: formatInShop(open, order), currency: order.currency },
  };
}
