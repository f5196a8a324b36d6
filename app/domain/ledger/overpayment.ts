import type { Currency } from "../money/currency";
import type { Money } from "../money/money";

/** Money received beyond the invoice, as it was made in Xero. */
export type OverpaymentInBooks = {
  /** The reference it was made with, which carries the Shopify transaction. */
  reference: string;
  currency: Currency;
  total: Money;
  updatedAt: string;
  /** The bank transaction that made it, by which it can be taken away; earlier versions did not keep it. */
  bankTransactionId?: string;
};
