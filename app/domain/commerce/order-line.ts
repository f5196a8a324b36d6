import type { Money } from "../money/money";
import type { Discount } from "./discount";
import type { Duty } from "./duty";
import type { TaxLine } from "./tax-line";

/**
 * A product on an order, as sold. Quantity, discounts and taxes are those of the sale, units removed or refunded since
 * included (Shopify, LineItem.quantity, 2026-10); `currentQuantity` says what is left.
 */
export type OrderLine = {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  variantId: string | null;
  productId: string | null;
  productType: string | null;
  vendor: string | null;
  collections: readonly string[];
  productTags: readonly string[];
  /** Whole units, those removed by an edit and those refunded included. */
  quantity: number;
  /** Whole units without the removed and the refunded ones. */
  currentQuantity: number;
  unitPrice: Money;
  discounts: readonly Discount[];
  isGiftCard: boolean;
  taxLines: readonly TaxLine[];
  duties: readonly Duty[];
};
