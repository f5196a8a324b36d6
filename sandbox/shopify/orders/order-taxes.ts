import { mergeTaxLines, negated } from "../money/tax";
import type { Order, Refund, TaxLine } from "../store/records";

/** Everything of an order that is taxed: lines, shipping, duties, fees. */
function taxedParts(order: Order): readonly { readonly taxLines: readonly TaxLine[] }[] {
  return [...order.lines, ...order.shippingLines, ...order.lines.flatMap((line) => line.duties), ...order.fees];
}

export function refundTaxLines({ lines, shipping, duties, fees }: Pick<Refund, "duties" | "fees" | "lines" | "shipping">): TaxLine[] {
  return [...lines, ...shipping, ...duties, ...fees].flatMap((part) => part.taxLines);
}

/** One per title and rate, before refunds and removals. */
export function taxLinesAsOrdered(order: Order): TaxLine[] {
  return mergeTaxLines(taxedParts(order).flatMap((part) => part.taxLines));
}

/** What is left of them after refunds and order edits. */
export function currentTaxLines(order: Order): TaxLine[] {
  const removedShipping = order.shippingLines.filter(({ removed }) => removed);
  const gone = [...order.removals, ...removedShipping].flatMap((part) => part.taxLines);
  return mergeTaxLines([...taxLinesAsOrdered(order), ...negated([...gone, ...order.refunds.flatMap(refundTaxLines)])]);
}
