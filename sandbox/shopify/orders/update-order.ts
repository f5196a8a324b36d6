import { isoSeconds } from "../clock";
import type { Metafield, Order } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";

export type OrderDetails = Partial<Pick<Order, "customAttributes" | "email" | "note" | "phone" | "poNumber" | "tags">>;

/** Changes what is written on an order without touching its money: one change, however much of it. */
export function updateOrder(world: World, order: Order, { details, metafields = [] }: { details: OrderDetails; metafields?: readonly MetafieldContent[] }): void {
  Object.assign(order, details);
  putMetafields(world, order, metafields);
  const changed = [...Object.keys(details), ...(metafields.length > 0 ? ["metafields"] : [])];
  commitChange(world, order, { topics: ["orders/updated"], text: `Order details updated: ${changed.join(", ")}.` });
}

export type MetafieldContent = Pick<Metafield, "key" | "namespace" | "type" | "value">;

/** Adds or replaces metafields by namespace and key. */
export function setMetafields(world: World, order: Order, contents: readonly MetafieldContent[]): Metafield[] {
  const written = putMetafields(world, order, contents);
  commitChange(world, order, { topics: ["orders/updated"], text: "Metafields updated." });
  return written;
}

function putMetafields(world: World, order: Order, contents: readonly MetafieldContent[]): Metafield[] {
  const at = isoSeconds(world.clock.now());
  const written = contents.map((content): Metafield => {
    const old = order.metafields.find(({ namespace, key }) => namespace === content.namespace && key === content.key);
    return { ...content, id: old?.id ?? world.store.newId(), createdAt: old?.createdAt ?? at, updatedAt: at };
  });
  const ids = new Set(written.map(({ id }) => id));
  order.metafields = [...order.metafields.filter(({ id }) => !ids.has(id)), ...written];
  return written;
}
