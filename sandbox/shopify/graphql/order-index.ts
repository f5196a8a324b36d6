import { GraphQLError } from "graphql";
import type { Collection } from "../../kit/collection";
import { toShopMoney } from "../money/presentment";
import { fulfilmentStatus } from "../fulfilments/fulfilment-state";
import { financialStatus } from "../orders/order-status";
import { orderTotals } from "../orders/order-totals";
import type { Customer, Order } from "../store/records";
import type { World } from "../world";
import { SortedList, type SortKey } from "./sorted-list";

type SortValue = (order: Order, world: World) => number | string;

/** What each sort key of `orders` sorts by. RELEVANCE has no figures behind it and goes by id. */
const SORT_VALUES: Readonly<Record<string, SortValue>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  PROCESSED_AT: ({ processedAt }) => processedAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  ORDER_NUMBER: ({ number }) => number,
  ID: ({ id }) => id,
  RELEVANCE: ({ id }) => id,
  FINANCIAL_STATUS: financialStatus,
  FULFILLMENT_STATUS: fulfilmentStatus,
  CUSTOMER_NAME: ({ customerId }, { store }) => surnameFirst(store.customers.get(customerId ?? 0)),
  DESTINATION: ({ shippingAddress }) => `${shippingAddress?.country ?? ""} ${shippingAddress?.city ?? ""}`,
  PO_NUMBER: ({ poNumber }) => poNumber ?? "",
  TOTAL_PRICE: (order) => sortableAmount(toShopMoney(orderTotals(order).total, order)),
  CURRENT_TOTAL_PRICE: (order) => sortableAmount(toShopMoney(orderTotals(order).currentTotal, order)),
  TOTAL_ITEMS_QUANTITY: ({ lines }) => lines.reduce((units, { quantity }) => units + quantity, 0),
};

function surnameFirst(customer: Customer | undefined): string {
  return customer ? `${customer.lastName} ${customer.firstName}`.toLowerCase() : "";
}

/** Minor units as text that sorts like the number; a total of an order is never negative. */
function sortableAmount(amount: bigint): string {
  return amount.toString().padStart(20, "0");
}

/** Every list in use of one collection of orders: by shop and sort key, made when first asked for, then kept in order. */
class OrderIndex {
  private readonly lists = new Map<string, Map<string, SortedList<Order>>>();

  constructor(private readonly orders: Collection<number, Order>) {
    orders.watch((id, order) => this.keep(id, order));
  }

  list(world: World, shop: string, sortKey: string): SortedList<Order> {
    const ofShop = this.lists.get(shop) ?? new Map<string, SortedList<Order>>();
    this.lists.set(shop, ofShop);
    const known = ofShop.get(sortKey);
    if (known) return known;
    const made = new SortedList([...this.orders.values()].filter((order) => order.shop === shop), keyFor(world, sortKey));
    ofShop.set(sortKey, made);
    return made;
  }

  private keep(id: number, order: Order | undefined): void {
    for (const [shop, ofShop] of this.lists) {
      if (order && order.shop !== shop) continue;
      for (const list of ofShop.values()) {
        if (order) list.put(order);
        else list.remove(id);
      }
    }
  }
}

const indexes = new WeakMap<Collection<number, Order>, OrderIndex>();

/** The orders of a shop under a sort key, ascending. */
export function sortedOrders(world: World, shop: string, sortKey: string): SortedList<Order> {
  const { orders } = world.store;
  const index = indexes.get(orders) ?? new OrderIndex(orders);
  indexes.set(orders, index);
  return index.list(world, shop, sortKey);
}

/** The place of an order under a sort key of `orders`. */
export function keyFor(world: World, sortKey: string): (order: Order) => SortKey {
  const valueOf = SORT_VALUES[sortKey];
  if (!valueOf) throw new GraphQLError(`The simulated Shopify does not sort orders by ${sortKey} yet.`, { extensions: { code: "NOT_MODELLED" } });
  return (order) => ({ value: valueOf(order, world), id: order.id });
}
