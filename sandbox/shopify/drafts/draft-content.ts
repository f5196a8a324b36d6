import { unchanged } from "../orders/create-order";
import type { OrderDraft } from "../orders/order-draft";
import { orderTotals } from "../orders/order-totals";
import { priceOrder } from "../orders/price-order";
import type { Order } from "../store/records";
import type { World } from "../world";

/** The order this content would make now. It keeps the ids of the draft's own lines, not of the order to come. */
export function pricedContent(world: World, draft: { readonly id: number; readonly shop: string; readonly name: string; readonly at: string }, content: OrderDraft): Order {
  const { lines: _lines, shipping: _shipping, payments: _payments, createdAtMs: _createdAtMs, ...kept } = content;
  const { id, shop, name, at } = draft;
  const priced: Order = {
    ...unchanged(),
    ...kept,
    ...priceOrder(content, () => world.store.newId()),
    __typename: "Order",
    ...{ id, shop, name, number: 0, originalTotal: 0n, tags: [...content.tags], createdAt: at, processedAt: at, updatedAt: at },
  };
  return { ...priced, originalTotal: orderTotals(priced).total };
}
