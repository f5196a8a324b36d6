import {
  divideRounded,
  MONEY_PLACES,
  PERCENT_PLACES,
  powerOfTen,
  QUANTITY_PLACES,
  rescale,
  UNIT_PLACES,
} from "../decimal";
import type { DocumentLine, LineAmountTypes } from "./document";

const WHOLE = powerOfTen(PERCENT_PLACES + 2);

type PricedLine = Pick<DocumentLine, "discountRate" | "discountAmount"> & { quantity: bigint; unitAmount: bigint };

/**
 * Quantity x unit amount, less the line's discount, in minor units.
 * Xero, Nov 2026: round2(Quantity x UnitAmount x (100 - DiscountRate) / 100), or
 * round2(Quantity x UnitAmount - DiscountAmount); rounded once, at the end.
 */
export function lineAmountOf(line: PricedLine): bigint {
  const product = line.quantity * line.unitAmount;
  const places = QUANTITY_PLACES + UNIT_PLACES;
  if (line.discountRate !== undefined) {
    const discounted = product * (WHOLE - line.discountRate);
    return rescale(discounted, places + PERCENT_PLACES + 2, MONEY_PLACES);
  }
  const discount = rescale(line.discountAmount ?? 0n, MONEY_PLACES, places);
  return rescale(product - discount, places, MONEY_PLACES);
}

/**
 * The tax in (Inclusive) or on top of (Exclusive) a line, in minor units.
 * Inclusive rounds the net first and takes the tax as what remains: 9.99 at 20 % is 8.33 + 1.66.
 */
export function taxOn(lineAmount: bigint, rate: bigint, types: LineAmountTypes): bigint {
  if (types === "NoTax") return 0n;
  if (types === "Exclusive") return divideRounded(lineAmount * rate, WHOLE);
  return lineAmount - divideRounded(lineAmount * WHOLE, WHOLE + rate);
}

export interface Totals {
  subTotal: bigint;
  totalTax: bigint;
  total: bigint;
}

/** Sums of the lines' own rounded figures: Xero rounds per line, never on the document. */
export function totalsOf(document: { lines: DocumentLine[]; lineAmountTypes: LineAmountTypes }): Totals {
  const amounts = document.lines.reduce((sum, line) => sum + line.lineAmount, 0n);
  const totalTax = document.lines.reduce((sum, line) => sum + line.taxAmount, 0n);
  const subTotal = document.lineAmountTypes === "Inclusive" ? amounts - totalTax : amounts;
  return { subTotal, totalTax, total: subTotal + totalTax };
}

/** What the discounts of all lines took away, in minor units. */
export function totalDiscount(lines: DocumentLine[]): bigint {
  return lines.reduce((sum, line) => {
    const { quantity, unitAmount } = line;
    if (quantity === undefined || unitAmount === undefined) return sum;
    if (line.discountRate === undefined && line.discountAmount === undefined) return sum;
    const full = lineAmountOf({ quantity, unitAmount, discountRate: undefined, discountAmount: undefined });
    return sum + full - line.lineAmount;
  }, 0n);
}
