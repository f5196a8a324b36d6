import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import type { Order, ShippingLine } from "../../store/records";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { taxLine } from "./tax-line";

export interface ShippingLineSource {
  readonly id: number;
  readonly order: Order;
  readonly line: ShippingLine;
}

export function shippingLines(order: Order): ShippingLineSource[] {
  return order.shippingLines.map((line) => ({ id: line.id, order, line }));
}

function refunded({ order, id }: ShippingLineSource): bigint {
  const parts = order.refunds.flatMap((refund) => refund.shipping).filter((part) => part.shippingLineId === id);
  return sum(parts.map((part) => part.subtotal));
}

export const shippingTypes = {
  ShippingLine: defineType<ShippingLineSource>({
    id: ({ id }) => gid("ShippingLine", id),
    title: ({ line }) => line.title,
    code: ({ line }) => line.code,
    source: () => "shopify",
    custom: () => false,
    isRemoved: () => false,
    carrierIdentifier: () => null,
    deliveryCategory: () => null,
    phone: () => null,
    shippingRateHandle: () => null,
    originalPriceSet: ({ order, line }) => moneyBag(line.price, order.currency),
    discountedPriceSet: ({ order, line }) => moneyBag(line.price, order.currency),
    currentDiscountedPriceSet: (source) => moneyBag(source.line.price - refunded(source), source.order.currency),
    discountAllocations: () => [],
    taxLines: ({ order, line }) => line.taxLines.map((tax) => taxLine(tax, order.currency)),
  }),
};
