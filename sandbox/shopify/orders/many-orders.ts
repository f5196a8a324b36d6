import { setImmediate as nextTurn } from "node:timers/promises";
import { seededChance } from "../../kit/faults/seeded-chance";
import { DAY_MS, MINUTE_MS, isoSeconds } from "../clock";
import type { Order, Product, Shop } from "../store/records";
import type { World } from "../world";
import { createOrder } from "./create-order";
import { readOrderRequest } from "./order-request";

export interface ManyOrders {
  readonly count: number;
  readonly seed: number;
}

/** Within the sixty days that an app may look back. */
const SPREAD_MS = 55 * DAY_MS;
const LINES_AT_MOST = 3;
const UNITS_AT_MOST = 4;
/** Other requests are answered in between. */
const ORDERS_AT_ONCE = 100;

/**
 * Places many paid orders of the shop's goods by the shop's customers, spread over the last 55 days, oldest first. The
 * same seed gives the same goods and customers. Each is announced like any other order.
 */
export async function createManyOrders(world: World, shop: Shop, { count, seed }: ManyOrders): Promise<{ first: Order; last: Order }> {
  const requests = requestsOf(world, shop, { count, seed });
  const orders: Order[] = [];
  for (const [index, request] of requests.entries()) {
    if (index % ORDERS_AT_ONCE === ORDERS_AT_ONCE - 1) await nextTurn();
    orders.push(createOrder(world, shop, readOrderRequest(world, shop, request)));
  }
  const [first] = orders;
  const last = orders.at(-1);
  if (!first || !last) throw new Error("No order was asked for.");
  return { first, last };
}

function requestsOf({ store, clock }: World, shop: Shop, { count, seed }: ManyOrders): object[] {
  const draw = seededChance(seed);
  const skus = [...store.products.values()].filter((product: Product) => product.shop === shop.domain).flatMap(({ variants }) => variants.map(({ sku }) => sku));
  const customers = [...store.customers.values()].filter((customer) => customer.shop === shop.domain).map(({ email }) => email);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(draw() * items.length)];
  const upTo = (most: number): number => 1 + Math.floor(draw() * most);
  const startMs = clock.now() - SPREAD_MS;
  const stepMs = Math.min(SPREAD_MS / count, 10 * MINUTE_MS);
  return Array.from({ length: count }, (_, index) => ({
    customer: pick(customers),
    lines: Array.from({ length: upTo(LINES_AT_MOST) }, () => ({ sku: pick(skus), quantity: upTo(UNITS_AT_MOST) })),
    shipping: "4.95",
    paid: true,
    createdAt: isoSeconds(startMs + index * stepMs),
  }));
}
