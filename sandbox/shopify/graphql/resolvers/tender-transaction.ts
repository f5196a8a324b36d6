import { gid } from "../../gid";
import type { TenderTransaction } from "../../store/records/tender-transaction";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { money } from "../money-bag";
import { visibleOrder } from "../order-access";
import { search, type Searchable } from "../search/search";
import { unmodelled } from "./list-keys";

const searchableTenders: Searchable<TenderTransaction> = {
  connection: "tenderTransactions",
  fields: {
    id: ({ id }) => ({ number: id }),
    processed_at: ({ processedAt }) => ({ time: processedAt }),
    test: ({ test }) => ({ text: [String(test)] }),
    point_of_sale_device_id: unmodelled("tenderTransactions", "the filter point_of_sale_device_id"),
  },
  words: ({ remoteReference }) => [remoteReference],
};

/** The card every simulated customer pays with. */
const CARD = { __typename: "TenderTransactionCreditCardDetails", creditCardCompany: "Visa", creditCardNumber: "•••• •••• •••• 4242" };

export function tenderTransactionsPage(args: Args, context: GraphContext) {
  const ofShop = [...context.world.store.tenderTransactions.values()].filter(({ shop }) => shop === context.shop.domain);
  const found = search(ofShop, args["query"], { context, searchable: searchableTenders });
  return connection(found, args, ({ id }) => ({ value: id, id }));
}

export const tenderTypes = {
  TenderTransaction: defineType<TenderTransaction>({
    id: ({ id }) => gid("TenderTransaction", id),
    amount: ({ amount, currency }) => money(amount, currency),
    /** Null once the order is deleted, and for one outside the 60-day window. */
    order: ({ orderId }, _args, context) => visibleOrder(context, gid("Order", orderId)),
    transactionDetails: ({ paymentMethod }) => (paymentMethod === "credit_card" ? CARD : null),
    // No person stands behind a payment here.
    user: () => null,
  }),
};
