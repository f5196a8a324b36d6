import { describe, expect, test } from "vitest";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks } from "../../builders/books";
import { anOrder, anUnpaidOrder, aTransaction, at } from "../../builders/order";
import { decide, inWords, sentence } from "./situation";

/** £12.00, paid by card (transaction 1). */
const PAID = anOrder();
const UNPAID = anUnpaidOrder();
/** £12.00 in two captures: 7.00 (transaction 2) and 5.00 (transaction 3). */
const TWO_CAPTURES = anOrder({
  transactions: [aTransaction(1, { kind: "AUTHORIZATION" }), aTransaction(2, { kind: "CAPTURE", amount: gbp("7.00") }), aTransaction(3, { kind: "CAPTURE", amount: gbp("5.00") })],
});
const CANCELLED = anOrder({ cancelledAt: at("2026-11-21T09:00:00Z") });

const OPEN = anInvoiceInBooks();
const SETTLED = anInvoiceInBooks({ status: "PAID", amountDue: gbp("0.00"), amountPaid: gbp("12.00") });
const withDue = (amountDue: string) => anInvoiceInBooks({ amountDue: gbp(amountDue) });
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

  test("voided outranks cancelled: both sides agree that the sale is off", () => {
    expect(inWords(decide(CANCELLED, { invoice: withStatus("VOIDED") }))).toBe("attention gone-from-books");
  });
});

describe("the order itself has changed", () => {
  test("cancelled after posting: a person has to void or credit", () => {
    const step = decide(CANCELLED, { invoice: SETTLED, booked: [1] });
    expect(inWords(step)).toBe("attention cancelled-after-posting");
    expect(sentence(step)).toContain("Void or credit that invoice");
  });

  test("refunded after posting: held, with the posting's own problem", () => {
    const refunded = anOrder({ totals: { refunded: gbp("12.00"), currentTotal: gbp("0.00") } });
    expect(inWords(decide(refunded, { invoice: SETTLED, booked: [1] }))).toBe("attention changed-after-placing");
  });

  test("held: no payment is booked either", () => {
    expect(inWords(decide(anOrder({ totals: { tips: gbp("1.00") } }), { invoice: OPEN }))).toBe("attention not-posted-yet");
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
    ["nothing booked yet", TWO_CAPTURES, OPEN, [], "create-payments Shopify 2, Shopify 3"],
    ["one of two booked", TWO_CAPTURES, withDue("5.00"), [2], "create-payments Shopify 3"],
    ["just as much is due", PAID, OPEN, [], "create-payments Shopify 1"],
    ["a penny less is due", PAID, withDue("11.99"), [], "attention paid-twice"],
    ["nothing is due: it was recorded by hand", PAID, SETTLED, [], "attention paid-twice"],
    ["together they are too much, though each alone would fit", TWO_CAPTURES, withDue("11.99"), [], "attention paid-twice"],
    ["the invoice is a draft", PAID, withStatus("DRAFT"), [], "pending"],
    ["the invoice waits for approval", PAID, withStatus("SUBMITTED"), [], "pending"],
  ])("%s: %5$s", (_, order, invoice, booked, expected) => {
    expect(inWords(decide(order, { invoice, booked }))).toBe(expected);
  });

  test("what is said of it", () => {
    expect(sentence(decide(PAID, { invoice: withStatus("DRAFT") }))).toContain("Invoice SH-1001 waits for approval in Xero");
    expect(sentence(decide(TWO_CAPTURES, { invoice: withDue("11.99") }))).toContain(
      "Shopify received 12.00, but invoice SH-1001 only has 11.99 left to pay in Xero",
    );
  });
});

describe("no payment is missing: are both sides equally paid?", () => {
  const deposit = anOrder({ transactions: [aTransaction(1, { amount: gbp("5.00") })], canMarkAsPaid: true, totals: { outstanding: gbp("7.00") } });

  test.each([
    ["paid on both", PAID, SETTLED, [1], "synced"],
    ["unpaid on both", UNPAID, OPEN, [], "synced"],
    ["unpaid on both, not approved yet", UNPAID, withStatus("DRAFT"), [], "synced"],
    ["part-paid on both", deposit, withDue("7.00"), [1], "synced"],
    ["paid in Xero", UNPAID, SETTLED, [], "mark-order-paid"],
    ["the rest of a deposit paid in Xero", deposit, SETTLED, [1], "mark-order-paid"],
    ["part-paid in Xero", UNPAID, withDue("4.50"), [], "pending"],
    ["a payment was removed in Xero", PAID, OPEN, [1], "attention books-differ"],
    ["paid in Xero while a card authorisation waits", { ...UNPAID, capturable: true }, SETTLED, [], "attention cannot-mark-paid"],
    ["paid in Xero, but Shopify does not allow it", { ...UNPAID, canMarkAsPaid: false }, SETTLED, [], "attention cannot-mark-paid"],
    ["credited in Xero instead of paid", UNPAID, { ...SETTLED, amountPaid: gbp("0.00"), amountCredited: gbp("12.00") }, [], "attention cannot-mark-paid"],
    ["partly credited in Xero, the rest paid", UNPAID, { ...SETTLED, amountPaid: gbp("11.99"), amountCredited: gbp("0.01") }, [], "attention cannot-mark-paid"],
  ])("%s: %5$s", (_, order, invoice, booked, expected) => {
    expect(inWords(decide(order, { invoice, booked }))).toBe(expected);
  });

  test.each([
    ["part-paid in Xero", UNPAID, withDue("4.50"), [], "Part-paid in Xero: 4.50 of 12.00 is left."],
    ["a payment removed", PAID, OPEN, [1], "Shopify still expects 0.00, Xero 12.00. A payment of invoice SH-1001 was probably removed"],
    ["an authorisation waits", { ...UNPAID, capturable: true }, SETTLED, [], "a card authorisation waits to be captured"],
    ["Shopify does not allow it", { ...UNPAID, canMarkAsPaid: false }, SETTLED, [], "Shopify does not allow it for this order"],
    ["credited", UNPAID, { ...SETTLED, amountCredited: gbp("12.00") }, [], "12.00 of it was credited, not paid"],
  ])("%s: the sentence says what it is about", (_, order, invoice, booked, words) => {
    expect(sentence(decide(order, { invoice, booked }))).toContain(words);
  });
});
