import type { Order, OrderDiscount } from "../../store/records";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";

/** A DiscountCodeApplication over the whole order: the one kind the simulator gives. */
export function discountApplication(discount: OrderDiscount) {
  return {
    __typename: "DiscountCodeApplication",
    id: 0,
    code: discount.code,
    index: 0,
    allocationMethod: "ACROSS",
    targetSelection: "ALL",
    targetType: "LINE_ITEM",
    value: { __typename: "PricingPercentageValue", percentage: Number(discount.percent) },
  };
}

/** A line's share of the order's discount; no entry when it has none. */
export function discountAllocations(order: Order, amount: bigint) {
  if (!order.discount || amount === 0n) return [];
  return [{ allocatedAmountSet: moneyBag(amount, order.currency), discountApplication: discountApplication(order.discount) }];
}

export const discountTypes = { DiscountCodeApplication: defineType<ReturnType<typeof discountApplication>>({}) };
