import { fulfilledQuantity, unfulfilledQuantity } from "../../fulfilments/fulfilment-state";
import { gid } from "../../gid";
import { formatInShop } from "../../money/format-order";
import { currentQuantity, discountBy, isOrderLevel, shippingNet } from "../../orders/line-amounts";
import { sum } from "../../money/minor-units";
import type { DiscountAllocation, Duty, Order, OrderLine, ShippingLine } from "../../store/records";
import { moneySet, taxLineBody } from "./money-set";

export function lineBody(order: Order, line: OrderLine) {
  const left = currentQuantity(order, line);
  const manual = discountBy(order, line, (discount) => discount.kind === "manual" && !isOrderLevel(discount));
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    attributed_staffs: [],
    ...goodsBody(line),
    quantity: line.quantity,
    current_quantity: left,
    fulfillable_quantity: unfulfilledQuantity(order, line),
    fulfillment_service: "manual",
    fulfillment_status: lineFulfilment(order, line),
    price: formatInShop(line.unitPrice, order),
    price_set: moneySet(line.unitPrice, order),
    total_discount: formatInShop(manual, order),
    total_discount_set: moneySet(manual, order),
    discount_allocations: line.discountAllocations.map((allocation) => discountAllocationBody(order, allocation)),
    tax_lines: line.taxLines.map((tax) => taxLineBody(tax, order)),
    duties: line.duties.map((duty) => dutyBody(order, duty)),
  };
}

/** As REST writes it: null, "partial" or "fulfilled". */
function lineFulfilment(order: Order, line: OrderLine): "fulfilled" | "partial" | null {
  if (fulfilledQuantity(order, line) === 0) return null;
  return unfulfilledQuantity(order, line) === 0 ? "fulfilled" : "partial";
}

function goodsBody(line: OrderLine) {
  return {
    product_id: line.productId,
    variant_id: line.variantId,
    product_exists: line.productId !== null,
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku ?? "",
    vendor: line.vendor,
    grams: 0,
    variant_inventory_management: null,
    taxable: line.taxable,
    requires_shipping: line.requiresShipping,
    gift_card: line.giftCard,
    properties: line.properties,
  };
}

/** Plain `price` is before discounts, `discounted_price` after all of them. */
export function shippingBody(order: Order, line: ShippingLine) {
  const net = shippingNet(line);
  const back = order.refunds.flatMap((refund) => refund.shipping).filter((part) => part.shippingLineId === line.id);
  const current = line.removed ? 0n : net - sum(back.map(({ subtotal }) => subtotal));
  return {
    id: line.id,
    title: line.title,
    code: line.code,
    source: "shopify",
    ...{ carrier_identifier: null, phone: null, requested_fulfillment_service_id: null },
    price: formatInShop(line.price, order),
    price_set: moneySet(line.price, order),
    discounted_price: formatInShop(net, order),
    discounted_price_set: moneySet(net, order),
    current_discounted_price_set: moneySet(current, order),
    discount_allocations: line.discountAllocations.map((allocation) => discountAllocationBody(order, allocation)),
    is_removed: line.removed,
    tax_lines: line.taxLines.map((tax) => taxLineBody(tax, order)),
  };
}

function discountAllocationBody(order: Order, { index, amount }: DiscountAllocation) {
  return { amount: formatInShop(amount, order), amount_set: moneySet(amount, order), discount_application_index: index };
}

function dutyBody(order: Order, duty: Duty) {
  const { shop_money, presentment_money } = moneySet(duty.amount, order);
  return {
    id: String(duty.id),
    admin_graphql_api_id: gid("Duty", duty.id),
    harmonized_system_code: duty.harmonizedSystemCode,
    country_code_of_origin: duty.countryCodeOfOrigin,
    ...{ shop_money, presentment_money },
    tax_lines: duty.taxLines.map((tax) => taxLineBody(tax, order)),
  };
}
