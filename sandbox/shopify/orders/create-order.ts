import { isoSeconds } from "../clock";
import { formatFixed } from "../money/minor-units";
import type { Order, Shop } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { payAtCheckout } from "./checkout-payment";
import type { OrderDraft } from "./order-draft";
import { financialStatus } from "./order-status";
import { orderTotals } from "./order-totals";
import { priceOrder } from "./price-order";

/** Places an order in a shop: priced, numbered, paid or authorised as the draft says, announced. */
export function createOrder(world: World, shop: Shop, draft: OrderDraft): Order {
  const order = placedOrder(world, shop, draft);
  payAtCheckout(world, order, draft.payments);
  const status = financialStatus(order);
  const { currency } = order.presentment;
  commitChange(world, order, {
    topics: status === "PAID" ? ["orders/create", "orders/paid"] : ["orders/create"],
    transactions: order.transactions,
    text: `Order placed for ${formatFixed(order.originalTotal, currency)} ${currency}, ${status.toLowerCase().replaceAll("_", " ")}.`,
  });
  return order;
}

function placedOrder(world: World, shop: Shop, draft: OrderDraft): Order {
  const at = isoSeconds(draft.createdAtMs ?? world.clock.now());
  const number = shop.nextOrderNumber;
  shop.nextOrderNumber += 1;
  world.store.shops.set(shop.domain, shop);
  const { lines: _lines, shipping: _shipping, payments: _payments, createdAtMs: _createdAtMs, ...kept } = draft;
  const order: Order = {
    ...unchanged(),
    ...kept,
    ...priceOrder(draft, () => world.store.newId()),
    __typename: "Order",
    id: world.store.newId(),
    shop: shop.domain,
    number,
    name: `#${number}`,
    originalTotal: 0n,
    tags: [...draft.tags],
    ...{ createdAt: at, processedAt: at, updatedAt: at },
  };
  return { ...order, originalTotal: orderTotals(order).total };
}

/** What nothing has happened to yet. */
export function unchanged() {
  return {
    ...{ removals: [], edited: false, closedAt: null, cancelledAt: null, cancelReason: null, cancelNote: null },
    ...{ edits: [], returns: [], fulfilments: [], paymentTermsId: null },
    ...{ customAttributes: [], transactions: [], refunds: [], metafields: [], timeline: [] },
  };
}
