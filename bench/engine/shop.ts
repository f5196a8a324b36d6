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
const FIRST_REGULAR = 1_000_000;

/** The person number so much, as Shopify and the books know them. */
export function person(number: number) {
  const lastName = `Example ${number}`;

  return { displayName: `Alex ${lastName}`, firstName: "Alex", lastName, email: `alex.${number}@example.com` };
}

/** People who stand in the books before the first order: numbers below zero would be nobody's. */
export const regulars = Array.from({ length: REGULARS }, (_, index) => person(FIRST_REGULAR + index));

/** The id of the order number so much. */
const FIRST_ID = 5_000_000_000_000;

/**
 * Paid orders of four lines. Of ten, six are of a new customer, two of one of these again, two of a regular who stands in
 * the books by e-mail address; every twentieth had a line refunded. Made when they are read, so that none are held.
 */
export function makeShop(count: number): BenchShop {
  const numbers = Array.from({ length: count }, (_, index) => index);

  return {
    ids: numbers.map((index) => `gid://shopify/Order/${FIRST_ID + index}` as OrderId),
    newCustomers: new Set(numbers.map(customerOf).filter((customer) => customer < FIRST_REGULAR)).size,
    refunded: Math.ceil(count / 20),
    read: (id) => readOrderJson(JSON.parse(JSON.stringify(benchOrderOf(id))), "shop"),
  };
}

/** The order as Shopify writes it. */
export function benchOrderOf(id: string) {
  const index = Number(id.split("/").at(-1)) - FIRST_ID;
  const customer = customerOf(index);

  return benchOrder(index, { refunded: index % 20 === 0, customer: { number: customer, ...person(customer) } });
}

/** Whose order it is. */
export function customerOf(index: number): number {
  const place = index % 10;
  if (place < 6) return index;
  if (place < 8) return index - 6;

  return FIRST_REGULAR + (index % REGULARS);
}

/** The shop as the engine asks it, without a network: what is measured are calls to the books. */
export function ordersOf(shop: BenchShop): ShopOrders {
  const unasked = () => Promise.reject(new Error("The engine does not ask a shop for this in a backfill."));

  return {
    read: (_shop, { id }) => Promise.resolve({ kind: "done", value: shop.read(id) }),
    readMany: (_shop, { ids }) => Promise.resolve(ids.map((id) => ({ kind: "done", value: shop.read(id) }))),
    changedSince: () => Promise.resolve({ kind: "done", value: { changes: [], newest: null, more: false } }),
    shop: unasked,
    recentOrders: unasked,
    markPaid: unasked,
    takesPartPayments: unasked,
    payPart: unasked,
    tell: unasked,
  };
}
