import { financialStatus } from "../orders/order-status";
import type { MoneyFollower } from "../payouts/follow-orders";
import { Refusal } from "../refusal";
import type { Order, Shop } from "../store/records";
import { orderBody } from "../webhooks/bodies/order-body";
import { refundBody } from "../webhooks/bodies/refund-body";
import { transactionBody } from "../webhooks/bodies/transaction-body";
import { publish } from "../webhooks/publish";
import type { World } from "../world";
import { differencesOf, type Difference } from "./differences";
import { readOrder, type ReadOrder } from "./read-order";
import { restOrder } from "./rest-schema";
import { restOrderOf } from "./rest-order";
import { refuseTakenIds } from "./taken-ids";

export interface ImportRequest {
  readonly shop: Shop;
  /** Orders as the REST Admin API gives them, each with its place in the request. */
  readonly orders: readonly { readonly given: unknown; readonly path: string }[];
  /** True sends the webhooks a new order has. */
  readonly announce: boolean;
}

export interface Imported {
  readonly order: Order;
  readonly differences: readonly Difference[];
}

/** Takes over orders with their ids, amounts and history. All of them or none: everything is read before anything is kept. */
export function importOrders(world: World, follower: MoneyFollower, { shop, orders, announce }: ImportRequest): Imported[] {
  const read = orders.map(({ given, path }) => readOrder(world, shop, { rest: readRest(given, path), given, path }));
  refuseTakenIds(world, read);
  for (const one of read) keep(world, follower, { one, shop, announce });
  if (announce) for (const { order } of read) announceAsNew(world, shop, order);
  return read.map(({ order, given }) => ({ order, differences: differencesOf(given, restOrderOf(world, order)) }));
}

function readRest(given: unknown, path: string) {
  const read = restOrder.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = (issue?.path ?? []).reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}${text ? "." : ""}${String(part)}`), "");
  const reason = issue?.message.endsWith("received undefined") ? "is missing" : (issue?.message ?? "is not an order of the REST Admin API");
  throw new Refusal(`${path}${where}: ${reason}.`);
}

function keep(world: World, follower: MoneyFollower, { one, shop, announce }: { one: ReadOrder; shop: Shop; announce: boolean }): void {
  const { store, journal } = world;
  const { order, customer, company, companyLocation, terms } = one;
  if (customer) store.customers.set(customer.id, customer);
  if (company) store.companies.set(company.id, company);
  if (companyLocation) store.companyLocations.set(companyLocation.id, companyLocation);
  if (terms) store.paymentTerms.set(terms.id, terms);
  if (order.number >= shop.nextOrderNumber) shop.nextOrderNumber = order.number + 1;
  store.shops.set(shop.domain, shop);
  order.timeline.push({ at: order.createdAt, text: "Order imported." });
  follower.enter(order, announce);
  store.orders.set(order.id, order);
  store.keepIdsAbove(largestId(one.given));
  journal.record("order-imported", { shop: shop.domain, order: order.name, id: order.id });
}

/** Each refund and each transaction that has an outcome, then the order, as one event. */
function announceAsNew(world: World, shop: Shop, order: Order): void {
  const resourceId = order.id;
  const body = orderBody(world, order);
  const done = order.transactions.filter(({ status }) => status === "SUCCESS" || status === "FAILURE" || status === "ERROR");
  const topics = ["orders/create", ...(financialStatus(order) === "PAID" ? ["orders/paid"] : []), ...(order.cancelledAt ? ["orders/cancelled"] : [])];
  publish(world, shop, [
    ...done.map((transaction) => ({ topic: "order_transactions/create", body: transactionBody(order, transaction), resourceId })),
    ...order.refunds.map((refund) => ({ topic: "refunds/create", body: refundBody(order, refund), resourceId })),
    ...topics.map((topic) => ({ topic, body, resourceId })),
  ]);
}

/** New records must not run into imported ones, of whatever kind. Larger ids than numbers can count on are out of their way. */
function largestId(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((largest, [name, part]) => {
    const own = name === "id" && typeof part === "number" && Number.isSafeInteger(part) ? part : largestId(part);
    return Math.max(largest, own);
  }, 0);
}
