import type { Order } from "../store/records";
import { publish } from "../webhooks/publish";
import { shopOf, type World } from "../world";

/** Takes an order away for good: gone from every API, and orders/delete says no more than which it was. */
export function deleteOrder(world: World, order: Order): void {
  world.store.orders.delete(order.id);
  world.journal.record("order-deleted", { shop: order.shop, order: order.name, id: order.id });
  publish(world, shopOf(world, order.shop), [{ topic: "orders/delete", body: { id: order.id }, resourceId: order.id }]);
}
