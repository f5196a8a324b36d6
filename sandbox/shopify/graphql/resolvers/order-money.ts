import { orderTotals, type OrderTotals } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import { moneyBag } from "../money-bag";

function total(name: keyof OrderTotals) {
  return (order: Order) => moneyBag(orderTotals(order)[name], order);
}

/** Null, not zero: Shopify's answer where there are no duties or fees at all. */
function whereCharged(name: keyof OrderTotals, isCharged: (order: Order) => boolean) {
  return (order: Order) => (isCharged(order) ? total(name)(order) : null);
}

const hasDuties = ({ lines }: Order) => lines.some(({ duties }) => duties.length > 0);
const hasFees = ({ fees }: Order) => fees.length > 0;

/** The money fields of Order, each beside the total it shows. */
export const orderMoney = {
  currencyCode: ({ currency }: Order) => currency,
  presentmentCurrencyCode: ({ presentment }: Order) => presentment.currency,
  taxesIncluded: ({ taxesIncluded }: Order) => taxesIncluded,
  taxExempt: ({ taxExempt }: Order) => taxExempt,
  estimatedTaxes: () => false,
  dutiesIncluded: ({ dutiesIncluded }: Order) => dutiesIncluded,
  originalTotalPriceSet: (order: Order) => moneyBag(order.originalTotal, order),
  totalPriceSet: total("total"),
  subtotalPriceSet: total("subtotal"),
  totalTaxSet: total("tax"),
  totalDiscountsSet: total("discounts"),
  cartDiscountAmountSet: total("cartDiscounts"),
  totalShippingPriceSet: total("shipping"),
  currentTotalPriceSet: total("currentTotal"),
  currentSubtotalPriceSet: total("currentSubtotal"),
  currentTotalTaxSet: total("currentTax"),
  currentTotalDiscountsSet: total("currentDiscounts"),
  currentCartDiscountAmountSet: total("currentCartDiscounts"),
  currentShippingPriceSet: total("currentShipping"),
  totalReceivedSet: total("received"),
  totalRefundedSet: total("refunded"),
  totalRefundedShippingSet: total("refundedShipping"),
  netPaymentSet: total("net"),
  totalOutstandingSet: total("outstanding"),
  totalCapturableSet: total("capturable"),
  refundDiscrepancySet: total("refundDiscrepancy"),
  totalTipReceivedSet: total("tip"),
  totalCashRoundingAdjustment: (order: Order) => ({ paymentSet: total("paymentRounding")(order), refundSet: total("refundRounding")(order) }),
  originalTotalDutiesSet: whereCharged("duties", hasDuties),
  currentTotalDutiesSet: whereCharged("currentDuties", hasDuties),
  originalTotalAdditionalFeesSet: whereCharged("fees", hasFees),
  currentTotalAdditionalFeesSet: whereCharged("currentFees", hasFees),
};
