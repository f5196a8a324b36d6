import { Refusal } from "../refusal";
import type { Order, Shop } from "../store/records";
import { ordersOf, type World } from "../world";

/** A shop's order by id, by gid, or by name with or without its "#". */
export function namedOrder(world: World, shop: Shop, wanted: number | string): Order {
  const number = Number(/(\d+)$/.exec(String(wanted))?.[1]);
  const byId = world.store.orders.get(number);
  const order = byId?.shop === shop.domain ? byId : ordersOf(world, shop).find((candidate) => candidate.number === number);
  if (!order) throw new Refusal(`${shop.name} has no order "${wanted}"; GET /control/orders lists them.`, 404);
  return order;
}
