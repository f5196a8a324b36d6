import { isoSeconds } from "../clock";
import type { Order, OrderTransaction, Refund } from "../store/records";
import { orderBody } from "../webhooks/bodies/order-body";
import { refundBody } from "../webhooks/bodies/refund-body";
import { transactionBody } from "../webhooks/bodies/transaction-body";
import { publish } from "../webhooks/publish";
import { shopOf, type World } from "../world";

export interface OrderChange {
  readonly topics: readonly string[];
  /** New transactions: each has its own order_transactions/create. */
  readonly transactions?: readonly OrderTransaction[];
  readonly refund?: Refund | null;
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
  world.store.changed();
  publishChange(world, order, change);
}

function publishChange(world: World, order: Order, { topics, transactions = [], refund = null }: OrderChange): void {
  const shop = shopOf(world, order.shop);
  if (!shop.installation) return;
  const resourceId = order.id;
  const body = orderBody(world, order);
  publish(world, shop, [
    ...transactions.map((transaction) => ({ topic: "order_transactions/create", body: transactionBody(order, transaction), resourceId })),
    ...(refund ? [{ topic: "refunds/create", body: refundBody(order, refund), resourceId }] : []),
    ...topics.map((topic) => ({ topic, body, resourceId })),
  ]);
}
