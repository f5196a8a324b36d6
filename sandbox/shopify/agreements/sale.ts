import { sumOfTaxes, taxesOn } from "../money/tax";
import type { Duty, Order, OrderLine, ShippingLine, TaxLine } from "../store/records";
import type { AdditionalFee } from "../store/records/order-line";

export type SaleAction = "ORDER" | "RETURN" | "UPDATE";

/** What a sale is of. GraphQL has one type for each. */
export type SaleOf =
  | { readonly lineType: "ADDITIONAL_FEE"; readonly fee: AdditionalFee }
  | { readonly lineType: "ADJUSTMENT" }
  | { readonly lineType: "DUTY"; readonly duty: Duty }
  | { readonly lineType: "GIFT_CARD" | "PRODUCT"; readonly line: OrderLine }
  | { readonly lineType: "SHIPPING"; readonly shippingLine: ShippingLine }
  | { readonly lineType: "TIP" };

/**
 * One entry of an order's ledger, in minor units of the customer's currency; negative when value left the order.
 * `total` is after discounts and with tax, whether or not prices include it.
 */
export interface Sale {
  /** Digits only; made of the ids of the records behind the entry, so that it is always the same. */
  readonly id: string;
  readonly action: SaleAction;
  readonly of: SaleOf;
  /** Null where there are no units: shipping, duties, fees, tips, adjustments. */
  readonly quantity: number | null;
  readonly total: bigint;
  readonly taxLines: readonly TaxLine[];
  /** Positive when something was taken off. */
  readonly discountBeforeTaxes: bigint;
  readonly discountAfterTaxes: bigint;
}

export interface Amounts {
  /** After discounts; holds the tax when the order's prices include it. */
  readonly subtotal: bigint;
  readonly discount: bigint;
  readonly taxLines: readonly TaxLine[];
}

/** The money of an entry under the order's own rule of taxes inside or on top. */
export function amountsOfSale(order: Order, { subtotal, discount, taxLines }: Amounts): Pick<Sale, "discountAfterTaxes" | "discountBeforeTaxes" | "taxLines" | "total"> {
  const taxOnDiscount = sumOfTaxes(taxesOn(discount, taxLines, order.taxesIncluded));
  return {
    total: order.taxesIncluded ? subtotal : subtotal + sumOfTaxes(taxLines),
    taxLines,
    discountBeforeTaxes: order.taxesIncluded ? discount - taxOnDiscount : discount,
    discountAfterTaxes: order.taxesIncluded ? discount : discount + taxOnDiscount,
  };
}

/** The same entry the other way round. */
export function reversed(amounts: Amounts): Amounts {
  const taxLines = amounts.taxLines.map((tax) => ({ ...tax, amount: -tax.amount }));
  return { subtotal: -amounts.subtotal, discount: -amounts.discount, taxLines };
}
