import { gid } from "../../gid";
import { formatFixed } from "../../money/minor-units";
import { toShopMoney } from "../../money/presentment";
import { currentQuantity } from "../../orders/line-amounts";
import { fulfilmentStatus } from "../../fulfilments/fulfilment-state";
import { financialStatus } from "../../orders/order-status";
import { orderTotals } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import type { Searchable } from "./search";

/** Words a list is searched by for a record that has none. */
const NONE = { text: [] } as const;

/** The documented filters of `orders` for which the simulator has the data. */
export const searchableOrders: Searchable<Order> = {
  connection: "orders",
  fields: {
    id: ({ id }) => ({ number: id }),
    name: ({ name, number }) => ({ text: [name, String(number)] }),
    confirmation_number: ({ id }) => ({ text: [id.toString(36)] }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    updated_at: ({ updatedAt }) => ({ time: updatedAt }),
    processed_at: ({ processedAt }) => ({ time: processedAt }),
    financial_status: (order) => ({ text: ["any", ...statusNames(financialStatus(order))] }),
    fulfillment_status: (order) => ({ text: fulfillmentNames(fulfilmentStatus(order)) }),
    status: (order) => ({ text: ["any", ...openOrClosed(order)] }),
    email: ({ email }) => (email ? { text: [email] } : NONE),
    customer_id: ({ customerId }) => ({ number: customerId ?? 0 }),
    tag: ({ tags }) => ({ text: tags }),
    test: ({ test }) => ({ flag: test }),
    po_number: ({ poNumber }) => (poNumber ? { text: [poNumber] } : NONE),
    discount_code: ({ discounts }) => ({ text: discounts.flatMap(({ code }) => (code ? [code] : [])) }),
    gateway: ({ transactions }) => ({ text: transactions.flatMap(({ gateway, formattedGateway }) => [gateway, formattedGateway]) }),
    sku: ({ lines }) => ({ text: lines.flatMap(({ sku }) => (sku ? [sku] : [])) }),
    source_name: ({ source }) => ({ text: [source.name] }),
    source_identifier: ({ source }) => (source.identifier ? { text: [source.identifier] } : NONE),
    location_id: ({ locationId }) => ({ number: locationId ?? 0 }),
    current_total_price: (order) => ({ decimal: formatFixed(toShopMoney(orderTotals(order).currentTotal, order), order.currency) }),
    subtotal_line_items_quantity: (order) => ({ number: order.lines.reduce((units, line) => units + currentQuantity(order, line), 0) }),
  },
  words: (order) => [order.name, order.email ?? "", gid("Order", order.id), ...order.lines.map(({ title }) => title)],
};

/** "PARTIALLY_PAID" is also searched as "partially_paid"; "unpaid" gathers what has not come in whole. */
function statusNames(status: string): string[] {
  return ["AUTHORIZED", "EXPIRED", "PARTIALLY_PAID", "PENDING"].includes(status) ? [status, "unpaid"] : [status];
}

/** Shopify's filter has words of its own beside the statuses. */
function fulfillmentNames(status: string): string[] {
  const also: Readonly<Record<string, readonly string[]>> = {
    FULFILLED: ["shipped"],
    PARTIALLY_FULFILLED: ["partial", "unfulfilled_or_partial"],
    UNFULFILLED: ["unshipped", "unfulfilled_or_partial"],
  };
  return [status, ...(also[status] ?? [])];
}

/** A cancelled order is neither open nor closed in the list's tabs. */
function openOrClosed({ cancelledAt, closedAt }: Order): string[] {
  if (cancelledAt) return ["cancelled", "not_closed"];
  return closedAt ? ["closed"] : ["open", "not_closed"];
}
