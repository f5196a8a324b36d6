import { readOrderJson } from "../../app/adapters/shopify/order-json/read-order-json";
import type { Order } from "../../app/domain/commerce/order";
import type { OrderId } from "../../app/domain/ids";
import type { ShopOrders } from "../../app/ports/shop-orders";
import { benchOrder } from "../posting-orders";

export interface BenchShop {
  readonly ids: readonly OrderId[];
  /** New customers come first in their order; the others bought before, or stand in the books already. */
  readonly newCustomers: number;
  readonly refunded: number;
  read(id: OrderId): Order;
}

const REGULARS = 50;

/** The person number so much, as Shopify and the books know them. */
export function person(number: number) {
  const lastName = `Example ${number}`;

  return { displayName: `Alex ${lastName}`, firstName: "Alex", lastName, email: `alex.${number}@example.com` };
}

/** People who stand in the books before the first order: numbers below zero would be nobody's. */
export const regulars = Array.from({ length: REGULARS }, (_, index) => person(1_000_000 + index));

/**
 * Paid orders of four lines. Of ten, six are of a new customer, two of one of these again, two of a regular who stands in
 * the books by e-mail address; every twentieth had a line refunded.
 */
export function makeShop(count: number): BenchShop {
  const texts = new Map<OrderId, string>();
  const news = new Set<number>();
  for (let index = 0; index < count; index++) {
    const customer = customerOf(index);
    if (customer < 1_000_000) news.add(customer);
    const order = benchOrder(index, { refunded: index % 20 === 0, customer: { number: customer, ...person(customer) } });
    texts.set(order.id as OrderId, JSON.stringify(order));
  }

  return {
    ids: [...texts.keys()],
    newCustomers: news.size,
    refunded: Math.ceil(count / 20),
    read: (id) => readOrderJson(JSON.parse(texts.get(id) ?? "null"), "shop"),
  };
}

function customerOf(index: number): number {
  const place = index % 10;
  if (place < 6) return index;
  if (place < 8) return index - 6;

  return 1_000_000 + (index % REGULARS);
}

/** The shop as the engine asks it, without a network: what is measured are calls to the books. */
export function ordersOf(shop: BenchShop): ShopOrders {
  const unasked = () => Promise.reject(new Error("The engine does not ask a shop for this in a backfill."));

  return {
    read: (_shop, { id }) => Promise.resolve({ kind: "done", value: shop.read(id) }),
    changedSince: () => Promise.resolve({ kind: "done", value: { changes: [], newest: null, more: false } }),
    shop: unasked,
    recentOrders: unasked,
    markPaid: unasked,
  };
}
