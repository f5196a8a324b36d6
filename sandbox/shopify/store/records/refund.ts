import type { LinePart } from "./order-line";
import type { TaxLine } from "./tax";

export type RestockType = "CANCEL" | "LEGACY_RESTOCK" | "NO_RESTOCK" | "RETURN";

export interface RefundLine extends LinePart {
  readonly restockType: RestockType;
  readonly locationId: number | null;
}

export interface RefundShipping {
  readonly id: number;
  readonly shippingLineId: number;
  readonly subtotal: bigint;
  readonly taxLines: readonly TaxLine[];
}

export interface RefundDuty {
  readonly dutyId: number;
  readonly amount: bigint;
  readonly taxLines: readonly TaxLine[];
}

export type AdjustmentReason = "CUSTOMER" | "DAMAGE" | "FULL_RETURN_BALANCING_ADJUSTMENT" | "PENDING_REFUND_DISCREPANCY" | "REFUND_DISCREPANCY" | "RESTOCK";

/** Suggested minus actual: positive keeps money with the merchant, negative is goodwill. */
export interface RefundAdjustment {
  readonly id: number;
  readonly reason: AdjustmentReason;
  readonly amount: bigint;
  readonly tax: bigint;
}

/** Money back = lines + shipping + duties + fees + tip (with their taxes) − adjustments. */
export interface Refund {
  readonly id: number;
  readonly createdAt: string;
  readonly processedAt: string;
  readonly note: string | null;
  readonly lines: readonly RefundLine[];
  readonly shipping: readonly RefundShipping[];
  readonly duties: readonly RefundDuty[];
  /** Only a cancellation gives fees and the tip back; no field of GraphQL shows them on a refund. */
  readonly fees: readonly { readonly feeId: number; readonly amount: bigint; readonly taxLines: readonly TaxLine[] }[];
  readonly tip: bigint;
  readonly adjustments: readonly RefundAdjustment[];
  readonly transactionIds: readonly number[];
  readonly returnId: number | null;
  /** The key refundCreate was called with: the same key again makes no second refund. */
  readonly idempotencyKey: string | null;
  /** What was asked for with it: the key is refused for anything else. */
  readonly idempotentRequest?: string | undefined;
}
