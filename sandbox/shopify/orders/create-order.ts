import { isoSeconds } from "../clock";
import { formatFixed } from "../money/minor-units";
import type { Order, Shop } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import type { OrderDraft } from "./order-draft";
import { orderTotals } from "./order-totals";
import { priceOrder } from "./price-order";
import { addTransaction, CARD } from "./take-payment";

/** Places an order in a shop: priced, numbered, paid or authorised as the draft says, announced. */
export function createOrder(world: World, shop: Shop, draft: OrderDraft): Order {
  const order = placedOrder(world, shop, draft);
  const { total } = orderTotals(order);
  if (draft.payment !== "unpaid" && total > 0n) {
    const kind = draft.payment === "paid" ? "SALE" : "AUTHORIZATION";
    addTransaction(world, order, { ...CARD, kind, amount: total, parentId: null, processedAt: order.processedAt });
  }
  commitChange(world, order, {
    topics: draft.payment === "paid" ? ["orders/create", "orders/paid"] : ["orders/create"],
    transactions: order.transactions,
    text: `Order placed for ${formatFixed(total, order.currency)} ${order.currency}, ${draft.payment}.`,
  });
  return order;
}

function placedOrder(world: World, shop: Shop, draft: OrderDraft): Order {
  const at = isoSeconds(draft.createdAtMs ?? world.clock.now());
  const number = shop.nextOrderNumber;
  shop.nextOrderNumber += 1;
  const { currency, taxesIncluded, test, customerId, email, phone, address, discount, note, poNumber } = draft;
  return {
    __typename: "Order",
    id: world.store.newId(),
    shop: shop.domain,
    number,
    name: `#${number}`,
    ...{ currency, taxesIncluded, test, customerId, email, phone, note, poNumber },
    billingAddress: address,
    shippingAddress: draft.shipping ? address : null,
    ...priceOrder(draft, () => world.store.newId()),
    discount,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    tags: [...draft.tags],
    customAttributes: [],
    transactions: [],
    refunds: [],
    metafields: [],
    timeline: [],
  };
}
