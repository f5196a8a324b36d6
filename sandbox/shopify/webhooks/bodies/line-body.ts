import { gid } from "../../gid";
import { formatFixed } from "../../money/minor-units";
import { refundedQuantity } from "../../orders/order-totals";
import type { Order, OrderLine, ShippingLine } from "../../store/records";
import { moneySet, taxLineBody } from "./money-set";

export function lineBody(order: Order, line: OrderLine) {
  const { currency } = order;
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    product_id: line.productId,
    variant_id: line.variantId,
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    current_quantity: line.quantity - refundedQuantity(order, line),
    price: formatFixed(line.unitPrice, currency),
    price_set: moneySet(line.unitPrice, currency),
    total_discount: formatFixed(0n, currency),
    total_discount_set: moneySet(0n, currency),
    discount_allocations: line.discount > 0n ? [discountAllocation(line, currency)] : [],
    taxable: line.taxable,
    tax_lines: line.taxLines.map((tax) => taxLineBody(tax, currency)),
    requires_shipping: line.requiresShipping,
    gift_card: false,
    fulfillment_status: null,
    properties: [],
  };
}

export function shippingBody(order: Order, line: ShippingLine) {
  const { currency } = order;
  return {
    id: line.id,
    title: line.title,
    code: line.code,
    source: "shopify",
    price: formatFixed(line.price, currency),
    price_set: moneySet(line.price, currency),
    discounted_price: formatFixed(line.price, currency),
    discounted_price_set: moneySet(line.price, currency),
    discount_allocations: [],
    is_removed: false,
    tax_lines: line.taxLines.map((tax) => taxLineBody(tax, currency)),
  };
}

function discountAllocation(line: OrderLine, currency: string) {
  return { amount: formatFixed(line.discount, currency), amount_set: moneySet(line.discount, currency), discount_application_index: 0 };
}
