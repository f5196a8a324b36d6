import type { Request } from "express";
import type { Order, OrderTransaction } from "../store/records";
import { Refusal } from "../refusal";
import type { World } from "../world";
import { namedOrder } from "./named-order";
import { shopOfControl } from "./shop-of-control";

/** The order in a control address: by id, by gid, or by name with or without its "#". */
export function orderOfControl(world: World, request: Request): Order {
  const wanted = String(request.params["id"] ?? "");
  const id = Number(/(\d+)$/.exec(wanted)?.[1]);
  return world.store.orders.get(id) ?? namedOrder(world, shopOfControl(world, request), wanted);
}

/** One of its transactions by id; without an id, the first that passes. */
export function transactionOfControl(order: Order, wanted: { readonly id?: number | undefined; readonly isMeant: (one: OrderTransaction) => boolean; readonly what: string }): OrderTransaction {
  const found = order.transactions.find((one) => (wanted.id === undefined ? wanted.isMeant(one) : one.id === wanted.id));
  if (!found) throw new Refusal(`Order ${order.name} has no ${wanted.what}${wanted.id === undefined ? "" : ` ${wanted.id}`}.`, 404);
  return found;
}
