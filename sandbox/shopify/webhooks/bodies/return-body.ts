import { gid } from "../../gid";
import type { Order } from "../../store/records";
import type { Return } from "../../store/records/return";

/** Body of returns/request and returns/approve. Shopify's sample names neither the return nor its lines' money. */
export function returnBody(order: Order, { id, status, lines, exchangeItems }: Return) {
  return {
    id,
    admin_graphql_api_id: gid("Return", id),
    status: status.toLowerCase(),
    order: { id: order.id, admin_graphql_api_id: gid("Order", order.id) },
    name: null,
    total_return_line_items: lines.length,
    return_line_items: lines.map(({ id: lineId, quantity }) => ({ id: lineId, admin_graphql_api_id: gid("ReturnLineItem", lineId), quantity })),
    return_shipping_fees: [],
    exchange_line_items: exchangeItems.map(({ id: itemId }) => ({ id: itemId, admin_graphql_api_id: gid("ExchangeLineItem", itemId), line_item: null })),
    total_exchange_line_items: exchangeItems.length,
  };
}

/** Body of returns/close, cancel, reopen and process. */
export function returnStatusBody(order: Order, { id, status }: Return) {
  return { id, admin_graphql_api_id: gid("Return", id), order_id: order.id, status: status.toLowerCase() };
}

/** Body of returns/decline. */
export function returnDeclinedBody(order: Order, { id, status, decline }: Return) {
  return {
    id,
    admin_graphql_api_id: gid("Return", id),
    status: status.toLowerCase(),
    order: { id: order.id, admin_graphql_api_id: gid("Order", order.id) },
    decline: { reason: decline?.reason.toLowerCase() ?? "other", note: decline?.note ?? "" },
  };
}
