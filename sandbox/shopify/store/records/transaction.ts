export type TransactionKind = "AUTHORIZATION" | "CAPTURE" | "CHANGE" | "EMV_AUTHORIZATION" | "REFUND" | "SALE" | "VOID";

export type TransactionStatus = "AWAITING_RESPONSE" | "ERROR" | "FAILURE" | "PENDING" | "SUCCESS" | "UNKNOWN";

/** What Shopify Payments keeps of a payment, in the currency it pays out in. */
export interface TransactionFee {
  readonly id: number;
  readonly currency: string;
  readonly amount: bigint;
  /** Decimal string: "0.029" is 2.9 per cent. */
  readonly rate: string;
  readonly flatFee: bigint;
}

/** Amounts are never negative: the kind says which way the money went. */
export interface OrderTransaction {
  readonly id: number;
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
  readonly gateway: string;
  readonly formattedGateway: string;
  /** Recorded by hand (bank deposit, cash on delivery), not by a payment provider. */
  readonly manual: boolean;
  readonly amount: bigint;
  /** Cash only, signed: −0.02 when 10.02 was settled with 10.00 in coins. Not part of `amount`. */
  readonly amountRounding: bigint;
  readonly parentId: number | null;
  readonly test: boolean;
  /** The provider's code for an authorisation, and when it lapses. */
  readonly authorization: string | null;
  readonly authorizationExpiresAt: string | null;
  readonly errorCode: string | null;
  readonly message: string | null;
  /** Empty until Shopify Payments has settled the payment. */
  readonly fees: readonly TransactionFee[];
  readonly locationId: number | null;
  readonly createdAt: string;
  readonly processedAt: string;
}
