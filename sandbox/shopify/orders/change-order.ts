import { isoSeconds } from "../clock";
import type { Order, OrderTransaction, Refund } from "../store/records";
import { orderBody } from "../webhooks/bodies/order-body";
import { refundBody } from "../webhooks/bodies/refund-body";
import { transactionBody } from "../webhooks/bodies/transaction-body";
import { publish, type ShopEvent } from "../webhooks/publish";
import { shopOf, type World } from "../world";

export interface OrderChange {
  readonly topics: readonly string[];
  /** New or changed transactions: each that has an outcome has its own order_transactions/create. */
  readonly transactions?: readonly OrderTransaction[];
  readonly refund?: Refund | null;
  /** Webhooks about other records that the same action changed: a return, a fulfilment. */
  readonly events?: readonly ShopEvent[];
  /** What the merchant reads in the order's timeline. */
  readonly text: string;
}

/**
 * Ends every action on an order: moves updated_at, writes timeline and journal, saves, and
 * queues the action's webhooks, which show the order as it is now and share one event id.
 */
export function commitChange(world: World, order: Order, change: OrderChange): void {
  const at = isoSeconds(world.clock.now());
  order.updatedAt = at > order.updatedAt ? at : order.updatedAt;
  order.timeline.push({ at, text: change.text });
  world.store.orders.set(order.id, order);
  world.journal.record("order-changed", { shop: order.shop, order: order.name, id: order.id, topics: change.topics, text: change.text });
  publishChange(world, order, change);
}

/** Shopify: order_transactions/create comes for success, failure and error, not while a transaction is pending. */
function hasOutcome({ status }: OrderTransaction): boolean {
  return status === "SUCCESS" || status === "FAILURE" || status === "ERROR";
}

function publishChange(world: World, order: Order, { topics, transactions = [], refund = null, events = [] }: OrderChange): void {
  const shop = shopOf(world, order.shop);
  if (!shop.installation) return;
  const resourceId = order.id;
  const body = topics.length > 0 ? orderBody(world, order) : null;
  publish(world, shop, [
    ...transactions.filter(hasOutcome).map((transaction) => ({ topic: "order_transactions/create", body: transactionBody(order, transaction), resourceId })),
    ...(refund ? [{ topic: "refunds/create", body: refundBody(order, refund), resourceId }] : []),
    ...events,
    ...topics.map((topic) => ({ topic, body, resourceId })),
  ]);
}
