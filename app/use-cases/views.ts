import type { ChosenView } from "./choice-views";
import type { OrderBillToView, SecondPayerView } from "./bill-to-views";
import type { EditedInvoiceView } from "./edit-views";
import type { OrderUndoView } from "./undo-views";
import type { SpecialAccount } from "../domain/posting/posting-profile";

/**
 * What the pages show. Plain data that survives JSON: amounts as decimal strings, moments as ISO text.
 * Filled by the use cases, drawn by the components; neither vendor nor database types come this far.
 */
export type MoneyView = { amount: string; currency: string };

export type OrderStatus = "synced" | "pending" | "attention" | "excluded";

export type OrganisationView = { name: string; countryCode: string; baseCurrency: string; url: string };

/** setup: picked, not switched on · live · reconnect: Xero no longer lets us in; nothing is lost, everything waits */
export type ConnectionView = {
  state: "setup" | "live" | "reconnect";
  organisation: OrganisationView;
  connectedAt: string;
};

/** What "Sync now" is asked for: everything, new and changed orders, changes in Xero, or what needs a person. */
export type SyncWhat = "all" | "orders" | "books" | "held";

/** When syncs happen. `nextAt` is null in real time and by hand; `underWay` from its beginning until nothing of it is left. */
export type ScheduleView = {
  mode: "real-time" | "hourly" | "daily" | "manual";
  /** By the organisation's clocks: "18:30"; kept for when `daily` is chosen again. */
  at: string;
  timeZone: string;
  nextAt: string | null;
  underWay: boolean;
};

export type ScheduleValues = { mode: string; at: string };

export type HomeView = {
  connection: ConnectionView | null;
  /** Null before a connection. */
  schedule: ScheduleView | null;
  counts: Record<OrderStatus, number>;
  /** Proof of life: when each of these last happened, null if never. */
  lastWebhookAt: string | null;
  lastSweepAt: string | null;
  /** By when both sides are asked again; null where nobody can say. */
  nextSweepBy?: string | null;
  lastPostedAt: string | null;
  workerSeenAt: string | null;
  /** The worker has been silent for longer than it ever should be. */
  workerSilent: boolean;
  /** Since when this shop's work has ended in a fault again and again; null where it gets on. */
  faultSince: string | null;
  /** Null before the first call to Xero. */
  calls: CallsView | null;
};

/** Xero's limits, as far as the merchant feels them. */
export type CallsView = {
  /** Xero takes no more calls until then; null where it is a matter of a minute. */
  restsUntil: string | null;
  /** New orders wait for each other until then, and go together. */
  gathersUntil: string | null;
  /** Of Xero's day; null where Xero has not said. */
  left: { calls: number; of: number } | null;
};

export type OrderRowView = {
  recordId: string;
  name: string;
  placedAt: string;
  total: MoneyView | null;
  status: OrderStatus;
  /** Why it is pending, excluded or needs attention; null when synced and nothing of it waits. */
  reason: string | null;
  invoiceNumber: string | null;
};

export type OrderListView = {
  rows: OrderRowView[];
  /** Pass on as `after` for the next page; null on the last one. */
  nextCursor: string | null;
  counts: Record<OrderStatus, number>;
};

/** One row of the crossfoot: both sides and the difference (Xero minus Shopify). */
export type ComparisonView = { what: string; shop: MoneyView; books: MoneyView | null; difference: MoneyView | null };

export type DocumentLineView = {
  description: string;
  quantity: number;
  unitPrice: MoneyView;
  discount: MoneyView;
  amount: MoneyView;
  tax: MoneyView;
  why: string;
};

export type PaymentView = { amount: MoneyView; date: string; reference: string | null; origin: "shopify" | "xero" };

/** A document in Xero beside the invoice, and what it is. `open` is what is still to be paid, given back or set off. */
export type FurtherDocumentView = { number: string; what: string; status: string; total: MoneyView; open: MoneyView };

export type AttemptView = { at: string; what: string; outcome: "done" | "refused" | "not sent" | "under way"; detail: string | null };

/** One line of an order's history. `seal` is its place in the chain and its hash; null for the moment until it is sealed. */
export type HistoryEntryView = {
  at: string;
  what: string;
  detail: string | null;
  seal: { position: string; hash: string } | null;
  /** Its seal, worked out anew, is the one that was kept. */
  holds: boolean;
};

export type HistoryView = {
  recordId: string;
  name: string;
  entries: HistoryEntryView[];
  /** Older ones stand in the file only. */ more: boolean;
};

/** A sales invoice in Xero that Crossfoot did not make. `claimed`: it is this order's. */
export type InvoiceElsewhereView = {
  id: string;
  number: string;
  date: string;
  /** Null: Xero shows an amount that cannot be read to the last digit. */
  total: MoneyView | null;
  status: string;
  url: string;
  claimed: boolean;
};

/**
 * What looks like money that stands in the books twice. `order` is the one that Crossfoot posted too; `days` the sales of ours that
 * come to the same; neither of what was booked as sales in general.
 */
export type DoubleView = {
  id: string;
  /** What is shown of it, in one text; sent back with what a person says of it, which holds for nothing else. */
  standsAs: string;
  what: "invoice" | "deposit" | "journal";
  number: string;
  date: string;
  total: MoneyView;
  url: string | null;
  order: { recordId: string; name: string } | null;
  days?: { from: string; to: string; orders: number };
};

/** One that a person said is other money. */
export type SetAsideView = Pick<DoubleView, "id" | "what" | "number" | "date" | "total"> & { reason: string; at: string };

/** `readAt` and `fromDay`: when the books were last looked through, and from which day on; null before the first time. */
export type ElsewherePageView = {
  readAt: string | null;
  fromDay: string | null;
  invoices: InvoiceElsewhereView[];
  nextCursor: string | null;
  doubles: DoubleView[];
  setAside: SetAsideView[];
  /** Whether manual journals were looked through, too; null before the first time. */
  journals: "read" | "no-consent" | "refused" | null;
};

/** The document in Xero that stands for an order or a draft order, as it was last read. */
export type DocumentView = { number: string; status: string; url: string; readAt: string };

export type OrderPageView = {
  recordId: string;
  name: string;
  placedAt: string;
  status: OrderStatus;
  reasons: string[];
  /** When a change of it was found by asking both sides, because no message had told of it; null if never. */
  foundBySweepAt: string | null;
  /** Where the merchant can mend it: a page of the app, or nothing. */
  fix: "settings" | "reconnect" | "contacts" | null;
  /** The field of the setup page that mends it, where one can be named: "accounts.tips". */
  fixField: string | null;
  canRetry: boolean;
  /** The customer's contact was archived in Xero: another may be made. */
  canMakeContact: boolean;
  /** A change of it waits for the next sync; a sentence that says which. */
  waiting: string | null;
  orderUrl: string;
  comparison: ComparisonView[];
  /** The invoice as planned, line by line, with its reason; null while it cannot be planned. */
  lines: DocumentLineView[];
  taxInclusive: boolean;
  invoice: DocumentView | null;
  /** Of a draft order: its quote, or null where it has none. Absent: it is an order. */
  quote?: DocumentView | null;
  /** The draft order that the order came of, where that was quoted. */
  cameOf?: { recordId: string; draft: string; number: string; status: string };
  payments: PaymentView[];
  furtherDocuments: FurtherDocumentView[];
  /** Invoices that others made, which may be this order's, or the one that is. */
  elsewhere: InvoiceElsewhereView[];
  attempts: AttemptView[];
  undo: OrderUndoView;
  /** How a person chose to have it booked; null where nobody did. */
  chosen: ChosenView | null;
  /** Choosing is possible: the connection is switched on. */
  canChoose: boolean;
  /** Invoices that a person changed in Xero. */
  edits: EditedInvoiceView[];
  /** Who is billed by the merchant's choice; null: nobody chose. */
  billTo: OrderBillToView | null;
  secondPayer: SecondPayerView | null;
};

export type AccountOption = { code: string; name: string };
export type TaxRateOption = { taxType: string; name: string; percent: string };

/** A tax the shop charges (or "" for lines without tax), and the Xero rate that may stand for it. */
export type TaxInUseView = { key: string; label: string; percent: string; orders: number };

/** A payment provider of the shop's, by Shopify's handle; saved earlier, or seen on so many recent orders. */
export type GatewayView = { gateway: string; name: string; orders: number };

/** An amount that is no sale of goods: what may be chosen for it, and how many recent orders have it. */
export type SpecialAmountView = { accounts: AccountOption[]; orders: number };

export type SetupValues = {
  salesAccount: string;
  shippingAccount: string;
  paymentsAccount: string;
  /** By Shopify's handle; a provider without a value goes to the account for payments. */
  gatewayAccounts: Record<string, string>;
  /** Empty: not used, and orders that need it are held. */
  accounts: Record<SpecialAccount, string>;
  discountDisplay: "net" | "amount" | "line";
  severalTaxes: "combined" | "separate";
  datePolicy: "created" | "paid" | "fulfilled";
  lockDates: "hold" | "first-open-day" | "draft";
  invoiceStatus: "DRAFT" | "SUBMITTED" | "AUTHORISED";
  draftOrders: "nothing" | "quote";
  numberPrefix: string;
  dueAfterDays: number;
  /** First day whose orders are posted, by the organisation's calendar: "2026-11-21". */
  ordersFrom: string;
  /** By tax key. A key without a value holds the orders that have it. */
  taxRates: Record<string, string>;
};

export type SetupView = {
  organisation: OrganisationView;
  live: boolean;
  salesAccounts: AccountOption[];
  paymentAccounts: AccountOption[];
  gateways: GatewayView[];
  specialAmounts: Record<SpecialAccount, SpecialAmountView>;
  taxRates: TaxRateOption[];
  taxesInUse: TaxInUseView[];
  /** Saved earlier, or proposed from the organisation's chart and the shop's orders. */
  values: SetupValues;
  /** How many orders are held for want of a field, by its name; they go on once it is saved. */
  waiting?: Record<string, number>;
  /** Something about the pair shop/organisation that will hold every order, in a sentence; empty when fine. */
  warnings: string[];
};

/** The name of a field of the setup page. */
export type SetupField = keyof SetupValues | `accounts.${SpecialAccount}` | `gatewayAccounts.${string}`;

/** Sentences by field name, shown beside the field. */
export type SetupErrors = Partial<Record<SetupField, string>>;

export type OrganisationChoiceView = { ticket: string; organisations: { tenantId: string; name: string }[] };
