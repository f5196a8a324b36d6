import { gid } from "../../gid";
import { formatFixed } from "../../money/minor-units";
import { financialStatus } from "../../orders/order-status";
import { lineGross, orderTotals, taxLinesAsOrdered } from "../../orders/order-totals";
import { sum } from "../../money/minor-units";
import type { Order } from "../../store/records";
import type { World } from "../../world";
import { addressBody, customerBody } from "./customer-body";
import { lineBody, shippingBody } from "./line-body";
import { moneySet, restTime, taxLineBody } from "./money-set";
import { refundBody } from "./refund-body";

/** The REST-shaped order that every orders/* topic carries. It never holds transactions. */
export function orderBody(world: World, order: Order) {
  const { currency } = order;
  const customer = order.customerId === null ? undefined : world.store.customers.get(order.customerId);
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    created_at: restTime(order.createdAt),
    processed_at: restTime(order.processedAt),
    updated_at: restTime(order.updatedAt),
    cancelled_at: order.cancelledAt ? restTime(order.cancelledAt) : null,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: null,
    confirmed: true,
    test: order.test,
    email: order.email,
    contact_email: order.email,
    phone: order.phone,
    note: order.note,
    po_number: order.poNumber,
    tags: order.tags.join(", "),
    currency,
    presentment_currency: currency,
    taxes_included: order.taxesIncluded,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status: null,
    payment_gateway_names: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    source_name: "web",
    ...amounts(order),
    discount_codes: discountCodes(order),
    discount_applications: discountApplications(order),
    tax_lines: taxLinesAsOrdered(order).map((line) => taxLineBody(line, currency)),
    line_items: order.lines.map((line) => lineBody(order, line)),
    shipping_lines: order.shippingLines.map((line) => shippingBody(order, line)),
    refunds: order.refunds.map((refund) => refundBody(order, refund)),
    customer: customer ? customerBody(customer) : null,
    billing_address: order.billingAddress ? addressBody(order.billingAddress) : null,
    shipping_address: order.shippingAddress ? addressBody(order.shippingAddress) : null,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
  };
}

function amounts(order: Order) {
  const totals = orderTotals(order);
  const figures = {
    total_price: totals.total,
    subtotal_price: totals.subtotal,
    total_tax: totals.tax,
    total_discounts: totals.discounts,
    total_line_items_price: sum(order.lines.map(lineGross)),
    current_total_price: totals.currentTotal,
    current_subtotal_price: totals.currentSubtotal,
    current_total_tax: totals.currentTax,
    current_total_discounts: totals.currentDiscounts,
  };
  const plain = Object.entries(figures).map(([name, amount]) => [name, formatFixed(amount, order.currency)]);
  const sets = Object.entries(figures).map(([name, amount]) => [`${name}_set`, moneySet(amount, order.currency)]);
  return {
    ...Object.fromEntries([...plain, ...sets]),
    total_outstanding: formatFixed(totals.outstanding, order.currency),
    total_shipping_price_set: moneySet(totals.shipping, order.currency),
  };
}

function discountCodes(order: Order) {
  if (!order.discount) return [];
  return [{ code: order.discount.code, amount: formatFixed(orderTotals(order).discounts, order.currency), type: "percentage" }];
}

function discountApplications(order: Order) {
  if (!order.discount) return [];
  const { code, percent } = order.discount;
  return [{ type: "discount_code", code, value: percent, value_type: "percentage", target_type: "line_item", target_selection: "all", allocation_method: "across" }];
}
