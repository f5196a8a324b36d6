import type { TransactionId } from "../ids";
import type { Instant } from "../instant";
import type { Money } from "../money/money";

/** One movement (or promise) of money on an order. */
export type OrderTransaction = {
  id: TransactionId;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "VOID" | "REFUND" | "CHANGE" | "OTHER";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "OTHER";
  /** Shopify's own handle: "shopify_payments", "gift_card", "store_credit", "cash", "manual". */
  gateway: string;
  /** As people know it: "Shopify Payments". */
  gatewayName: string;
  /** Always positive; the kind says which way it went. */
  amount: Money;
  /** Cash rounding within the amount, signed as in the order's totals. Zero where there is none. */
  rounding: Money;
  /** The sale or authorisation it belongs to. */
  parentId: TransactionId | null;
  processedAt: Instant;
  test: boolean;
  /** Paid outside Shopify and marked as paid by hand: a bank deposit, cash on delivery. */
  manual: boolean;
};

/**
 * Money really received: a sale or a capture that succeeded.
 * An authorisation is only a promise, and a pending or failed one is not even that (Shopify, OrderTransaction.kind).
 * A free order may carry a sale of 0.00: nothing came in, so there is no payment to record.
 */
export function isReceipt({ kind, status, amount }: OrderTransaction): boolean {
  return status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE") && amount.minor > 0n;
}

/** Cash handed back over the counter: the receipt was larger than what was kept. */
export function isChangeGiven({ kind, status }: OrderTransaction): boolean {
  return status === "SUCCESS" && kind === "CHANGE";
}

/** Money really given back. */
export function isPaidBack({ kind, status, amount }: OrderTransaction): boolean {
  return status === "SUCCESS" && kind === "REFUND" && amount.minor > 0n;
}
