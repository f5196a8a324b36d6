import { allocate, shareOfUnits } from "../money/allocate";
import { sum } from "../money/minor-units";
import { discountOf, lineNet } from "../orders/line-amounts";
import type { OrderLine, Refund, RefundAdjustment, RefundDuty, RefundLine, RefundShipping, ShippingLine, TaxLine } from "../store/records";
import { refuseAt } from "./amounts";
import { isTip, upper, type Reading } from "./read-lines";
import { toIso } from "./read-payments";
import type { RestAdjustment, RestRefund, RestRefundLine } from "./rest-refund-schema";

/** What was sold, which refunds point at. */
export interface Sold {
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly ShippingLine[];
}

export function readRefunds(reading: Reading, sold: Sold): Refund[] {
  return reading.rest.refunds.map((refund, index) => readRefund(reading, sold, { refund, path: `${reading.path}refunds[${index}]` }));
}

interface Place {
  readonly refund: RestRefund;
  readonly path: string;
}

function readRefund(reading: Reading, sold: Sold, place: Place): Refund {
  const { refund } = place;
  return {
    id: refund.id,
    createdAt: toIso(refund.created_at),
    processedAt: toIso(refund.processed_at ?? refund.created_at),
    note: refund.note,
    lines: refund.refund_line_items.flatMap((line, index) => refundedLine(reading, sold, { line, path: `${place.path}.refund_line_items[${index}]` })),
    shipping: refundedShipping(reading, sold, place),
    duties: refundedDuties(reading, sold, place),
    fees: [],
    tip: refundedTip(reading, place),
    adjustments: refund.order_adjustments.flatMap((one, index) => discrepancy(reading, one, `${place.path}.order_adjustments[${index}]`)),
    transactionIds: refund.transactions.map(({ id }) => id),
    returnId: null,
    idempotencyKey: null,
  };
}

function refundedLine(reading: Reading, { lines }: Sold, { line, path }: { line: RestRefundLine; path: string }): RefundLine[] {
  if (isTipId(reading, line.line_item_id)) return [];
  const sold = lines.find(({ id }) => id === line.line_item_id) ?? refuseAt(`${path}.line_item_id`, `the order has no line ${line.line_item_id}.`);
  if (line.quantity > sold.quantity) refuseAt(`${path}.quantity`, `${line.quantity} of ${sold.quantity} units are refunded.`);
  const subtotal = reading.amounts.required({ plain: line.subtotal, set: line.subtotal_set }, `${path}.subtotal`);
  const tax = reading.amounts.optional({ plain: line.total_tax, set: line.total_tax_set }, `${path}.total_tax`) ?? 0n;
  return [
    {
      id: line.id,
      lineId: sold.id,
      quantity: line.quantity,
      subtotal,
      discount: refundedDiscount(reading, { line, sold, subtotal }),
      taxLines: spreadTax(tax, sold.taxLines, `${path}.total_tax`),
      restockType: upper(line.restock_type),
      locationId: reading.knownLocation(line.location_id),
    },
  ];
}

/** REST does not tell the discount of refunded units: their share of the line's, or what their price is above the subtotal. */
function refundedDiscount({ rest }: Reading, { line, sold, subtotal }: { line: RestRefundLine; sold: OrderLine; subtotal: bigint }): bigint {
  const ofLine = rest.refunds.flatMap((refund) => refund.refund_line_items).filter((other) => other.line_item_id === line.line_item_id);
  const earlier = ofLine.slice(0, ofLine.findIndex(({ id }) => id === line.id));
  const units = { before: earlier.reduce((total, { quantity }) => total + quantity, 0), count: line.quantity, quantity: sold.quantity };
  if (shareOfUnits(lineNet(sold), units) === subtotal) return shareOfUnits(discountOf(sold), units);
  return sold.unitPrice * BigInt(line.quantity) - subtotal;
}

/** REST tells one sum of tax for a refunded line: it is shared out over the line's taxes as they were charged. */
function spreadTax(tax: bigint, charged: readonly TaxLine[], path: string): TaxLine[] {
  const amounts = allocate(tax, charged.map(({ amount }) => amount));
  if (sum(amounts) !== tax) refuseAt(path, "tax is refunded that was never charged.");
  return charged.map((line, index) => ({ ...line, amount: amounts[index] ?? 0n }));
}

/** Refunded shipping is in REST twice; it is read from its lines, and from the adjustments of older refunds that have none. */
function refundedShipping(reading: Reading, { shippingLines }: Sold, { refund, path }: Place): RefundShipping[] {
  const listed = refund.refund_shipping_lines.map((line, index) => ({
    id: line.id,
    shippingLineId: line.shipping_line?.id ?? null,
    subtotal: reading.amounts.required({ set: line.subtotal_amount_set }, `${path}.refund_shipping_lines[${index}].subtotal_amount_set`),
    tax: reading.amounts.optional({ set: line.tax_amount_set }, `${path}.refund_shipping_lines[${index}].tax_amount_set`) ?? 0n,
    at: `${path}.refund_shipping_lines[${index}]`,
  }));
  const adjusted = refund.order_adjustments.flatMap((one, index) => {
    if (one.kind !== "shipping_refund") return [];
    const at = `${path}.order_adjustments[${index}]`;
    const { amount, tax } = adjustmentFigures(reading, one, at);
    return [{ id: one.id, shippingLineId: null, subtotal: -amount, tax: -tax, at }];
  });
  return (listed.length > 0 ? listed : adjusted).map(({ id, shippingLineId, subtotal, tax, at }): RefundShipping => {
    const line = shippingLines.find((candidate) => shippingLineId === null || candidate.id === shippingLineId);
    if (!line) return refuseAt(at, "the order has no such shipping line.");
    return { id, shippingLineId: line.id, subtotal, taxLines: spreadTax(tax, line.taxLines, at) };
  });
}

function refundedDuties(reading: Reading, { lines }: Sold, { refund, path }: Place): RefundDuty[] {
  const duties = lines.flatMap((line) => line.duties);
  return refund.duties.map((one, index): RefundDuty => {
    const at = `${path}.duties[${index}]`;
    if (!duties.some(({ id }) => id === one.duty_id)) refuseAt(`${at}.duty_id`, `the order has no duty ${one.duty_id}.`);
    return { dutyId: one.duty_id, amount: reading.amounts.required({ set: one.amount_set }, `${at}.amount_set`), taxLines: [] };
  });
}

function refundedTip(reading: Reading, { refund, path }: Place): bigint {
  const parts = refund.refund_line_items.map((line, index) =>
    isTipId(reading, line.line_item_id) ? reading.amounts.required({ plain: line.subtotal, set: line.subtotal_set }, `${path}.refund_line_items[${index}].subtotal`) : 0n,
  );
  return sum(parts);
}

function isTipId({ rest }: Reading, lineId: number): boolean {
  return rest.line_items.some((line) => line.id === lineId && isTip(line));
}

function discrepancy(reading: Reading, adjustment: RestAdjustment, path: string): RefundAdjustment[] {
  if (adjustment.kind === "shipping_refund") return [];
  const reason = adjustment.kind === "pending_refund_discrepancy" ? "PENDING_REFUND_DISCREPANCY" : "REFUND_DISCREPANCY";
  return [{ id: adjustment.id, reason, ...adjustmentFigures(reading, adjustment, path) }];
}

function adjustmentFigures({ amounts }: Reading, adjustment: RestAdjustment, path: string): { amount: bigint; tax: bigint } {
  return {
    amount: amounts.required({ plain: adjustment.amount, set: adjustment.amount_set }, `${path}.amount`),
    tax: amounts.optional({ plain: adjustment.tax_amount, set: adjustment.tax_amount_set }, `${path}.tax_amount`) ?? 0n,
  };
}
