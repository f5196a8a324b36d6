import { GraphQLError } from "graphql";
import { gid } from "../../gid";
import { financialStatus } from "../../orders/order-status";
import type { Order } from "../../store/records";
import { connection, type SortKey } from "../connection";
import type { Args, GraphContext } from "../context";
import { search, type Searchable } from "../search/search";

const searchableOrders: Searchable<Order> = {
  connection: "orders",
  fields: {
    id: ({ id }) => ({ number: id }),
    name: ({ name, number }) => ({ text: [name, String(number)] }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    updated_at: ({ updatedAt }) => ({ time: updatedAt }),
    processed_at: ({ processedAt }) => ({ time: processedAt }),
    financial_status: (order) => ({ text: [financialStatus(order)] }),
    status: ({ cancelledAt }) => ({ text: ["any", cancelledAt ? "cancelled" : "open"] }),
    email: ({ email }) => ({ text: email ? [email] : [] }),
    customer_id: ({ customerId }) => ({ number: customerId ?? -1 }),
    tag: ({ tags }) => ({ text: tags }),
    test: ({ test }) => ({ text: [String(test)] }),
    po_number: ({ poNumber }) => ({ text: poNumber ? [poNumber] : [] }),
  },
  words: (order) => [order.name, order.email ?? "", gid("Order", order.id)],
};

const SORT_VALUES: Readonly<Record<string, (order: Order) => number | string>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  PROCESSED_AT: ({ processedAt }) => processedAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  ORDER_NUMBER: ({ number }) => number,
  ID: ({ id }) => id,
  FINANCIAL_STATUS: financialStatus,
};

export function findOrders(orders: readonly Order[], query: unknown, context: GraphContext): Order[] {
  return search(orders, query, { context, searchable: searchableOrders });
}

/** One page of orders: searched, sorted (by processed_at unless asked otherwise), cut. */
export function ordersPage(orders: readonly Order[], args: Args, context: GraphContext) {
  return connection(findOrders(orders, args["query"], context), args, sortKey(String(args["sortKey"] ?? "PROCESSED_AT")));
}

function sortKey(name: string): (order: Order) => SortKey {
  const valueOf = SORT_VALUES[name];
  if (!valueOf) throw new GraphQLError(`The simulated Shopify does not sort orders by ${name} yet.`);
  return (order) => ({ value: valueOf(order), id: order.id });
}
