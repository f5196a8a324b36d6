import { shareOfUnits } from "../money/allocate";
import { sum } from "../money/minor-units";
import { sumOfTaxes } from "../money/tax";
import type { Order, OrderLine, Refund } from "../store/records";
import { discountBy, discountOf, goneQuantity, isOrderLevel, lineNet, shippingNet } from "./line-amounts";
import { currentTaxLines, refundTaxLines, taxLinesAsOrdered } from "./order-taxes";
import { capturableOf, receivedOf, refundedOf, roundingOf } from "./payment-state";
import { rememberedTotals } from "./remembered-totals";

export type OrderTotals = ReturnType<typeof totalsOf>;

/**
 * Every figure Shopify shows for an order, derived from its parts, refunds and transactions.
 * Without `current` in the name: as ordered, with what edits added. With it: what refunds and edits have left.
 *   total = subtotal + shipping after discounts + duties + fees + tip + tax,
 * without the tax when prices include it, and without the duties when the subtotal holds them.
 * `outstanding` is still to pay; negative when the merchant owes the customer.
 */
export function orderTotals(order: Order): OrderTotals {
  return rememberedTotals(order, totalsOf);
}

function totalsOf(order: Order) {
  const asOrdered = totalsAsOrdered(order);
  const current = currentTotals(order, asOrdered.total);
  const [received, refunded] = [receivedOf(order), refundedOf(order)];
  const net = received - refunded;
  return {
    ...asOrdered,
    ...current,
    ...{ received, refunded, net },
    outstanding: current.currentTotal - net,
    capturable: capturableOf(order),
    paymentRounding: roundingOf(order, "SALE"),
    refundRounding: roundingOf(order, "REFUND"),
  };
}

function totalsAsOrdered(order: Order) {
  const { tip } = order;
  const subtotal = sum(order.lines.map(lineNet));
  const shipping = sum(order.shippingLines.map(({ price }) => price));
  const shippingDiscounts = sum(order.shippingLines.map(discountOf));
  const tax = sumOfTaxes(taxLinesAsOrdered(order));
  const duties = sum(order.lines.flatMap((line) => line.duties).map(({ amount }) => amount));
  const fees = sum(order.fees.map(({ amount }) => amount));
  const extras = fees + tip + (order.taxesIncluded ? 0n : tax) + (order.dutiesIncluded ? 0n : duties);
  return {
    ...{ subtotal, shipping, shippingDiscounts, tax, duties, fees, tip },
    discounts: sum(order.lines.map(discountOf)) + shippingDiscounts,
    cartDiscounts: sum(order.lines.map((line) => discountBy(order, line, isOrderLevel))),
    total: subtotal + shipping - shippingDiscounts + extras,
  };
}

function currentTotals(order: Order, total: bigint) {
  const parts = [...order.refunds.flatMap((refund) => refund.lines), ...order.removals];
  const kept = order.shippingLines.filter(({ removed }) => !removed);
  const refundedShipping = sum(order.refunds.flatMap((refund) => refund.shipping).map(({ subtotal }) => subtotal));
  const refundDiscrepancy = sum(order.refunds.flatMap((refund) => refund.adjustments).map(({ amount, tax }) => amount + tax));
  const back = sum(order.refunds.map((refund) => valueOf(order, refund)));
  return {
    ...{ refundedShipping, refundDiscrepancy },
    currentSubtotal: sum(order.lines.map(lineNet)) - sum(parts.map(({ subtotal }) => subtotal)),
    currentDiscounts: sum(order.lines.map(discountOf)) - sum(parts.map(({ discount }) => discount)) + sum(kept.map(discountOf)),
    currentCartDiscounts: sum(order.lines.map((line) => currentCartDiscount(order, line))),
    currentShipping: sum(kept.map(shippingNet)) - refundedShipping,
    currentTax: sumOfTaxes(currentTaxLines(order)),
    currentDuties: sum(order.lines.flatMap((line) => line.duties).map(({ amount }) => amount)) - refundedAmount(order, "duties"),
    currentFees: sum(order.fees.map(({ amount }) => amount)) - refundedAmount(order, "fees"),
    currentTotal: total - back - removedValue(order) + refundDiscrepancy,
  };
}

function currentCartDiscount(order: Order, line: OrderLine): bigint {
  const whole = discountBy(order, line, isOrderLevel);
  return whole - shareOfUnits(whole, { before: 0, count: goneQuantity(order, line), quantity: line.quantity });
}

function refundedAmount(order: Order, part: "duties" | "fees"): bigint {
  return sum(order.refunds.flatMap((refund): readonly { amount: bigint }[] => refund[part]).map(({ amount }) => amount));
}

export type RefundParts = Pick<Refund, "duties" | "fees" | "lines" | "shipping" | "tip">;

/** What the parts of a refund were sold for, tax included, whatever money was given back. */
export function valueOf(order: Pick<Order, "dutiesIncluded" | "taxesIncluded">, refund: RefundParts): bigint {
  const duties = order.dutiesIncluded ? 0n : sum(refund.duties.map(({ amount }) => amount));
  const goods = sum([...refund.lines, ...refund.shipping].map(({ subtotal }) => subtotal));
  const tax = order.taxesIncluded ? 0n : sumOfTaxes(refundTaxLines(refund));
  return goods + duties + sum(refund.fees.map(({ amount }) => amount)) + refund.tip + tax;
}

/** What order edits took off: units of lines, and shipping lines. */
function removedValue(order: Order): bigint {
  const shipping = order.shippingLines.filter(({ removed }) => removed);
  const net = sum(order.removals.map(({ subtotal }) => subtotal)) + sum(shipping.map(shippingNet));
  const tax = sumOfTaxes([...order.removals, ...shipping].flatMap((part) => part.taxLines));
  return order.taxesIncluded ? net : net + tax;
}
