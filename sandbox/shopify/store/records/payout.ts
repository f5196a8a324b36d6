export type PayoutStatus = "CANCELED" | "FAILED" | "PAID" | "SCHEDULED";

/** A transfer from a Shopify Payments account to the merchant's bank. What it pays is read from its balance transactions. */
export interface Payout {
  readonly __typename: "ShopifyPaymentsPayout";
  readonly id: number;
  readonly shop: string;
  readonly currency: string;
  readonly issuedAt: string;
  status: PayoutStatus;
  externalTraceId: string | null;
}

export type BalanceSource = "ADJUSTMENT" | "CHARGE" | "DISPUTE" | "REFUND" | "TRANSFER";

/** One order's part in an adjustment that covers several. */
export interface AdjustedOrder {
  readonly orderId: number;
  readonly name: string;
  readonly orderTransactionId: number;
  readonly amount: bigint;
  readonly fee: bigint;
}

/**
 * One movement of a Shopify Payments balance, in the account's currency. Positive amounts are the
 * merchant's; a fee is positive when it is taken. net = amount − fee.
 */
export interface BalanceTransaction {
  readonly __typename: "ShopifyPaymentsBalanceTransaction";
  readonly id: number;
  readonly shop: string;
  /** A value of Shopify's ShopifyPaymentsTransactionType. */
  readonly type: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly sourceType: BalanceSource;
  readonly sourceId: number | null;
  readonly sourceOrderTransactionId: number | null;
  /** The order it belongs to, if it belongs to one. Kept by name too: an order can be deleted. */
  readonly order: { readonly id: number; readonly name: string } | null;
  readonly adjustmentReason: string | null;
  readonly adjustedOrders: readonly AdjustedOrder[];
  readonly transactionDate: string;
  readonly test: boolean;
  /** Null until a payout gathers it. */
  payoutId: number | null;
}
