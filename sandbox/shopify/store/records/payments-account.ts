/** A shop's Shopify Payments account: what it charges, and in which currency it pays out. */
export interface PaymentsAccount {
  readonly __typename: "ShopifyPaymentsAccount";
  readonly id: number;
  readonly shop: string;
  /** False: the shop takes no Shopify Payments, and the Admin API shows no account. */
  readonly active: boolean;
  /** Of the balance and of every payout. It may differ from the shop's currency. */
  readonly currency: string;
  /** Decimal string: units of the account's currency for one unit of the shop's; "1" where they are the same. */
  readonly exchangeRate: string;
  /** Decimal string: "2.9" is 2.9 per cent of the amount. */
  readonly feePercent: string;
  /** Added to the percentage of each payment, in the account's currency. */
  readonly feeFixed: bigint;
  /** True gives back a refund's share of the payment's fee, as Shopify did before March 2020. */
  readonly refundsReturnFees: boolean;
  /** Taken with each chargeback and given back when the merchant wins. */
  readonly disputeFee: bigint;
}
