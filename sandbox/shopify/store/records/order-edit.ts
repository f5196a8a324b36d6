import type { LinePart } from "./order-line";

/**
 * What an edit changed on a line that was there before. ORDER: more units of it. UPDATE: another discount on the
 * same units, so that `quantity` is 0, `subtotal` and taxes are what the line lost (negative), `discount` what it gained.
 */
export interface LineChange extends LinePart {
  readonly action: "ORDER" | "UPDATE";
}

/**
 * One committed edit of an order. Lines and shipping it added carry its id (`addedByEditId`), and so do the units it
 * took off (`removals`); the rest of what it did is here.
 */
export interface OrderEdit {
  readonly id: number;
  readonly committedAt: string;
  readonly staffNote: string | null;
  readonly notifyCustomer: boolean;
  readonly changes: readonly LineChange[];
  readonly removedShippingIds: readonly number[];
}
