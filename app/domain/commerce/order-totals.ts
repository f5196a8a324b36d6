import type { Money } from "../money/money";

/**
 * The order's figures as Shopify states them. Null where the input does not say: then the figure is worked out from the
 * parts, and the plan says so. Whatever is stated is held against the documents.
 */
export type OrderTotals = {
  /** What the sale came to, everything added since included, before refunds (`totalPriceSet`). Cash rounding is not in it. */
  total: Money;
  /** The tax in or on it. */
  tax: Money | null;
  /** What it comes to now, after edits and refunds. */
  currentTotal: Money | null;
  currentTax: Money | null;
  /** Money in from the customer, before refunds. */
  received: Money | null;
  /** Money given back. */
  refunded: Money | null;
  /** Received less refunded. */
  netPayment: Money | null;
  /** Still to be paid; negative when the merchant owes the customer. */
  outstanding: Money | null;
  /** What refunds kept (positive) or gave beyond the goods (negative), over all refunds. */
  refundDiscrepancy: Money | null;
  /** Tips are on no line of the order. Zero where there are none. */
  tips: Money;
  /** Duties and fees as charged at first; null where Shopify does not say. Their lines are on the order. */
  duties: Money | null;
  additionalFees: Money | null;
  cashRounding: CashRounding;
};

/**
 * Signed: −0.02 on payments means that two cents less were taken than the order came to; +0.02 on refunds that two cents
 * more were given back than the refund came to.
 */
export type CashRounding = { payments: Money; refunds: Money };
