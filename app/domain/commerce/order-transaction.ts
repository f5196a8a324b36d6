import type { TransactionId } from "../ids";
import type { Instant } from "../instant";
import type { Money } from "../money/money";

/** One movement (or promise) of money on an order. */
export type OrderTransaction = {
  id: TransactionId;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "VOID" | "REFUND" | "CHANGE" | "OTHER";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "OTHER";
  gateway: string;
  /** Always positive; the kind says which way it went. */
  amount: Money;
  processedAt: Instant;
  test: boolean;
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
