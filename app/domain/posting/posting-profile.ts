import type { TaxKey } from "../commerce/tax-line";
import type { InvoiceStatusToSend } from "../ledger/sales-invoice";

/** A merchant's choices: how a sale is to be booked. Data, so that a dry run can try others. */
export type PostingProfile = {
  /** Account codes in the organisation's chart. */
  salesAccount: string;
  shippingAccount: string;
  paymentsAccount: string;
  invoiceStatus: InvoiceStatusToSend;
  /** Put before the order's number: "SH-" makes order #1001 invoice SH-1001. */
  numberPrefix: string;
  /** Days from invoice date to due date, for orders without payment terms of their own. */
  dueAfterDays: number;
  /** Which Xero tax rate stands for the taxes of a line. A key that is missing stops the order. */
  taxRates: Readonly<Record<TaxKey, string>>;
};
