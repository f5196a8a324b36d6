import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { EMPTY_GUID } from "../../../sandbox/xero/ids";
import { Bench, first, line, messages, salesInvoice } from "./bench";

let bench: Bench;
let australia: string;
let britain: string;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
  australia = await bench.tenantOf("AU");
  britain = await bench.tenantOf("GB");
  await bench.consent(australia);
  await bench.consent(britain);
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const lines = (...amounts: number[]) => amounts.map((UnitAmount) => line({ UnitAmount }));

test("13 an approved invoice comes back with everything that Xero fills in", async () => {
  const answer = await bench.api("PUT /Invoices", salesInvoice());
  expect(answer.status).toBe(200);
  const invoice = first(answer.body.Invoices);
  // 2 x 10.50 = 21.00; GST 15 % = 3.15; total 24.15.
  expect(invoice).toMatchObject({
    SubTotal: 21,
    TotalTax: 3.15,
    Total: 24.15,
    AmountDue: 24.15,
    AmountPaid: 0,
    AmountCredited: 0,
    CurrencyCode: "NZD",
    CurrencyRate: 1,
    DateString: "2026-11-20T00:00:00",
    Status: "AUTHORISED",
    LineAmountTypes: "Exclusive",
  });
  expect(first(invoice.LineItems)).toMatchObject({
    TaxType: "OUTPUT2",
    TaxAmount: 3.15,
    LineAmount: 21,
    AccountCode: "200",
  });
  expect(first(invoice.LineItems).LineItemID).toMatch(/^[0-9a-f-]{36}$/);
  expect(first(invoice.LineItems).AccountID).toMatch(/^[0-9a-f-]{36}$/);
  expect(invoice.InvoiceNumber).toMatch(/^INV-\d{4}$/);
  expect(invoice.BrandingThemeID).toMatch(/^[0-9a-f-]{36}$/);
  // 2026-11-20T00:00:00Z is 1795132800 seconds after 1970 (date -u -d 2026-11-20 +%s).
  expect(invoice.Date).toBe("/Date(1795132800000+0000)/");
  expect(invoice.UpdatedDateUTCString).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(invoice.StatusAttributeString).toBeUndefined();
});

test("14 an invoice number is unique for sales, not for bills", async () => {
  await bench.invoice({ InvoiceNumber: "SHOP-1001" });
  const refused = await bench.api("PUT /Invoices", { ...salesInvoice(), InvoiceNumber: "SHOP-1001" });
  expect([refused.status, refused.body.ErrorNumber]).toEqual([400, 10]);
  expect(first(messages(refused))).toMatch(/^Invoice # must be unique/);
  expect(first(refused.body.Elements).InvoiceID).toBe(EMPTY_GUID);

  const bill = { Type: "ACCPAY", InvoiceNumber: "B-1", LineItems: [line({ UnitAmount: 5, AccountCode: "400" })] };
  const bills = [await bench.invoice(bill), await bench.invoice(bill)];
  expect(new Set(bills.map(({ InvoiceID }) => InvoiceID)).size).toBe(2);
});

test("15 tax is rounded per line: Xero's published example", async () => {
  const invoice = await bench.invoice({ LineItems: lines(25.06, 25.61, 25.63) });
  expect(invoice.LineItems.map(({ TaxAmount }) => TaxAmount)).toEqual([3.76, 3.84, 3.84]);
  expect(invoice).toMatchObject({ TotalTax: 11.44, Total: 87.74 });
});

test("16 tax inside an inclusive line: recorded figures and three times 19.99 at 10 %", async () => {
  const recorded = await bench.invoice({ LineAmountTypes: "Inclusive", LineItems: lines(541.25) });
  expect(recorded).toMatchObject({ TotalTax: 70.6, SubTotal: 470.65, Total: 541.25 });
  expect(await bench.invoice({ LineAmountTypes: "Inclusive", LineItems: lines(500) })).toMatchObject({
    TotalTax: 65.22,
    SubTotal: 434.78,
  });

  // 19.99 / 1.1 = 18.1727, so 18.17 net and 1.82 tax each; 59.97 / 11 would be 5.45.
  bench.tenantId = australia;
  const three = await bench.invoice({ LineAmountTypes: "Inclusive", LineItems: lines(19.99, 19.99, 19.99) });
  bench.tenantId = await bench.tenantOf("NZ");
  expect(three).toMatchObject({ TotalTax: 5.46, Total: 59.97 });
});

test("17 the net of an inclusive line is rounded first, half up", async () => {
  // 9.99 / 1.2 = 8.325: 8.33 net leaves 1.66 tax; rounding the tax (1.665) first would give 1.67.
  bench.tenantId = britain;
  const invoice = await bench.invoice({ LineAmountTypes: "Inclusive", LineItems: lines(9.99) });
  bench.tenantId = await bench.tenantOf("NZ");
  expect(invoice).toMatchObject({ SubTotal: 8.33, TotalTax: 1.66, Total: 9.99 });
});

test("18 unit amounts have two decimals unless the request says unitdp=4", async () => {
  const body = { ...salesInvoice(), LineItems: [line({ Quantity: 3, UnitAmount: 0.3333 })] };
  const two = first((await bench.api("PUT /Invoices", body)).body.Invoices);
  expect(first(two.LineItems)).toMatchObject({ UnitAmount: 0.33, LineAmount: 0.99 });
  const four = first((await bench.api("PUT /Invoices?unitdp=4", body)).body.Invoices);
  expect(first(four.LineItems)).toMatchObject({ UnitAmount: 0.3333, LineAmount: 1 });
  const read = first((await bench.api(`GET /Invoices/${four.InvoiceID}`)).body.Invoices);
  expect(first(read.LineItems)).toMatchObject({ UnitAmount: 0.33, LineAmount: 1 });
});

test("19 discounts by rate and by amount come off before tax", async () => {
  const rate = await bench.invoice({ LineItems: [line({ Quantity: 10, UnitAmount: 100, DiscountRate: 20 })] });
  expect(rate).toMatchObject({ SubTotal: 800, TotalTax: 120, Total: 920 });
  const amount = await bench.invoice({ LineItems: [line({ Quantity: 10, UnitAmount: 100, DiscountAmount: 150 })] });
  expect(amount).toMatchObject({ SubTotal: 850, TotalTax: 127.5 });
});

test("20 a line amount must agree with quantity and unit amount", async () => {
  const refused = await bench.api("PUT /Invoices", {
    ...salesInvoice(),
    LineItems: [line({ UnitAmount: 100, LineAmount: 1 })],
  });
  expect(messages(refused)).toEqual(["The line total 1.00 does not match the expected line total 100.00"]);
  const derived = await bench.invoice({ LineItems: [{ ...line({}), Quantity: 7, LineAmount: 100 }] });
  expect(first(derived.LineItems)).toMatchObject({ LineAmount: 100, UnitAmount: 14.2857 });
});

test("20 nothing follows from a price or a quantity of 0, nor from a line whose quantity stands", async () => {
  const sent = async (request: string, fields: object) =>
    messages(await bench.api(request, { ...salesInvoice(), LineItems: [fields] }));
  const clash = (expected: string) => [`The line total 50.00 does not match the expected line total ${expected}`];
  const bare = { Description: "Mug", AccountCode: "200", LineAmount: 50 };
  expect(await sent("PUT /Invoices", { ...bare, UnitAmount: 0 })).toEqual(clash("0.00"));
  expect(await sent("PUT /Invoices", { ...bare, Quantity: 0 })).toEqual(clash("0.00"));
  expect(first((await bench.invoice({ LineItems: [bare] })).LineItems)).toMatchObject({ Quantity: 1, UnitAmount: 50 });

  const stored = await bench.invoice({ LineItems: [line({ Quantity: 3, UnitAmount: 20 })] });
  const { LineItemID } = first(stored.LineItems);
  // The quantity is not sent and stays 3: 3 x 25.00 = 75.00.
  const change = { LineItemID, UnitAmount: 25 };
  const at = `POST /Invoices/${stored.InvoiceID}`;
  const refused = await bench.api(at, { LineItems: [{ ...change, LineAmount: 50 }] });
  expect(messages(refused)).toEqual(clash("75.00"));
  const agreed = first((await bench.api(at, { LineItems: [{ ...change, LineAmount: 75 }] })).body.Invoices);
  expect(first(agreed.LineItems)).toMatchObject({ Quantity: 3, UnitAmount: 25, LineAmount: 75 });
});

test("a line has at most 9,999,999,999.99, and not more tax than amount", async () => {
  const sent = async (fields: Record<string, unknown>) =>
    messages(await bench.api("PUT /Invoices", { ...salesInvoice(), LineItems: [line(fields)] }));
  const tooLarge = ["The line amount is too large: Xero stores at most 9999999999.99."];
  const tooMuchTax = ["The tax amount cannot exceed the line amount."];
  expect(await sent({ Quantity: 1, UnitAmount: 10_000_000_000 })).toEqual(tooLarge);
  expect(await sent({ Quantity: 1, UnitAmount: 8.01, TaxAmount: 8.02 })).toEqual(tooMuchTax);
  const balance = line({ Quantity: 1, UnitAmount: 30 });
  expect(await bench.invoice({ LineItems: [balance, line({ Quantity: -1, UnitAmount: 8.01, TaxAmount: -8.01 })] }))
    // 30.00 + 4.50 less 8.01 + 8.01.
    .toMatchObject({ SubTotal: 21.99, TotalTax: -3.51, Total: 18.48 });
  const largest = await bench.invoice({
    LineAmountTypes: "NoTax",
    LineItems: [line({ Quantity: 1, UnitAmount: 9_999_999_999.99 })],
  });
  expect(largest.Total).toBe(9_999_999_999.99);
});

test("21 NoTax has no tax; without LineAmountTypes an invoice is Exclusive", async () => {
  expect(await bench.invoice({ LineAmountTypes: "NoTax", LineItems: lines(40, 2.5) })).toMatchObject({
    TotalTax: 0,
    SubTotal: 42.5,
    Total: 42.5,
  });
  const { LineAmountTypes: _, ...body } = salesInvoice();
  expect(first((await bench.api("PUT /Invoices", body)).body.Invoices)).toMatchObject({
    LineAmountTypes: "Exclusive",
    Total: 24.15,
  });
});

test("a tax amount that is given stays as it was given", async () => {
  const invoice = await bench.invoice({ LineItems: [line({ UnitAmount: 10, TaxAmount: 1.49 })] });
  expect(invoice).toMatchObject({ SubTotal: 10, TotalTax: 1.49, Total: 11.49 });
});

test("floats of JavaScript arrive as the decimals that were meant", async () => {
  expect(await bench.invoice({ LineItems: [line({ UnitAmount: 0.1 + 0.2 })] })).toMatchObject({
    SubTotal: 0.3,
    TotalTax: 0.05,
  });
});

test("US rates are the sum of their components", async () => {
  const us = await Bench.connected("US");
  // 8.25 % of 19.99 = 1.649; 8.875 % of 100.00 = 8.875, half up 8.88.
  const invoice = await us.invoice({
    LineItems: [line({ UnitAmount: 19.99, TaxType: "TAX001" }), line({ UnitAmount: 100, TaxType: "TAX002" })],
  });
  expect(invoice.LineItems.map(({ TaxAmount }) => TaxAmount)).toEqual([1.65, 8.88]);
  await us.close();
});
