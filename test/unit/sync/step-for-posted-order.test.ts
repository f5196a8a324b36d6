import { describe, expect, test } from "vitest";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks } from "../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, aTransaction, at, tax } from "../../builders/order";
import { refunded } from "../../builders/refund";
import { decide, inWords, sentence } from "./situation";

/** £12.00, paid by card (transaction 1). */
const PAID = anOrder();
const UNPAID = anUnpaidOrder();
/** £12.00 in two captures: 7.00 (transaction 2) and 5.00 (transaction 3). */
const TWO_CAPTURES = anOrder({
  transactions: [
    aTransaction(1, { kind: "AUTHORIZATION" }),
    aTransaction(2, { kind: "CAPTURE", amount: gbp("7.00") }),
    aTransaction(3, { kind: "CAPTURE", amount: gbp("5.00") }),
  ],
});
const CANCELLED = anUnpaidOrder({ cancelledAt: at("2026-11-21T09:00:00Z") });

/** 12.00 less 4.50. */
const PART_TOLD = "7.50 of 12.00 is settled in Xero (invoice SH-1001), 4.50 is left.";
const SETTLED_TOLD = "Invoice SH-1001 is settled in Xero.";

const OPEN = anInvoiceInBooks();
const SETTLED = anInvoiceInBooks({ status: "PAID", amountDue: gbp("0.00"), amountPaid: gbp("12.00") });
const withDue = (amountDue: string) => anInvoiceInBooks({ amountDue: gbp(amountDue) });
const twice = (amount: string) =>
  ["payment-1", "payment-2"].map((id) => ({ id, amount: gbp(amount), date: "2026-11-21", reference: "Shopify 1" }));
const withStatus = (status: InvoiceInBooks["status"]) => anInvoiceInBooks({ status });

describe("a document that a person did away with stays away", () => {
  test.each(["VOIDED", "DELETED"] as const)("%s", (status) => {
    const step = decide(PAID, { invoice: withStatus(status) });
    expect(inWords(step)).toBe("attention gone-from-books");
    expect(sentence(step)).toContain(`Invoice SH-1001 was ${status.toLowerCase()} in Xero.`);
  });

  test("the amounts of a voided invoice mean nothing and are not compared", () => {
    // Xero, Nov 2026: AmountDue of a voided invoice is sometimes 0.00 and sometimes what it was.
    expect(inWords(decide(UNPAID, { invoice: { ...SETTLED, status: "VOIDED" } }))).toBe("attention gone-from-books");
  });

  test.each(["VOIDED", "DELETED"] as const)("%s, and the order was cancelled: both sides agree that the sale is off", (status) => {
    expect(inWords(decide(CANCELLED, { invoice: withStatus(status) }))).toBe("excluded");
  });
});

describe("the order itself has changed", () => {
  test("cancelled after posting, while nothing is known of what was sent: a person has to void or credit", () => {
    const step = decide(CANCELLED, { invoice: OPEN });
    expect(inWords(step)).toBe("attention cancelled-after-posting");
    expect(sentence(step)).toContain("Void or credit that invoice");
  });

  test("cancelled, but the money was kept: the sale stands", () => {
    expect(inWords(decide(anOrder({ cancelledAt: at("2026-11-21T09:00:00Z") }), { invoice: SETTLED, booked: [1] }))).toBe("synced");
  });

  test("refunded after posting: its credit note is made", () => {
    expect(inWords(decide(refunded(), { invoice: SETTLED, booked: [1] }))).toBe("create-credit-notes");
  });

  test("edited after posting, while nothing is known of what was sent: a person has to book it", () => {
    // A second tray was added: 24.00 with 4.00 tax; 12.00 is paid.
    const totals = { total: gbp("24.00"), tax: gbp("4.00"), currentTotal: gbp("24.00"), outstanding: gbp("12.00") };
    const edited = anOrder({ lines: [anOrderLine({ quantity: 2, taxLines: [tax("VAT 20", gbp("4.00"))] })], totals });
    expect(inWords(decide(edited, { invoice: SETTLED, booked: [1] }))).toBe("attention books-differ");
    // One of the two was removed again: Shopify's total keeps both, the current total says 12.00.
    const removed = anOrder({
      lines: [anOrderLine({ quantity: 2, currentQuantity: 1, taxLines: [tax("VAT 20", gbp("4.00"))] })],
      totals: { ...totals, currentTotal: gbp("12.00"), outstanding: gbp("0.00") },
    });
    const standing = anInvoiceInBooks({ total: gbp("24.00"), totalTax: gbp("4.00") });
    const step = decide(removed, { invoice: standing });
    expect(inWords(step)).toBe("attention books-differ");
    expect(sentence(step)).toContain("stands at 24.00 (tax 4.00) in Xero, the order at 12.00 (tax 2.00)");
  });

  test("held: no payment is booked either", () => {
    expect(inWords(decide(anOrder({ totals: { tax: gbp("2.10") } }), { invoice: OPEN }))).toBe("attention does-not-tie-out");
  });

  test("a test order that has an invoice is left alone", () => {
    expect(inWords(decide(anOrder({ test: true }), { invoice: OPEN }))).toBe("excluded");
  });
});

describe("edited on one side", () => {
  test.each([
    ["total a penny more", { total: gbp("12.01") }],
    ["total a penny less", { total: gbp("11.99") }],
    ["tax a penny more", { totalTax: gbp("2.01") }],
    ["tax a penny less", { totalTax: gbp("1.99") }],
  ])("%s", (_, changed) => {
    const step = decide(PAID, { invoice: anInvoiceInBooks(changed) });
    expect(inWords(step)).toBe("attention books-differ");
    expect(sentence(step)).toContain("Crossfoot changes nothing by itself");
  });

  test("both figures of both sides are said", () => {
    const step = decide(PAID, { invoice: anInvoiceInBooks({ total: gbp("13.20"), totalTax: gbp("2.20") }) });
    expect(sentence(step)).toContain("stands at 13.20 (tax 2.20) in Xero, the order at 12.00 (tax 2.00)");
  });
});

describe("money that Shopify received and Xero does not know", () => {
  test.each([
    { what: "nothing booked yet", order: TWO_CAPTURES, invoice: OPEN, booked: [], step: "create-payments Shopify 2, Shopify 3" },
    { what: "one of two booked", order: TWO_CAPTURES, invoice: withDue("5.00"), booked: [2], step: "create-payments Shopify 3" },
    { what: "just as much is due", order: PAID, invoice: OPEN, booked: [], step: "create-payments Shopify 1" },
    { what: "a penny less is due", order: PAID, invoice: withDue("11.99"), booked: [], step: "attention paid-twice" },
    { what: "nothing is due: it was recorded by hand", order: PAID, invoice: SETTLED, booked: [], step: "attention paid-twice" },
    {
      what: "together they are too much, though each alone would fit",
      order: TWO_CAPTURES,
      invoice: withDue("11.99"),
      booked: [],
      step: "attention paid-twice",
    },
    { what: "the invoice is a draft", order: PAID, invoice: withStatus("DRAFT"), booked: [], step: "pending" },
    { what: "the invoice waits for approval", order: PAID, invoice: withStatus("SUBMITTED"), booked: [], step: "pending" },
  ])("$what: $step", ({ order, invoice, booked, step }) => {
    expect(inWords(decide(order, { invoice, booked }))).toBe(step);
  });

  test("what is said of it", () => {
    expect(sentence(decide(PAID, { invoice: withStatus("DRAFT") }))).toContain("Invoice SH-1001 waits for approval in Xero");
    expect(sentence(decide(TWO_CAPTURES, { invoice: withDue("11.99") }))).toContain(
      "Shopify received 12.00, but invoice SH-1001 only has 11.99 left to pay in Xero",
    );
  });
});

describe("no payment is missing: are both sides equally paid?", () => {
  const deposit = anOrder({
    transactions: [aTransaction(1, { amount: gbp("5.00") })],
    canMarkAsPaid: true,
    totals: { outstanding: gbp("7.00") },
  });

  test.each([
    { what: "paid on both", order: PAID, invoice: SETTLED, booked: [1], step: "synced" },
    { what: "unpaid on both", order: UNPAID, invoice: OPEN, booked: [], step: "synced" },
    { what: "unpaid on both, not approved yet", order: UNPAID, invoice: withStatus("DRAFT"), booked: [], step: "synced" },
    { what: "part-paid on both", order: deposit, invoice: withDue("7.00"), booked: [1], step: "synced" },
    { what: "paid in Xero", order: UNPAID, invoice: SETTLED, booked: [], step: "mark-order-paid" },
    { what: "the rest of a deposit paid in Xero", order: deposit, invoice: SETTLED, booked: [1], step: "mark-order-paid" },
    { what: "part-paid in Xero", order: UNPAID, invoice: withDue("4.50"), booked: [], step: "show-part-payment 7.50" },
    {
      what: "part-paid in Xero while a card authorisation waits",
      order: { ...UNPAID, capturable: true },
      invoice: withDue("4.50"),
      booked: [],
      step: "show-part-payment in words",
    },
    {
      what: "part-paid in Xero, and told so",
      order: { ...UNPAID, told: PART_TOLD },
      invoice: withDue("4.50"),
      booked: [],
      step: "pending",
    },
    {
      what: "a payment of ours stands twice in Xero",
      order: { ...deposit, told: PART_TOLD },
      invoice: { ...withDue("2.00"), payments: twice("5.00") },
      booked: [1],
      step: "attention books-differ",
    },
    {
      what: "a payment of ours stands twice in Xero, and settles the invoice",
      order: deposit,
      invoice: { ...SETTLED, payments: twice("6.00") },
      booked: [1],
      step: "attention books-differ",
    },
    {
      what: "a person has made two of a payment of ours, of the same money together",
      order: PAID,
      invoice: { ...SETTLED, payments: twice("6.00") },
      booked: [1],
      step: "synced",
    },
    { what: "settled since it was told", order: { ...PAID, told: PART_TOLD }, invoice: SETTLED, booked: [1], step: "tell-order" },
    { what: "settled, and told so", order: { ...PAID, told: SETTLED_TOLD }, invoice: SETTLED, booked: [1], step: "synced" },
    { what: "a payment was removed in Xero", order: PAID, invoice: OPEN, booked: [1], step: "attention books-differ" },
    {
      what: "paid in Xero while a card authorisation waits",
      order: { ...UNPAID, capturable: true },
      invoice: SETTLED,
      booked: [],
      step: "attention cannot-mark-paid",
    },
    {
      what: "paid in Xero, but Shopify does not allow it",
      order: { ...UNPAID, canMarkAsPaid: false },
      invoice: SETTLED,
      booked: [],
      step: "attention cannot-mark-paid",
    },
    {
      what: "credited in Xero instead of paid",
      order: UNPAID,
      invoice: { ...SETTLED, amountPaid: gbp("0.00"), amountCredited: gbp("12.00") },
      booked: [],
      step: "mark-order-paid",
    },
    {
      what: "partly credited in Xero, the rest paid",
      order: UNPAID,
      invoice: { ...SETTLED, amountPaid: gbp("11.99"), amountCredited: gbp("0.01") },
      booked: [],
      step: "mark-order-paid",
    },
  ])("$what: $step", ({ order, invoice, booked, step }) => {
    expect(inWords(decide(order, { invoice, booked }))).toBe(step);
  });

  test.each([
    {
      what: "part-paid in Xero",
      order: { ...UNPAID, told: PART_TOLD },
      invoice: withDue("4.50"),
      booked: [],
      words: "Part-paid in Xero: 4.50 of 12.00 is left.",
    },
    {
      what: "a payment of ours twice",
      order: deposit,
      invoice: { ...withDue("2.00"), payments: twice("5.00") },
      booked: [1],
      words: "Payment “Shopify 1” stands twice on invoice SH-1001 in Xero, 5.00 each, and Shopify received it once.",
    },
    {
      what: "a payment removed",
      order: PAID,
      invoice: OPEN,
      booked: [1],
      words: "Shopify still expects 0.00, Xero 12.00. A payment of invoice SH-1001 was probably removed",
    },
    {
      what: "an authorisation waits",
      order: { ...UNPAID, capturable: true },
      invoice: SETTLED,
      booked: [],
      words: "a card authorisation waits to be captured",
    },
    {
      what: "Shopify does not allow it",
      order: { ...UNPAID, canMarkAsPaid: false },
      invoice: SETTLED,
      booked: [],
      words: "Shopify does not allow it for this order",
    },
  ])("$what: the sentence says “$words”", ({ order, invoice, booked, words }) => {
    expect(sentence(decide(order, { invoice, booked }))).toContain(words);
  });
});
