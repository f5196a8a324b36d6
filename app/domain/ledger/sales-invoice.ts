import type { CalendarDate } from "../instant";
import type { Currency } from "../money/currency";
import type { Money } from "../money/money";

/** ACCREC in Xero: what the customer owes for one order. */
export type SalesInvoice = {
  /** Unique in the organisation; the key by which we find it again after a lost answer. */
  number: string;
  reference: string;
  /** Link back to the order in Shopify; also the mark by which an invoice found by number is known to be ours. */
  url: string;
  date: CalendarDate;
  dueDate: CalendarDate;
  currency: Currency;
  status: InvoiceStatusToSend;
  /** Line amounts contain the tax. */
  taxInclusive: boolean;
  lines: readonly InvoiceLine[];
};

export type InvoiceStatusToSend = "DRAFT" | "SUBMITTED" | "AUTHORISED";

export type InvoiceLine = {
  description: string;
  quantity: number;
  unitPrice: Money;
  /** Taken off quantity × unit price. Sent as such, because a net unit price seldom divides evenly. */
  discount: Money;
  /** quantity × unit price − discount; contains the tax when the invoice is tax-inclusive. */
  amount: Money;
  accountCode: string;
  taxType: string;
  /** What Shopify charged, to the cent. Sent, so that Xero does not work out its own. */
  taxAmount: Money;
  /** Why the line stands here with these figures, in words a bookkeeper accepts. */
  why: string;
};

/** An invoice as it stands in Xero, when last read. */
export type InvoiceInBooks = {
  number: string;
  status: "DRAFT" | "SUBMITTED" | "AUTHORISED" | "PAID" | "VOIDED" | "DELETED";
  currency: Currency;
  total: Money;
  totalTax: Money;
  amountDue: Money;
  amountPaid: Money;
  amountCredited: Money;
  url: string | null;
  reference: string | null;
  updatedAt: string;
  payments: readonly PaymentInBooks[];
  lines: readonly { description: string; amount: Money; taxAmount: Money }[];
};

export type PaymentInBooks = { id: string; amount: Money; date: string; reference: string | null };
