export interface TaxRate {
  readonly title: string;
  /** Decimal string: "0.2" is twenty per cent. */
  readonly rate: string;
  /** True when the sales channel (a marketplace) pays the tax over, not the merchant. */
  readonly channelLiable?: boolean | undefined;
}

/** After discounts, before refunds; in the customer's currency. */
export interface TaxLine extends TaxRate {
  readonly amount: bigint;
}
