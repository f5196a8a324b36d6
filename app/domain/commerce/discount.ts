import type { Money } from "../money/money";

/**
 * One amount taken off one line. Shopify lists every allocation, order-wide ones included, so a line's discount is the
 * sum of these and of nothing else (Shopify, LineItem.discountAllocations, 2026-10).
 */
export type Discount = {
  /** The code or the name the customer saw; null where there is none. */
  title: string | null;
  /** `script` covers Shopify Scripts and other apps. Buy X get Y arrives as `code` or `automatic`. */
  kind: "code" | "automatic" | "manual" | "script";
  /** Given for this line alone, or this line's share of what was given on the whole order. */
  target: "line" | "order";
  /** Not negative; in the line's own terms (tax inside where the order's prices contain it). */
  amount: Money;
};

/** Minor units taken off, all allocations together. */
export function discountTotal(discounts: readonly Discount[]): bigint {
  let total = 0n;
  for (const { amount } of discounts) total += amount.minor;

  return total;
}
