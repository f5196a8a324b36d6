import type { Order } from "../../store/records";
import { connection, pageOf } from "../connection";
import type { Args, GraphContext } from "../context";
import { isVisible } from "../order-access";
import { keyFor, sortedOrders } from "../order-index";
import { rangeOf } from "../search/range";
import { search, searchTest } from "../search/search";
import { searchableOrders } from "../search/searchable-orders";

const asked = (context: GraphContext) => ({ context, searchable: searchableOrders });

export function findOrders(orders: readonly Order[], query: unknown, context: GraphContext): Order[] {
  return search(orders, query, asked(context));
}

/** One page of some orders: searched, sorted (by processed_at unless asked otherwise), cut. */
export function ordersPage(orders: readonly Order[], args: Args, context: GraphContext) {
  return connection(findOrders(orders, args["query"], context), args, keyFor(context.world, sortKeyOf(args)));
}

/** One page of all orders of the shop that the app may see, read from the kept order of its sort key. */
export function allOrdersPage(args: Args, context: GraphContext) {
  const { entries } = sortedOrders(context.world, context.shop.domain, sortKeyOf(args));
  const passes = searchTest(args["query"], asked(context));
  const matches = (order: Order) => isVisible(context, order) && (passes === null || passes(order));
  return pageOf({ entries, ...rangeOf(entries, { query: args["query"], sortKey: sortKeyOf(args) }), matches }, args);
}

function sortKeyOf(args: Args): string {
  return String(args["sortKey"] ?? "PROCESSED_AT");
}
