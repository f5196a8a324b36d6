export type DiscountKind = "automatic" | "code" | "manual" | "script";

/** A percentage (decimal string, "10" is ten per cent) or an amount in the customer's currency. */
export type DiscountValue = { readonly percent: string } | { readonly amount: bigint };

/**
 * A discount as it was given; what it took off is in the allocations of the lines it hit. Shopify names it by its
 * place in the order's list, so the list only grows.
 */
export interface DiscountApplication {
  readonly kind: DiscountKind;
  /** Null unless a code was typed in. */
  readonly code: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly value: DiscountValue;
  /** ACROSS: one sum spread over the lines. EACH: worked out for each unit or line on its own. */
  readonly allocationMethod: "ACROSS" | "EACH";
  /** ALL lines, those a rule is about (ENTITLED), or those a person chose (EXPLICIT). */
  readonly targetSelection: "ALL" | "ENTITLED" | "EXPLICIT";
  readonly targetType: "LINE_ITEM" | "SHIPPING_LINE";
  /** Null: given when the order was placed. */
  readonly addedByEditId: number | null;
}

/** What one discount took off one line or shipping line. Never zero, never negative. */
export interface DiscountAllocation {
  /** Place in the order's discounts. */
  readonly index: number;
  readonly amount: bigint;
}
