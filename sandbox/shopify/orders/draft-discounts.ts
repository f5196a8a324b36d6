import type { DraftDiscount } from "./order-draft";
import type { ReadRequest, RequestDiscount } from "./order-request-schema";

/** `discountPercent` is short for one code over the whole order. */
export function draftDiscounts({ discountPercent, discounts = [] }: ReadRequest, amount: (text: string) => bigint): DraftDiscount[] {
  const short: RequestDiscount[] = discountPercent
    ? [{ kind: "code", code: `SAVE${discountPercent}`, value: { percent: discountPercent }, on: "order", perUnit: false }]
    : [];
  return [...short, ...discounts].map((discount) => draftDiscount(discount, amount));
}

function draftDiscount({ kind, code, title, value, on, perUnit, buyXGetY }: RequestDiscount, amount: (text: string) => bigint): DraftDiscount {
  const typed = kind === "code" ? (code ?? title ?? "DISCOUNT") : null;
  return {
    kind,
    code: typed,
    title: title ?? typed ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} discount`,
    value: "percent" in value ? value : { amount: amount(value.amount) },
    ...{ on, perUnit, buyXGetY: buyXGetY ?? null },
  };
}
