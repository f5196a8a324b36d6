import { CHOSEN } from "./sample-choices";
import type { ComparisonView, MoneyView, OrderListView, OrderPageView, OrderRowView } from "../../app/use-cases/views";
import { EDITED_GONE, EDITED_PRICE } from "./sample-edits";
import { MAYBE_1008 } from "./sample-elsewhere";

const gbp = (amount: string): MoneyView => ({ amount, currency: "GBP" });

export const ROWS: OrderRowView[] = [
  {
    recordId: "r1004",
    name: "#1004",
    placedAt: "2026-11-21T08:12:00.000Z",
    total: gbp("65.00"),
    status: "attention",
    reason: "No Xero tax rate is chosen for “VAT 5%”. Choose one in Settings; the order is then posted by itself.",
    invoiceNumber: null,
  },
  {
    recordId: "r1003",
    name: "#1003",
    placedAt: "2026-11-20T19:40:00.000Z",
    total: gbp("1180.50"),
    status: "pending",
    reason: "The invoice is a draft. Its payment is recorded as soon as you approve it in Xero.",
    invoiceNumber: "SH-1003",
  },
  {
    recordId: "r1002",
    name: "#1002",
    placedAt: "2026-11-20T10:05:00.000Z",
    total: null,
    status: "excluded",
    reason: "A test order: no money changed hands.",
    invoiceNumber: null,
  },
  {
    recordId: "r1001",
    name: "#1001",
    placedAt: "2026-11-19T16:30:00.000Z",
    total: gbp("24.15"),
    status: "synced",
    reason: null,
    invoiceNumber: "SH-1001",
  },
];

export const COUNTS: OrderListView["counts"] = { synced: 1248, pending: 3, attention: 2, excluded: 14 };

/** 2 × 9.95 = 19.90 and 4.25 shipping make 24.15; of these a sixth is VAT: 3.32 + 0.71 = 4.03. */
export const ORDER_SYNCED: OrderPageView = {
  recordId: "r1001",
  name: "#1001",
  placedAt: "2026-11-19T16:30:00.000Z",
  status: "synced",
  reasons: [],
  foundBySweepAt: "2026-11-19T16:45:00.000Z",
  fix: null,
  fixField: null,
  canRetry: false,
  canMakeContact: false,
  waiting: null,
  orderUrl: "https://admin.shopify.com/store/demo/orders/1001",
  chosen: null,
  canChoose: true,
  comparison: [
    agree("Total", "24.15"),
    agree("Tax", "4.03"),
    agree("Paid", "24.15"),
    agree("Still to pay", "0.00"),
  ],
  lines: [
    {
      description: "Enamel mug (MUG-01)",
      quantity: 2,
      unitPrice: gbp("9.95"),
      discount: gbp("0.00"),
      amount: gbp("19.90"),
      tax: gbp("3.32"),
      why: "2 × 9.95 as sold; account 200 by your settings; VAT 20% = 3.32 as Shopify charged it, tax rate OUTPUT2.",
    },
    {
      description: "Shipping: Royal Mail 48",
      quantity: 1,
      unitPrice: gbp("4.25"),
      discount: gbp("0.00"),
      amount: gbp("4.25"),
      tax: gbp("0.71"),
      why: "1 × 4.25 as sold; account 200 by your settings; VAT 20% = 0.71 as Shopify charged it, tax rate OUTPUT2.",
    },
  ],
  taxInclusive: true,
  invoice: { number: "SH-1001", status: "PAID", url: "https://go.xero.com/app/!demo/invoicing/view/1001", readAt: "2026-11-19T16:31:10.000Z" },
  payments: [{ amount: gbp("24.15"), date: "2026-11-19", reference: "#1001 · card", origin: "shopify" }],
  furtherDocuments: [],
  edits: [],
  billTo: { chosen: true, payer: "Example Insurance", scope: "tag", label: "insured", reason: "Agreed in spring" },
  secondPayer: { payer: "Example Parents", share: "40 %", reason: "Half-term trip" },
  elsewhere: [],
  attempts: [
    { at: "2026-11-19T16:30:08.000Z", what: "Contact Ada Example", outcome: "done", detail: null },
    { at: "2026-11-19T16:30:09.000Z", what: "Invoice SH-1001", outcome: "done", detail: null },
    { at: "2026-11-19T16:30:11.000Z", what: "Payment 24.15 GBP", outcome: "done", detail: null },
  ],
  undo: {
    wish: null,
    dryRun: {
      kinds: [
        { what: "Payments removed", count: 1, total: gbp("24.15") },
        { what: "Invoices voided", count: 1, total: gbp("24.15") },
      ],
      sentence: "Afterwards nothing of this order stands in Xero. Xero keeps the numbers of what was voided.",
      needsPerson: [],
      calls: 6,
    },
    canUndo: true,
    canHoldBack: false,
    canPostAgain: false,
  },
};

export const ORDER_UNMAPPED: OrderPageView = {
  ...ORDER_SYNCED,
  recordId: "r1004",
  name: "#1004",
  placedAt: "2026-11-21T08:12:00.000Z",
  status: "attention",
  reasons: ["No Xero tax rate is chosen for “VAT 5%”. Choose one in Settings; the order is then posted by itself."],
  fix: "settings",
  fixField: "taxRates.VAT 5%",
  canRetry: true,
  waiting: null,
  comparison: ["Total", "Tax", "Paid", "Still to pay"].map((what) => ({ what, shop: gbp("65.00"), books: null, difference: null })),
  lines: [],
  invoice: null,
  payments: [],
  attempts: [],
};

export const ORDER_WITH_TIP: OrderPageView = {
  ...ORDER_UNMAPPED,
  recordId: "r1007",
  name: "#1007",
  reasons: ["No account is chosen for tips. Choose one in Settings; the order is then posted by itself."],
  fixField: "accounts.tips",
};

/** A penny more in Xero than in Shopify, because somebody edited the invoice there: 24.16 − 24.15 = 0.01. */
export const ORDER_DIFFERS: OrderPageView = {
  ...ORDER_SYNCED,
  chosen: CHOSEN,
  recordId: "r1005",
  name: "#1005",
  status: "attention",
  reasons: [
    "The invoice was changed in Xero: its total is 24.16, the order’s is 24.15.",
    "Xero refused the payment: “Payment amount exceeds the amount outstanding on this document”.",
  ],
  canRetry: true,
  waiting: null,
  comparison: [
    { what: "Total", shop: gbp("24.15"), books: gbp("24.16"), difference: gbp("0.01") },
    agree("Tax", "4.03"),
    { what: "Paid", shop: gbp("24.15"), books: gbp("0.00"), difference: gbp("-24.15") },
    { what: "Still to pay", shop: gbp("0.00"), books: gbp("24.16"), difference: gbp("24.16") },
  ],
  invoice: { number: "SH-1005", status: "AUTHORISED", url: "https://go.xero.com/app/!demo/invoicing/view/1005", readAt: "2026-11-20T11:00:00.000Z" },
  payments: [{ amount: gbp("10.00"), date: "2026-11-20", reference: null, origin: "xero" }],
  attempts: [
    { at: "2026-11-20T10:00:00.000Z", what: "Invoice SH-1005", outcome: "done", detail: null },
    { at: "2026-11-20T10:00:02.000Z", what: "Payment 24.15 GBP", outcome: "refused", detail: "Payment amount exceeds the amount outstanding on this document" },
    { at: "2026-11-20T11:00:00.000Z", what: "Payment 24.15 GBP", outcome: "not sent", detail: "The invoice differs from the order." },
    { at: "2026-11-20T11:00:05.000Z", what: "Reading invoice SH-1005", outcome: "under way", detail: null },
  ],
};

export const ORDER_WAITING: OrderPageView = {
  ...ORDER_UNMAPPED,
  recordId: "r1006",
  name: "#1006",
  reasons: ["Xero no longer lets Crossfoot in. The order waits until you reconnect."],
  fix: "reconnect",
  fixField: null,
  canRetry: false,
  waiting: null,
};

/** Two invoices that somebody typed in may be this order's. */
export const ORDER_MAYBE_IN_BOOKS: OrderPageView = {
  ...ORDER_UNMAPPED,
  recordId: "r1008",
  name: "#1008",
  reasons: [
    "Xero has INV-0041 of 2026-11-19 over 58.00 GBP, INV-0044 of 2026-11-21 over 58.00 GBP, which Crossfoot did not make and " +
      "which may be order #1008 over 58.00 GBP. Say whether it is.",
  ],
  fix: null,
  fixField: null,
  elsewhere: MAYBE_1008,
};

/** A bookkeeper worked on its invoice. */
export const ORDER_EDITED: OrderPageView = {
  ...ORDER_DIFFERS,
  recordId: "r1009",
  name: "#1009",
  reasons: ["Edited in Xero: contact, due date, total, unit price, line of invoice SH-1009. Nothing of it is overwritten unasked: push ours, keep theirs, or unlink the invoice."],
  edits: [EDITED_PRICE],
};

export const ORDER_GONE: OrderPageView = {
  ...ORDER_DIFFERS,
  recordId: "r1010",
  name: "#1010",
  reasons: ["Invoice SH-1010 was voided in Xero. Crossfoot leaves it so and will not make it again."],
  edits: [EDITED_GONE],
};

/** The customer's contact was put away in Xero. */
export const ORDER_WITHOUT_CONTACT: OrderPageView = {
  ...ORDER_UNMAPPED,
  recordId: "r1011",
  name: "#1011",
  reasons: ["The customer's contact in Xero, Ada Example (Shopify 42), was archived there, and Xero takes no invoice for it. Restore it in Xero and press Retry, or have a new contact made."],
  fix: null,
  fixField: null,
  canMakeContact: true,
};

export const ORDERS: OrderPageView[] = [ORDER_EDITED, ORDER_GONE, ORDER_WITHOUT_CONTACT, ORDER_SYNCED, ORDER_UNMAPPED, ORDER_WITH_TIP, ORDER_DIFFERS, ORDER_WAITING, ORDER_MAYBE_IN_BOOKS];

function agree(what: string, amount: string): ComparisonView {
  return { what, shop: gbp(amount), books: gbp(amount), difference: gbp("0.00") };
}
