import { formatInShop } from "../../money/format-order";
import { sum } from "../../money/minor-units";
import { lineGross } from "../../orders/line-amounts";
import { orderTotals } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import { moneySet } from "./money-set";

/** The amounts of an order's body: most are there twice, plain in the shop's currency and as a set in both. */
export function orderAmounts(order: Order) {
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
  const plain = Object.entries(figures).map(([name, amount]) => [name, formatInShop(amount, order)]);
  const sets = Object.entries(figures).map(([name, amount]) => [`${name}_set`, moneySet(amount, order)]);
  return {
    ...Object.fromEntries([...plain, ...sets]),
    total_outstanding: formatInShop(totals.outstanding, order),
    total_tip_received: formatInShop(totals.tip, order),
    total_shipping_price_set: moneySet(totals.shipping, order),
    current_shipping_price_set: moneySet(totals.currentShipping, order),
    total_cash_rounding_payment_adjustment_set: moneySet(totals.paymentRounding, order),
    total_cash_rounding_refund_adjustment_set: moneySet(totals.refundRounding, order),
    ...dutiesAndFees(order),
  };
}

/** Null where there are none at all, as in GraphQL. */
function dutiesAndFees(order: Order) {
  const { duties, fees, currentDuties, currentFees } = orderTotals(order);
  const hasDuties = order.lines.some((line) => line.duties.length > 0);
  const hasFees = order.fees.length > 0;
  return {
    original_total_duties_set: hasDuties ? moneySet(duties, order) : null,
    current_total_duties_set: hasDuties ? moneySet(currentDuties, order) : null,
    original_total_additional_fees_set: hasFees ? moneySet(fees, order) : null,
    current_total_additional_fees_set: hasFees ? moneySet(currentFees, order) : null,
  };
}
