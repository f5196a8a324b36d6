import { allocate } from "../money/allocate";
import { divideHalfUp, parseAmount, sum } from "../money/minor-units";
import { taxesOn } from "../money/tax";
import type { OrderLine, ShippingLine } from "../store/records";
import type { DraftLine, OrderDraft } from "./order-draft";

export interface PricedOrder {
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly ShippingLine[];
}

/**
 * Discount first, over the lines by largest remainder; then the taxes of every line and of the
 * shipping, each rounded half up. All in integers of the order's currency.
 */
export function priceOrder(draft: OrderDraft, newId: () => number): PricedOrder {
  const grossOfLines = draft.lines.map((line) => line.unitPrice * BigInt(line.quantity));
  const discounts = allocate(discountOn(sum(grossOfLines), draft.discount?.percent ?? "0"), grossOfLines);
  const lines = draft.lines.map((line, index) => {
    const discount = discounts[index] ?? 0n;
    return { ...withoutTaxes(line), id: newId(), discount, taxLines: taxesOfLine(draft, line, discount) };
  });
  return { lines, shippingLines: shippingOf(draft, newId) };
}

/** Percentages to two decimals: 7.5 % of 19.99 is worked out as 1999 × 750 ÷ 10000, half up. */
function discountOn(subtotal: bigint, percent: string): bigint {
  return divideHalfUp(subtotal * parseAmount(percent, "per cent"), 10_000n);
}

function taxesOfLine(draft: OrderDraft, line: DraftLine, discount: bigint) {
  if (!line.taxable) return [];
  return taxesOn(line.unitPrice * BigInt(line.quantity) - discount, line.taxes, draft.taxesIncluded);
}

function shippingOf(draft: OrderDraft, newId: () => number): ShippingLine[] {
  if (!draft.shipping) return [];
  const { title, price, taxes } = draft.shipping;
  return [{ id: newId(), title, code: title, price, taxLines: taxesOn(price, taxes, draft.taxesIncluded) }];
}

function withoutTaxes({ taxes: _taxes, ...line }: DraftLine): Omit<DraftLine, "taxes"> {
  return line;
}
