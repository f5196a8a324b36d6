import type { TaxKey } from "../commerce/tax-line";
import type { LedgerAccount, TaxRate } from "../ledger/chart";
import type { Percentage } from "../money/percentage";

/** A tax that the shop charges, by key; `rate` is what all its parts come to. */
export type TaxInUse = { key: TaxKey; rate: Percentage; orders: number };

/** What a profile may choose from: the organisation's chart, and the taxes that need a rate. */
export type BooksOffer = {
  accounts: readonly LedgerAccount[];
  taxRates: readonly TaxRate[];
  taxesInUse: readonly TaxInUse[];
};
