import type { DiscountAllocation } from "./discount";
import type { TaxLine } from "./tax";

/** Import tax on a line, paid at the checkout. */
export interface Duty {
  readonly id: number;
  readonly harmonizedSystemCode: string | null;
  readonly countryCodeOfOrigin: string | null;
  readonly amount: bigint;
  readonly taxLines: readonly TaxLine[];
}

/** A named charge on the whole order. */
export interface AdditionalFee {
  readonly id: number;
  readonly name: string;
  readonly amount: bigint;
  readonly taxLines: readonly TaxLine[];
}

export interface OrderLine {
  readonly id: number;
  readonly productId: number | null;
  readonly variantId: number | null;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly vendor: string | null;
  /** All units ever on the line: refunded and removed ones stay counted. */
  readonly quantity: number;
  readonly unitPrice: bigint;
  readonly taxable: boolean;
  readonly requiresShipping: boolean;
  readonly giftCard: boolean;
  readonly discountAllocations: readonly DiscountAllocation[];
  readonly taxLines: readonly TaxLine[];
  readonly duties: readonly Duty[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  /** Null: part of the order as it was placed. */
  readonly addedByEditId: number | null;
  /** The return whose exchange this line is; null otherwise. */
  readonly exchangeReturnId: number | null;
}

export interface ShippingLine {
  readonly id: number;
  readonly title: string;
  readonly code: string;
  /** Before discounts. */
  readonly price: bigint;
  readonly discountAllocations: readonly DiscountAllocation[];
  readonly taxLines: readonly TaxLine[];
  /** Taken off by an order edit: still listed, no longer charged. */
  readonly removed: boolean;
  readonly addedByEditId: number | null;
}

/** A part of a line as it was sold: what so many of its units cost. */
export interface LinePart {
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
  /** After discounts; holds the tax when the order's prices include it. */
  readonly subtotal: bigint;
  readonly discount: bigint;
  readonly taxLines: readonly TaxLine[];
}

/** Units an order edit took off a line. No money moves by it: the order then owes or is owed. */
export interface LineRemoval extends LinePart {
  readonly editId: number;
}
