import type { TaxKey } from "../commerce/tax-line";
import type { CalendarDate } from "../instant";
import type { ContactRule } from "../ledger/contact";
import type { InvoiceStatusToSend } from "../ledger/sales-invoice";
import type { DiscountDisplay } from "../ledger/trace";
import type { Percentage } from "../money/percentage";
import type { AccountRule, TaxRule, TrackingRule } from "./mapping-rules";
import type { TagRule } from "./order-choice";

/** A merchant's choices: how a sale is to be booked. Data, so that a dry run can try others. */
export type PostingProfile = {
  /** Account codes in the organisation's chart. */
  salesAccount: string;
  shippingAccount: string;
  /** Where money goes whose gateway has no account of its own. */
  paymentsAccount: string;
  invoiceStatus: InvoiceStatusToSend;
  /** Put before the order's number: "SH-" makes order #1001 invoice SH-1001. */
  numberPrefix: string;
  /** Days from invoice date to due date, for orders without payment terms of their own. */
  dueAfterDays: number;
  /** Which Xero tax rate stands for the taxes of a line. A key that is missing stops the order. */
  taxRates: Readonly<Record<TaxKey, string>>;
} & PostingChoices;

/** The choices that every profile has a default for; `completeProfile` adds those that an older profile lacks. */
export type PostingChoices = {
  /** Accounts of amounts that are no sale of goods. Null: not chosen, and an order that needs it is held. */
  accounts: Readonly<Record<SpecialAccount, string | null>>;
  /** The amounts are read in the shop's own currency, or in the customer's. */
  bookingCurrency: "shop" | "presentment";
  discountDisplay: DiscountDisplay;
  /** Several taxes on a line: one Xero rate that is their sum, or a line for each on its liability account. */
  severalTaxes: "combined" | "separate";
  /** By a single tax's key ("PST 7%"); for `separate`. Falls back to `accounts.taxLiability`. */
  taxAccounts: Readonly<Record<string, string>>;
  taxRules: readonly TaxRule[];
  /** What Xero's rates come to, by tax type, where known: a mapping that comes to something else is a problem. */
  ratePercentages: Readonly<Record<string, Percentage>>;
  /** Rates for lines without tax, by the reason; null falls back to the rate for "no tax". */
  untaxedRates: Readonly<Record<"notASale" | "exemptCustomer" | "export" | "zeroRated", string | null>>;
  accountRules: readonly AccountRule[];
  trackingRules: readonly TrackingRule[];
  /** What tags on an order decide, over the mapping. Of two that say different things the first holds. */
  tagRules: readonly TagRule[];
  /** Account by gateway handle ("paypal") or name ("PayPal"), whatever the capitals. */
  gatewayAccounts: Readonly<Record<string, string>>;
  exclusions: Exclusions;
  /** Draft orders are offers: nothing is made of them, or a quote. Orders that come of them are booked either way. */
  draftOrders: "nothing" | "quote";
  /** Days that a quote stands, counted from its date; null for no expiry date. */
  quoteExpiresAfterDays: number | null;
  /** "company": each customer, and each company that buys. "one": one contact for all sales. */
  contactPer: "customer" | "company" | "channel" | "one";
  /** How a customer's contact is looked for in Xero, in this order; what is not named is not asked. */
  contactRules: readonly ContactRule[];
  /** Where several contacts fit: a person says which, or another is created. */
  contactDoubt: "review" | "create";
  datePolicy: "created" | "paid" | "fulfilled";
  reference: "purchase-order" | "order-name";
  brandingThemeId: string | null;
  lockDates: "hold" | "first-open-day" | "draft";
  /** Hundredths of a unit of the currency that a rounding line may come to: 5 is 0.05. */
  roundingToleranceCents: number;
};

export type SpecialAccount =
  | "tips"
  | "duties"
  | "fees"
  | "giftCards"
  | "storeCredit"
  | "rounding"
  | "discounts"
  | "refundDiscrepancies"
  | "marketplaceTax"
  | "taxLiability";

export type Exclusions = {
  tags: readonly string[];
  gateways: readonly string[];
  channels: readonly string[];
  /** Orders that come to 0.00. */
  zeroTotal: boolean;
  /** Orders placed before this day, by the organisation's calendar. */
  placedBefore: CalendarDate | null;
};
