import type { Discount } from "../commerce/discount";
import type { Duty } from "../commerce/duty";
import type { Order } from "../commerce/order";
import type { OrderLine } from "../commerce/order-line";
import type { TaxLine } from "../commerce/tax-line";
import { inProportion } from "../money/rounding";

/** An order line as it stands: without the units that an edit took off, and without their share of discount and tax. */
export type LineSold = Pick<OrderLine, "discounts" | "taxLines" | "duties"> & { units: number; removed: number };

/** Units of an order line that refunds gave back. */
export function refundedUnits({ refunds }: Order, line: OrderLine): number {
  let units = 0;
  for (const refund of refunds) for (const { lineId, quantity } of refund.lines) if (lineId === line.id) units += quantity;

  return units;
}

/**
 * quantity − currentQuantity are the units taken off since the sale. Those a refund took back stay on the invoice, for the
 * credit note takes them off it; the rest were removed by an edit and are no longer part of the sale.
 */
export function unitsSold(line: OrderLine, refunded: number): LineSold {
  const removed = Math.max(0, Math.min(line.quantity, line.quantity - line.currentQuantity - refunded));
  if (removed === 0) return { units: line.quantity, removed, discounts: line.discounts, taxLines: line.taxLines, duties: line.duties };
  const units = line.quantity - removed;
  const share = inShare(units, line.quantity);
  const duties = line.duties.map((duty) => ({ ...share(duty), taxLines: duty.taxLines.map(share) }));

  return { units, removed, discounts: line.discounts.map(share), taxLines: line.taxLines.map(share), duties };
}

/** The part of an amount that belongs to some of the units, rounded half up. */
function inShare(units: number, of: number) {
  return <T extends Discount | TaxLine | Duty>(whole: T): T => ({
    ...whole,
    amount: { ...whole.amount, minor: inProportion(whole.amount.minor, units, of) },
  });
}

/** Something was taken off by an edit, so that the totals of the sale no longer say what the invoice comes to. */
export function hasRemovals(order: Order): boolean {
  for (const { removed } of order.shippingLines) if (removed) return true;
  for (const line of order.lines) if (line.quantity - line.currentQuantity > refundedUnits(order, line)) return true;

  return false;
}

/** Edits took everything off: no product, shipping, fee or tip is left to invoice. */
export function nothingLeft(order: Order): boolean {
  const { lines, shippingLines, fees, totals } = order;
  if (fees.length > 0 || totals.tips.minor !== 0n || shippingLines.some(({ removed }) => !removed)) return false;
  if (lines.some(({ currentQuantity }) => currentQuantity > 0)) return false;

  return lines.every((line) => unitsSold(line, refundedUnits(order, line)).units === 0);
}
