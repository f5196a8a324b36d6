import { paymentTermsBody } from "../webhooks/bodies/payment-terms-body";
import { orderBody } from "../webhooks/bodies/order-body";
import { transactionBody } from "../webhooks/bodies/transaction-body";
import type { Order } from "../store/records";
import type { World } from "../world";

/** An order as the REST Admin API gives it: the body of its webhooks, with its transactions and payment terms. */
export function restOrderOf(world: World, order: Order) {
  const terms = order.paymentTermsId === null ? undefined : world.store.paymentTerms.get(order.paymentTermsId);
  return {
    ...orderBody(world, order),
    payment_terms: terms ? paymentTermsBody(world, terms) : null,
    transactions: order.transactions.map((transaction) => transactionBody(order, transaction)),
  };
}
