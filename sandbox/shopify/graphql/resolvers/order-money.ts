import { orderTotals, type OrderTotals } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import { moneyBag } from "../money-bag";

function total(name: keyof OrderTotals) {
  return (order: Order) => moneyBag(orderTotals(order)[name], order.currency);
}

const zero = ({ currency }: Order) => moneyBag(0n, currency);

/** The money fields of Order, each beside the total it shows. */
export const orderMoney = {
  currencyCode: ({ currency }: Order) => currency,
  presentmentCurrencyCode: ({ currency }: Order) => currency,
  taxesIncluded: ({ taxesIncluded }: Order) => taxesIncluded,
  taxExempt: () => false,
  estimatedTaxes: () => false,
  dutiesIncluded: () => false,
  originalTotalPriceSet: total("total"),
  totalPriceSet: total("total"),
  subtotalPriceSet: total("subtotal"),
  totalTaxSet: total("tax"),
  totalDiscountsSet: total("discounts"),
  cartDiscountAmountSet: total("discounts"),
  totalShippingPriceSet: total("shipping"),
  currentTotalPriceSet: total("currentTotal"),
  currentSubtotalPriceSet: total("currentSubtotal"),
  currentTotalTaxSet: total("currentTax"),
  currentTotalDiscountsSet: total("currentDiscounts"),
  currentCartDiscountAmountSet: total("currentDiscounts"),
  currentShippingPriceSet: total("currentShipping"),
  totalReceivedSet: total("received"),
  totalRefundedSet: total("refunded"),
  totalRefundedShippingSet: total("refundedShipping"),
  netPaymentSet: total("net"),
  totalOutstandingSet: total("outstanding"),
  totalCapturableSet: total("capturable"),
  refundDiscrepancySet: total("refundDiscrepancy"),
  totalTipReceivedSet: zero,
  totalCashRoundingAdjustment: (order: Order) => ({ paymentSet: zero(order), refundSet: zero(order) }),
  // Null, not zero: Shopify's answer where there are no duties or fees at all.
  originalTotalDutiesSet: () => null,
  currentTotalDutiesSet: () => null,
  originalTotalAdditionalFeesSet: () => null,
  currentTotalAdditionalFeesSet: () => null,
};
