/** Money that passed between a customer and a shop: positive to the merchant, negative back. Never changed. */
export interface TenderTransaction {
  readonly __typename: "TenderTransaction";
  readonly id: number;
  readonly shop: string;
  readonly orderId: number;
  readonly orderTransactionId: number;
  /** In the shop's currency. */
  readonly amount: bigint;
  readonly currency: string;
  /** "credit_card", "cash", "paypal", "other": REST's names. */
  readonly paymentMethod: string;
  readonly remoteReference: string;
  readonly processedAt: string;
  readonly test: boolean;
}
