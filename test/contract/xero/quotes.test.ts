import { QuoteLineAmountTypes, QuoteStatusCodes } from "xero-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, line, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, statusesWith, trialBalance, xeroNode } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("GB");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const CONTACT = { Name: "Ada Example" };
const TRAYS = { Description: "Walnut tray", Quantity: 3, UnitAmount: 12, DiscountAmount: 6.84, AccountCode: "200", TaxType: "OUTPUT2" };
const put = (fields: object = {}) =>
  bench.api("PUT /Quotes", { Contact: CONTACT, Date: "2026-11-20", LineAmountTypes: "INCLUSIVE", LineItems: [TRAYS], ...fields });
const made = async (fields: object = {}) => rowOf(await put(fields), "Quotes");
const change = (id: unknown, fields: object) => bench.api(`POST /Quotes/${String(id)}`, fields);

test("a quote has an invoice's arithmetic, its own words for the kinds of amounts, and moves no account", async () => {
  const quote = await made({ QuoteNumber: "SH-D1", Reference: "PO-9", ExpiryDate: "2026-12-20", Title: "Opening week" });
  // 3 × 12.00 − 6.84 = 29.16; a sixth of it is tax: 4.86.
  expect(quote).toMatchObject({
    QuoteNumber: "SH-D1",
    Reference: "PO-9",
    Status: "DRAFT",
    DateString: "2026-11-20T00:00:00",
    ExpiryDateString: "2026-12-20T00:00:00",
    LineAmountTypes: "INCLUSIVE",
    CurrencyCode: "GBP",
    SubTotal: 24.3,
    TotalTax: 4.86,
    Total: 29.16,
    TotalDiscount: 6.84,
    Title: "Opening week",
    LineItems: [{ UnitAmount: 12, LineAmount: 29.16, TaxAmount: 4.86 }],
  });
  expect(rowsOf(await bench.api("GET /Invoices"), "Invoices")).toEqual([]);
  expect((await trialBalance(bench)).balances).toEqual({});
});

test("unit amounts have four decimals without asking for them; without a number it gets the next one", async () => {
  const quote = await made({ LineAmountTypes: undefined, LineItems: [line({ Quantity: 3, UnitAmount: 1.2345 })] });
  // 3 × 1.2345 = 3.7035 → 3.70; 20 % on top 0.74.
  expect(quote).toMatchObject({ LineAmountTypes: "EXCLUSIVE", SubTotal: 3.7, TotalTax: 0.74, Total: 4.44, QuoteNumber: expect.stringMatching(/^QU-\d{4}$/) as string });
  expect(quote["LineItems"]).toMatchObject([{ UnitAmount: 1.2345 }]);
  expect((await made())["QuoteNumber"]).not.toBe(quote["QuoteNumber"]);
});

test("what a quote lacks is told", async () => {
  expect(refusals(await put({ Contact: undefined, LineItems: [] }))).toEqual([
    "A Contact must be specified for this type of transaction",
    "One or more line items must be specified",
  ]);
  await made({ QuoteNumber: "TWICE" });
  expect(refusals(await put({ QuoteNumber: "TWICE" }))).toEqual(["Quote number must be unique."]);
  expect(refusals(await put({ Status: "INVOICED" }))).toEqual(["Quote not of valid status for creation"]);
  expect((await put({ LineAmountTypes: "Gross" })).status).toBe(400);
});

test("a draft is sent, accepted and invoiced; two ways are refused", async () => {
  const { QuoteID: id } = await made();
  expect(refusals(await change(id, { Status: "DECLINED" }))).toEqual(["Quote not of valid status for modification"]);
  for (const Status of ["SENT", "ACCEPTED"]) expect(rowOf(await change(id, { Status }), "Quotes")["Status"]).toBe(Status);
  expect(refusals(await change(id, { Status: "DECLINED" }))).toEqual(["Quote not of valid status for modification"]);
  expect(rowOf(await change(id, { Status: "INVOICED" }), "Quotes")).toMatchObject({ Status: "INVOICED", Total: 29.16 });
});

test("a deleted quote stays, is still found, and can be changed no more", async () => {
  const { QuoteID: id } = await made({ QuoteNumber: "GONE" });
  expect(rowOf(await change(id, { Status: "DELETED" }), "Quotes")["Status"]).toBe("DELETED");
  expect(rowOf(await bench.api("GET /Quotes?QuoteNumber=GONE"), "Quotes")["Status"]).toBe("DELETED");
  expect(refusals(await change(id, { Reference: "again" }))).toEqual(["Quote not of valid status for modification"]);
  expect(refusals(await change(id, { Status: "DRAFT" }))).toEqual(["Quote not of valid status for modification"]);
});

test("a change keeps the lines that it does not send, and clears the texts", async () => {
  const { QuoteID: id } = await made({ Reference: "PO-9", Title: "Opening week" });
  const changed = rowOf(await change(id, { Status: "SENT" }), "Quotes");
  expect(changed).toMatchObject({ Total: 29.16, LineAmountTypes: "INCLUSIVE", LineItems: [{ Description: "Walnut tray" }] });
  expect(changed).not.toHaveProperty("Reference");
  expect(changed).not.toHaveProperty("Title");
  const smaller = { Reference: "PO-9", LineItems: [{ ...TRAYS, Quantity: 1, DiscountAmount: 0 }] };
  // 12.00, of which 2.00 is tax.
  expect(rowOf(await change(id, smaller), "Quotes")).toMatchObject({ Reference: "PO-9", Total: 12, TotalTax: 2 });
});

test("a lock date does not concern an offer", async () => {
  const own = await ledgerBench("GB");
  await own.json(`/control/organisations/${own.tenantId}/lock-dates`, { periodLockDate: "2026-12-31" });
  const answer = await own.api("PUT /Quotes", { Contact: CONTACT, Date: "2026-11-20", LineItems: [TRAYS] });
  expect(answer.status).toBe(200);
  await own.close();
});

test("the list is filtered and paged, with lines and without a pagination block", async () => {
  const own = await ledgerBench("GB");
  const quotes = Array.from({ length: 101 }, (_, index) => ({ Contact: CONTACT, Date: "2026-11-20", QuoteNumber: `Q-${index}`, LineItems: [TRAYS] }));
  await own.api("PUT /Quotes?summarizeErrors=false", { Quotes: quotes });
  await own.api("PUT /Quotes", { Contact: { Name: "Bea Example" }, Date: "2026-12-01", ExpiryDate: "2026-12-31", Status: "SENT", LineItems: [TRAYS] });
  const count = async (query: string) => rowsOf(await own.api(`GET /Quotes?${query}`), "Quotes").length;

  expect(await Promise.all([count("page=1"), count("page=2"), count("page=3")])).toEqual([100, 2, 0]);
  const page = await own.api("GET /Quotes?page=2");
  expect(page.body).not.toHaveProperty("pagination");
  expect(first(rowsOf(page, "Quotes"))["LineItems"]).toHaveLength(1);
  expect(await Promise.all([count("Status=SENT"), count("QuoteNumber=Q-7"), count("DateFrom=2026-12-01"), count("DateTo=2026-11-30")])).toEqual([1, 1, 1, 101]);
  expect(await Promise.all([count("ExpiryDateFrom=2026-12-31"), count("ExpiryDateTo=2026-12-30")])).toEqual([1, 0]);
  await own.close();
});

test("xero-node makes a quote, finds it by its number and marks it invoiced", async () => {
  const xero = xeroNode(bench);
  const wish = {
    quoteNumber: "NODE-1",
    contact: { name: "Ada Example" },
    date: "2026-11-20",
    lineAmountTypes: QuoteLineAmountTypes.INCLUSIVE,
    status: QuoteStatusCodes.SENT,
    lineItems: [{ description: "Walnut tray", quantity: 3, unitAmount: 12, discountAmount: 6.84, accountCode: "200", taxType: "OUTPUT2" }],
  };
  const created = await xero.createQuotes(bench.tenantId, { quotes: [wish] }, false, "key-quote");
  const again = await xero.createQuotes(bench.tenantId, { quotes: [wish] }, false, "key-quote");
  const quoteID = first(created.body.quotes).quoteID ?? "";
  expect(first(created.body.quotes)).toMatchObject({ total: 29.16, totalTax: 4.86, statusAttributeString: "OK" });
  expect(first(again.body.quotes).quoteID).toBe(quoteID);

  const found = await xero.getQuotes(bench.tenantId, ...none(9), "NODE-1");
  expect(found.body.quotes?.map((quote) => quote.quoteID)).toEqual([quoteID]);

  await xero.updateQuote(bench.tenantId, quoteID, { quotes: [{ ...wish, status: QuoteStatusCodes.INVOICED }] });
  expect(first((await xero.getQuote(bench.tenantId, quoteID)).body.quotes)).toMatchObject({ status: "INVOICED", total: 29.16 });
});

test("quotes need the right to invoices", async () => {
  expect(await statusesWith("openid offline_access accounting.contacts", ["GET /Quotes", "PUT /Quotes"])).toEqual([401, 401]);
});

/** Parameters that xero-node wants by position. */
function none<Count extends number>(count: Count): undefined[] & { length: Count } {
  return Array.from({ length: count }, () => undefined) as undefined[] & { length: Count };
}
