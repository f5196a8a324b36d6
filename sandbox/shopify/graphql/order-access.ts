import { DAY_MS } from "../clock";
import { idOfGid } from "../gid";
import type { Order } from "../store/records";
import { ordersOf } from "../world";
import type { GraphContext } from "./context";

const WINDOW_MS = 60 * DAY_MS;

/** Shopify: without read_all_orders an app sees the orders of the last 60 days only. */
export function isVisible(context: GraphContext, order: Order): boolean {
  if (order.shop !== context.shop.domain) return false;
  return context.scopes.includes("read_all_orders") || Date.parse(order.processedAt) >= context.world.clock.now() - WINDOW_MS;
}

export function visibleOrders(context: GraphContext): Order[] {
  return ordersOf(context.world, context.shop).filter((order) => isVisible(context, order));
}

/** Null when there is none, it belongs to another shop, or it is outside the window. */
export function visibleOrder(context: GraphContext, orderGid: unknown): Order | null {
  const id = idOfGid("Order", String(orderGid));
  const order = id === null ? undefined : context.world.store.orders.get(id);
  return order && isVisible(context, order) ? order : null;
}
