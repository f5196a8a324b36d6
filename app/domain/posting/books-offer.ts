import type { TaxKey } from "../commerce/tax-line";
import type { LedgerAccount, TaxRate } from "../ledger/chart";
import type { Percentage } from "../money/percentage";
import type { SpecialAccount } from "./posting-profile";

/** A tax that the shop charges, by key; `rate` is what all its parts come to. */
export type TaxInUse = { key: TaxKey; rate: Percentage; orders: number };

/** A payment provider of the shop's, by Shopify's handle ("paypal") and as people know it ("PayPal"). */
export type GatewayInUse = { gateway: string; name: string; orders: number };

/** What a profile may choose from: the organisation's chart, and what the shop's recent orders need. */
export type BooksOffer = {
  accounts: readonly LedgerAccount[];
  taxRates: readonly TaxRate[];
  taxesInUse: readonly TaxInUse[];
  /** Gift cards and store credit are no providers: they have accounts of their own. */
  gatewaysInUse: readonly GatewayInUse[];
  /** How many recent orders had an amount that needs each of these accounts; absent: none. */
  specialInUse: Readonly<Partial<Record<SpecialAccount, number>>>;
};
