import type { BillToId, ContactId } from "../ids";
import type { CalendarDate } from "../instant";
import type { Currency } from "../money/currency";
import type { Money } from "../money/money";
import type { DocumentLine, TrackingChoice, UnitAmount } from "./document-line";
import type { SecondPayer } from "../payers/second-payer";
import type { StandingChoice } from "./override";
import type { Reason } from "./trace";

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
  /** Units of `currency` for one of the base currency, as a decimal; null for Xero's own rate of the day, or in the base currency. */
  currencyRate: string | null;
  brandingThemeId: string | null;
  status: InvoiceStatusToSend;
  /** Line amounts contain the tax. */
  taxInclusive: boolean;
  lines: readonly DocumentLine[];
  /** Why the document is as it is: its date, its status. */
  because: readonly Reason[];
  /** The choice by which somebody else than the buyer is billed, or the buyer after all; absent where nobody chose. */
  billedBy?: BillToId;
  /** The second payer with whom the order is shared: on the first payer's invoice and on the second's. */
  sharedBy?: SecondPayer;
  /** What was chosen for the order when this was planned; absent where an early version planned it. */
  chosen?: StandingChoice;
};

/** The invoice with the choice that was carried out when the other was sent: lines alone do not change who is billed. */
export function billedAs<Invoice extends SalesInvoice>(invoice: Invoice, sent: SalesInvoice | null): Invoice {
  const { billedBy: _planned, ...rest } = invoice;

  return { ...rest, ...(sent?.billedBy && { billedBy: sent.billedBy }) } as Invoice;
}

export type InvoiceStatusToSend = "DRAFT" | "SUBMITTED" | "AUTHORISED";

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
  /** What earlier versions did not read is missing: the contact, the days, and some of each line. */
  contactId?: ContactId;
  date?: string;
  dueDate?: string;
  lines: readonly LineInBooks[];
  /** An amount of it that cannot be read to the last digit, as Xero shows it ("1000.5 JPY"): it counts as nothing here, and nothing is decided. */
  unreadable?: string;
};

export type LineInBooks = {
  /** Xero's own; earlier versions did not read it. */
  id?: string;
  description: string;
  amount: Money;
  taxAmount: Money;
  accountCode?: string;
  taxType?: string;
  /** Ten-thousandths of a unit: Xero keeps four decimals, and people sell one and a half. */
  quantity?: bigint;
  unitAmount?: UnitAmount;
  tracking?: readonly TrackingChoice[];
};

export type PaymentInBooks = { id: string; amount: Money; date: string; reference: string | null };
