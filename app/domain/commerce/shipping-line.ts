import type { Money } from "../money/money";
import type { Discount } from "./discount";
import type { TaxLine } from "./tax-line";

/** A way of delivery that was charged, before refunds. */
export type ShippingLine = {
  id: string;
  title: string;
  price: Money;
  discounts: readonly Discount[];
  taxLines: readonly TaxLine[];
  /** Taken off by an edit: no longer part of the sale. */
  removed: boolean;
};
