import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import { shippingNet } from "../../orders/line-amounts";
import type { Order, ShippingLine } from "../../store/records";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { discountAllocations } from "./discount";
import { taxLines } from "./tax-line";

export interface ShippingLineSource {
  readonly id: number;
  readonly order: Order;
  readonly line: ShippingLine;
}

/** Lines that an edit took off are shown only where they are asked for. */
export function shippingLines(order: Order, includeRemovals = false): ShippingLineSource[] {
  return order.shippingLines.filter(({ removed }) => includeRemovals || !removed).map((line) => ({ id: line.id, order, line }));
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
    isRemoved: ({ line }) => line.removed,
    carrierIdentifier: () => null,
    deliveryCategory: () => null,
    phone: () => null,
    shippingRateHandle: () => null,
    originalPriceSet: ({ order, line }) => moneyBag(line.price, order),
    discountedPriceSet: ({ order, line }) => moneyBag(shippingNet(line), order),
    currentDiscountedPriceSet: (source) => moneyBag(source.line.removed ? 0n : shippingNet(source.line) - refunded(source), source.order),
    discountAllocations: ({ order, line }) => discountAllocations(order, line.discountAllocations),
    taxLines: ({ order, line }) => taxLines(line.taxLines, order),
  }),
};
