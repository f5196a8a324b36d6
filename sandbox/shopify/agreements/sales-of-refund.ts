import type { Order, Refund } from "../store/records";
import { amountsOfSale, reversed, type Sale } from "./sale";
import { partSale } from "./sales-of-edit";
import { saleOfDuty } from "./sales-of-order";

const NOTHING_OFF = { discountBeforeTaxes: 0n, discountAfterTaxes: 0n };

/**
 * What a refund took back. Money kept or given beyond the goods is an adjustment: +10.00 where the merchant gave 10.00
 * less than the goods were sold for, −10.00 for goodwill.
 */
export function salesOfRefund(order: Order, refund: Refund): Sale[] {
  return [
    ...refund.lines.flatMap((line) => partSale(order, line, "RETURN")),
    ...refundedShipping(order, refund),
    ...refundedDuties(order, refund),
    ...refundedFees(order, refund),
    ...(refund.tip === 0n ? [] : [{ id: `${refund.id}0`, action: "RETURN" as const, of: { lineType: "TIP" as const }, quantity: null, total: -refund.tip, taxLines: [], ...NOTHING_OFF }]),
    ...refund.adjustments.map(({ id, amount, tax }): Sale => ({ id: String(id), action: "RETURN", of: { lineType: "ADJUSTMENT" }, quantity: null, total: amount + tax, taxLines: [], ...NOTHING_OFF })),
  ];
}

function refundedShipping(order: Order, refund: Refund): Sale[] {
  return refund.shipping.flatMap((part) => {
    const shippingLine = order.shippingLines.find(({ id }) => id === part.shippingLineId);
    if (!shippingLine) return [];
    const amounts = reversed({ subtotal: part.subtotal, discount: 0n, taxLines: part.taxLines });
    return [{ id: String(part.id), action: "RETURN" as const, of: { lineType: "SHIPPING" as const, shippingLine }, quantity: null, ...amountsOfSale(order, amounts) }];
  });
}

function refundedDuties(order: Order, refund: Refund): Sale[] {
  return refund.duties.flatMap(({ dutyId, amount, taxLines }) => {
    const duty = order.lines.flatMap(({ duties }) => duties).find(({ id }) => id === dutyId);
    if (!duty) return [];
    return saleOfDuty(order, { id: `${refund.id}${dutyId}`, action: "RETURN", duty, amounts: reversed({ subtotal: amount, discount: 0n, taxLines }) });
  });
}

function refundedFees(order: Order, refund: Refund): Sale[] {
  return refund.fees.flatMap(({ feeId, amount, taxLines }) => {
    const fee = order.fees.find(({ id }) => id === feeId);
    if (!fee) return [];
    const amounts = reversed({ subtotal: amount, discount: 0n, taxLines });
    return [{ id: `${refund.id}${feeId}`, action: "RETURN" as const, of: { lineType: "ADDITIONAL_FEE" as const, fee }, quantity: null, ...amountsOfSale(order, amounts) }];
  });
}
