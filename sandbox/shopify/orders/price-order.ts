import { taxesOn } from "../money/tax";
import type { AdditionalFee, DiscountAllocation, DiscountApplication, OrderLine, ShippingLine, TaxRate } from "../store/records";
import { applicationOf, takenOff, valueOn } from "./discount-rules";
import { lineNet, shippingNet } from "./line-amounts";
import type { DraftDiscount, DraftLine, OrderDraft } from "./order-draft";

export interface PricedOrder {
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly ShippingLine[];
  readonly discounts: readonly DiscountApplication[];
  readonly fees: readonly AdditionalFee[];
}

/**
 * Discounts first: those on chosen lines, then those over the whole order on what is left, each spread by largest
 * remainder. Then the taxes of every line, of the shipping, duties and fees, each rounded half up on its own.
 * All in minor units of the customer's currency.
 */
export function priceOrder(draft: OrderDraft, newId: () => number): PricedOrder {
  const allocations = allocateOverLines(draft);
  const lines = draft.lines.map((line, index) => pricedLine(draft, { line, id: newId(), discountAllocations: allocations[index] ?? [] }, newId));
  const fees = draft.fees.map(({ name, amount, taxes }) => ({ id: newId(), name, amount, taxLines: taxesUnder(draft, amount, taxes) }));
  return { lines, shippingLines: shippingOf(draft, newId), discounts: draft.discounts.map(applicationOf), fees };
}

function isOverOrder({ on, buyXGetY }: DraftDiscount): boolean {
  return on === "order" && !buyXGetY;
}

function allocateOverLines({ lines, discounts }: OrderDraft): DiscountAllocation[][] {
  const allocations = lines.map((): DiscountAllocation[] => []);
  const left = lines.map((line) => line.unitPrice * BigInt(line.quantity));
  const numbered = discounts.map((discount, index) => ({ discount, index })).filter(({ discount }) => discount.on !== "shipping");
  const chosenLinesFirst = [...numbered.filter(({ discount }) => !isOverOrder(discount)), ...numbered.filter(({ discount }) => isOverOrder(discount))];
  for (const { discount, index } of chosenLinesFirst) {
    const taken = takenOff(lines.map((line, at) => ({ line, left: left[at] ?? 0n })), discount);
    for (const [at, amount] of taken.entries()) {
      if (amount > 0n) allocations[at]?.push({ index, amount });
      left[at] = (left[at] ?? 0n) - amount;
    }
  }
  return allocations.map((ones) => ones.sort((a, b) => a.index - b.index));
}

type TaxRules = Pick<OrderDraft, "taxExempt" | "taxesIncluded">;

function taxesUnder({ taxExempt, taxesIncluded }: TaxRules, amount: bigint, taxes: readonly TaxRate[]) {
  return taxExempt ? [] : taxesOn(amount, taxes, taxesIncluded);
}

/** A line with its discounts, taxed. Gift cards are vouchers: the tax comes with what they buy. */
export function pricedLine(
  rules: TaxRules,
  { line, id, discountAllocations }: { readonly line: DraftLine; readonly id: number; readonly discountAllocations: readonly DiscountAllocation[] },
  newId: () => number,
): OrderLine {
  const { taxes, duties, ...content } = line;
  const untaxed: OrderLine = {
    ...content,
    id,
    discountAllocations,
    taxLines: [],
    duties: duties.map(({ taxes: dutyTaxes, ...duty }) => ({ ...duty, id: newId(), taxLines: taxesUnder(rules, duty.amount, dutyTaxes) })),
    ...{ addedByEditId: null, exchangeReturnId: null },
  };
  const taxed = line.taxable && !line.giftCard;
  return { ...untaxed, taxLines: taxed ? taxesUnder(rules, lineNet(untaxed), taxes) : [] };
}

function shippingOf(draft: OrderDraft, newId: () => number): ShippingLine[] {
  if (!draft.shipping) return [];
  const { title, price, taxes } = draft.shipping;
  const discountAllocations: DiscountAllocation[] = [];
  let left = price;
  for (const [index, { on, value }] of draft.discounts.entries()) {
    const amount = on === "shipping" ? valueOn(left, value) : 0n;
    if (amount > 0n) discountAllocations.push({ index, amount });
    left -= amount;
  }
  const line: ShippingLine = { id: newId(), title, code: title, price, discountAllocations, taxLines: [], removed: false, addedByEditId: null };
  return [{ ...line, taxLines: taxesUnder(draft, shippingNet(line), taxes) }];
}
