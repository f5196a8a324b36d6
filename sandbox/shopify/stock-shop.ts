import { DEMO_PRODUCTS, type DemoProduct } from "../demo/catalogue";
import { DEMO_CUSTOMERS } from "../demo/people";
import { DEMO_ORDERS, type DemoOrder } from "../demo/past-orders";
import { customerRecord } from "./customers/add-customer";
import { DAY_MS, HOUR_MS, isoSeconds, makeClock } from "./clock";
import { cancelOrder } from "./orders/cancel-order";
import { createOrder } from "./orders/create-order";
import { readOrderRequest } from "./orders/order-request";
import { PLAIN_REFUND, refundOrder } from "./orders/refund-order";
import { markAsPaid } from "./orders/take-payment";
import { linesLeft } from "./orders/whole-refund";
import type { Order, Product, ProductCollection, Shop, TaxRate } from "./store/records";
import type { World } from "./world";
import { orderTotals } from "./orders/order-totals";

/** Gives a shop the demo catalogue and the demo customers. */
export function stockShop(world: World, shop: Shop): void {
  for (const product of DEMO_PRODUCTS) addProduct(world, shop, product);
  for (const person of DEMO_CUSTOMERS) {
    const { firstName, lastName, email, company, address1, city, zip } = person;
    const { country, countryCode } = shop.address;
    const address = { firstName, lastName, company, address1, city, zip, country, countryCode, province: null, provinceCode: null, phone: null };
    const customer = customerRecord(world, shop, { firstName, lastName, email, address, createdAt: shop.createdAt });
    world.store.customers.set(customer.id, customer);
  }
}

function addProduct(world: World, shop: Shop, { title, vendor, productType, zeroRated, service, variants }: DemoProduct): void {
  const product: Product = {
    __typename: "Product",
    id: world.store.newId(),
    shop: shop.domain,
    ...{ title, vendor, productType },
    handle: title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""),
    tags: [productType.toLowerCase()],
    collections: [collectionOf(world, shop, productType)],
    giftCard: false,
    taxable: true,
    requiresShipping: !service,
    taxes: zeroRated ? shop.taxes.map((tax): TaxRate => ({ title: tax.title, rate: "0" })) : null,
    variants: variants.map((variant) => ({ ...variant, id: world.store.newId() })),
    createdAt: shop.createdAt,
  };
  world.store.products.set(product.id, product);
}

/** The demo shop keeps one collection for each type of product. */
function collectionOf(world: World, shop: Shop, title: string): ProductCollection {
  const products = [...world.store.products.values()].filter((product) => product.shop === shop.domain);
  const known = products.flatMap(({ collections }) => collections).find((collection) => collection.title === title);
  return known ?? { id: world.store.newId(), title, handle: title.toLowerCase() };
}

/** Replays the demo shop's last twenty days, each order at its own time of day. */
export function addPastOrders(world: World, shop: Shop): void {
  for (const [index, past] of DEMO_ORDERS.entries()) {
    const placedAtMs = startOfDay(world.clock.now()) - past.daysAgo * DAY_MS + (9 + (index % 8)) * HOUR_MS;
    const order = createOrder(at(world, placedAtMs), shop, readOrderRequest(world, shop, requestOf(past)));
    finish(at(world, placedAtMs + 20 * HOUR_MS), order, past);
  }
}

function requestOf(past: DemoOrder) {
  return {
    customer: DEMO_CUSTOMERS[past.customer]?.email ?? null,
    lines: past.items.map(([sku, quantity]) => ({ sku, quantity })),
    ...(past.shipping ? { shipping: past.shipping } : {}),
    ...(past.discountPercent ? { discountPercent: past.discountPercent } : {}),
    ...(past.poNumber ? { poNumber: past.poNumber } : {}),
    payment: past.payment,
  };
}

function finish(world: World, order: Order, { afterwards }: DemoOrder): void {
  if (afterwards === "paid-later") markAsPaid(world, order);
  if (afterwards === "cancelled") cancelOrder(world, order, { reason: "CUSTOMER", refund: true, restock: true });
  if (afterwards === "refunded") giveBack(world, order, { lines: linesLeft(order), shipping: orderTotals(order).currentShipping });
  if (afterwards === "one-unit-refunded") giveBack(world, order, { lines: order.lines.slice(-1).map(({ id }) => ({ lineId: id, quantity: 1 })), shipping: 0n });
}

function giveBack(world: World, order: Order, part: { lines: { lineId: number; quantity: number }[]; shipping: bigint }): void {
  const lines = part.lines.map((line) => ({ ...line, restockType: "RETURN" as const, locationId: null }));
  refundOrder(world, order, { ...PLAIN_REFUND, ...part, lines, note: "Sent back" });
}

/** The same world at an earlier time. */
function at(world: World, atMs: number): World {
  return { ...world, clock: makeClock(() => Math.min(atMs, world.clock.now())) };
}

function startOfDay(ms: number): number {
  return Date.parse(`${isoSeconds(ms).slice(0, 10)}T00:00:00Z`);
}
