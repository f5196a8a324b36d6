import type { RefundId, TransactionId } from "../ids";
import type { Instant } from "../instant";
import type { Money } from "../money/money";

/**
 * What was taken back from a sale, in goods, in money or both. All amounts are positive unless said otherwise, and in the
 * order's own terms: with `taxesIncluded` a subtotal contains its tax, otherwise the tax comes on top.
 */
export type Refund = {
  id: RefundId;
  createdAt: Instant;
  /** When it took effect, where Shopify says so. */
  processedAt: Instant | null;
  lines: readonly RefundLine[];
  shipping: readonly RefundedShipping[];
  duties: readonly RefundedDuty[];
  adjustments: readonly RefundAdjustment[];
  /** The transactions that carried the money back. */
  transactionIds: readonly TransactionId[];
  note: string | null;
  returnId: string | null;
};

export type RefundLine = {
  lineId: string;
  quantity: number;
  restockType: "RETURN" | "CANCEL" | "NO_RESTOCK" | "LEGACY_RESTOCK" | "OTHER";
  /** After discounts. */
  subtotal: Money;
  tax: Money;
};

/** `shippingLineId` is null where Shopify does not say which line it was. */
export type RefundedShipping = { shippingLineId: string | null; subtotal: Money; tax: Money };

export type RefundedDuty = { dutyId: string | null; amount: Money; tax: Money };

/**
 * The difference between what was taken back and what was paid back: positive is kept by the merchant, negative is given
 * beyond the goods (Shopify, OrderAdjustment, 2026-10: lines 199.64, paid back 110.00, discrepancy +89.64). Always before tax.
 */
export type RefundAdjustment = {
  /** REFUND_DISCREPANCY, RESTOCK, DAMAGE, CUSTOMER, … as Shopify names it. */
  reason: string;
  amount: Money;
  tax: Money;
};
