export type DisputeStatus = "ACCEPTED" | "LOST" | "NEEDS_RESPONSE" | "PREVENTED" | "UNDER_REVIEW" | "WON";
export type DisputeType = "CHARGEBACK" | "INQUIRY";

/** A customer's bank questions a Shopify Payments payment. */
export interface Dispute {
  readonly __typename: "ShopifyPaymentsDispute";
  readonly id: number;
  readonly shop: string;
  readonly orderId: number;
  readonly orderName: string;
  readonly orderTransactionId: number;
  /** In the account's currency. */
  readonly amount: bigint;
  readonly currency: string;
  /** What it was opened as; an inquiry can turn into a chargeback. */
  readonly initiatedAs: DisputeType;
  type: DisputeType;
  status: DisputeStatus;
  /** A value of Shopify's ShopifyPaymentsDisputeReason. */
  readonly reason: string;
  readonly networkReasonCode: string;
  readonly initiatedAt: string;
  readonly evidenceDueBy: string;
  evidenceSentOn: string | null;
  finalizedOn: string | null;
}
