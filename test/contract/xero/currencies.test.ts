import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, line, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, trialBalance, xeroNode } from "./ledger-bench";

/** Base NZD, with AUD and USD. The simulator's rate of the day is 0.60 US dollars for one NZD. */
let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
  await addDollarAccount(bench);
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const addDollarAccount = (own: Bench) =>
  own.api("PUT /Accounts", { Code: "092", Name: "US account", Type: "BANK", BankAccountNumber: "9", CurrencyCode: "USD" });

/** 60.00 US dollars without tax: 100.00 NZD at 0.60. */
const dollars = (own: Bench = bench, fields: object = {}) =>
  own.invoice({ CurrencyCode: "USD", LineAmountTypes: "NoTax", LineItems: [line({ UnitAmount: 60 })], ...fields });
const pay = (InvoiceID: string, fields: object, own: Bench = bench) =>
  own.api("PUT /Payments", { Invoice: { InvoiceID }, Account: { Code: "090" }, Date: "2026-11-20", Amount: 60, ...fields });
const paid = async (InvoiceID: string, fields: object) => first((await pay(InvoiceID, fields)).body.Payments);

test("24 an invoice in a foreign currency takes the rate of the day, or the one that is sent", async () => {
  expect(await dollars()).toMatchObject({ CurrencyCode: "USD", CurrencyRate: 0.6, Total: 60 });
  expect(await dollars(bench, { CurrencyRate: 0.5812 })).toMatchObject({ CurrencyRate: 0.5812 });
});

test("BankAmount is in the account's currency: at the invoice's rate, at a sent rate, or as sent", async () => {
  // 60.00 / 0.60 = 100.00; 60.00 / 0.50 = 120.00; 60.00 for 95.00 is a rate of 0.631579.
  const once = async (fields: object) => paid((await dollars()).InvoiceID, fields);
  expect(await once({})).toMatchObject({ Amount: 60, BankAmount: 100, CurrencyRate: 0.6 });
  expect(await once({ CurrencyRate: 0.5 })).toMatchObject({ Amount: 60, BankAmount: 120, CurrencyRate: 0.5 });
  expect(await once({ BankAmount: 95 })).toMatchObject({ Amount: 60, BankAmount: 95, CurrencyRate: 0.631579 });
});

test("an invoice in the base currency can be paid from a foreign account", async () => {
  // 24.15 NZD x 0.60 = 14.49 USD; 15.00 USD for 24.15 NZD is a rate of 0.621118.
  const fields = { Account: { Code: "092" }, Amount: 24.15 };
  expect(await paid((await bench.invoice()).InvoiceID, fields)).toMatchObject({ BankAmount: 14.49, CurrencyRate: 0.6 });
  const { InvoiceID } = await bench.invoice();
  expect(await paid(InvoiceID, { ...fields, BankAmount: 15 })).toMatchObject({ BankAmount: 15, CurrencyRate: 0.621118 });
  expect((await bench.stored(InvoiceID)).Status).toBe("PAID");
});

test("document or account is in the base currency, or both are in the same foreign one", async () => {
  const { InvoiceID } = await dollars();
  expect(await paid(InvoiceID, { Account: { Code: "092" }, Amount: 10 })).toMatchObject({ Amount: 10, BankAmount: 10, CurrencyRate: 0.6 });
  expect(refusals(await pay(InvoiceID, { Account: { Code: "092" }, Amount: 10, BankAmount: 9 }))).toEqual([
    "The bank amount must equal the amount when the document and the account have the same currency.",
  ]);
  const australian = await dollars(bench, { CurrencyCode: "AUD" });
  expect(refusals(await pay(australian.InvoiceID, { Account: { Code: "092" } }))).toEqual([
    "A document in AUD cannot be paid from an account in USD: one of them must be in the base currency.",
  ]);
});

test("the difference between the invoice's rate and the payment's is a realised currency gain or loss", async () => {
  const own = await ledgerBench("NZ");
  await pay((await dollars(own)).InvoiceID, { BankAmount: 95 }, own);
  // The sale was 100.00, the bank got 95.00: 5.00 are lost.
  expect(await trialBalance(own)).toEqual({
    balances: { "090": "95.00", "200": "-100.00", "498": "5.00" },
    totals: ["100.00", "100.00"],
  });
  await own.close();
});

test("a credit note of another rate leaves receivables at the invoice's rate", async () => {
  const own = await ledgerBench("NZ");
  const invoice = await dollars(own);
  const credit = first(
    (
      await own.api("PUT /CreditNotes", {
        Type: "ACCRECCREDIT",
        Contact: { Name: "Ada Lovelace" },
        Date: "2026-11-20",
        Status: "AUTHORISED",
        CurrencyCode: "USD",
        CurrencyRate: 0.5,
        LineAmountTypes: "NoTax",
        LineItems: [line({ UnitAmount: 30 })],
      })
    ).body.CreditNotes
  );
  const allocation = { Amount: 30, Invoice: { InvoiceID: invoice.InvoiceID } };
  await own.api(`PUT /CreditNotes/${credit.CreditNoteID}/Allocations`, allocation);
  // The credit took 60.00 off the sales of 100.00. 30 of 60 dollars are still owed: 50.00 at 0.60. The 10.00 between
  // 30 / 0.50 and 30 / 0.60 are a gain.
  expect((await trialBalance(own)).balances).toEqual({ "200": "-40.00", "498": "-10.00", "610": "50.00" });

  const other = await own.invoice();
  const refused = await own.api(`PUT /CreditNotes/${credit.CreditNoteID}/Allocations`, {
    Amount: 1,
    Invoice: { InvoiceID: other.InvoiceID },
  });
  expect(refusals(refused)).toContain("Credit Note cannot be allocated to an invoice in another currency");
  await own.close();
});

test("a rate that looks upside down is saved with a warning", async () => {
  const answer = await bench.api("PUT /Invoices?summarizeErrors=false", {
    Type: "ACCREC",
    Contact: { Name: "Ada Lovelace" },
    CurrencyCode: "USD",
    CurrencyRate: 1.6667,
    LineItems: [line({ UnitAmount: 60 })],
  });
  expect(first(answer.body.Invoices)).toMatchObject({ StatusAttributeString: "WARNING", CurrencyRate: 1.6667 });
  expect(first(first(answer.body.Invoices).Warnings).Message).toContain("differs a lot from the rate of the day");
  expect((await dollars(bench, { CurrencyRate: 0.61 })).Warnings).toBeUndefined();
});

test("24 PUT /Currencies subscribes to a currency for good; one without a demo rate is refused by name", async () => {
  const refused = await bench.api("PUT /Invoices", {
    Type: "ACCREC",
    Contact: { Name: "Ada Lovelace" },
    CurrencyCode: "GBP",
    LineItems: [line({ UnitAmount: 60 })],
  });
  expect(refusals(refused)).toEqual(["Organisation is not subscribed to currency GBP"]);
  const added = await bench.api("PUT /Currencies", { Code: "GBP" });
  expect(rowsOf(added, "Currencies")).toMatchObject([{ Code: "GBP", Description: "British Pound" }]);
  // 0.60 / 1.27 = 0.472441.
  expect(await dollars(bench, { CurrencyCode: "GBP" })).toMatchObject({ CurrencyCode: "GBP", CurrencyRate: 0.472441 });
  const codes = rowsOf(await bench.api("GET /Currencies"), "Currencies").map(({ Code }) => Code);
  expect(codes).toContain("GBP");
  const yen = await bench.api("PUT /Currencies", { Code: "JPY" });
  expect([yen.status, yen.body.Detail]).toEqual([501, expect.stringContaining("The currency JPY is not simulated")]);
  expect((await bench.api("PUT /Currencies", { Code: "POUNDS" })).status).toBe(400);
});

test("money spent from a foreign account is in its currency; a transfer between currencies is refused by name", async () => {
  const spent = await bench.api("PUT /BankTransactions", {
    Type: "SPEND",
    Contact: { Name: "Card Processor Ltd" },
    BankAccount: { Code: "092" },
    LineAmountTypes: "NoTax",
    LineItems: [line({ UnitAmount: 6, AccountCode: "404" })],
  });
  expect(rowOf(spent, "BankTransactions")).toMatchObject({ CurrencyCode: "USD", CurrencyRate: 0.6, Total: 6 });
  const transfer = { FromBankAccount: { Code: "090" }, ToBankAccount: { Code: "092" }, Amount: 10 };
  const refused = await bench.api("PUT /BankTransfers", transfer);
  expect([refused.status, refused.body.Detail]).toEqual([501, expect.stringContaining("accounts of different currencies")]);
});

test("xero-node pays a dollar invoice with the amount that reached the bank", async () => {
  const api = xeroNode(bench);
  const { InvoiceID: invoiceID } = await dollars();
  const wish = { invoice: { invoiceID }, account: { code: "090" }, date: "2026-11-20", amount: 60, bankAmount: 101.5 };
  const payment = first((await api.createPayment(bench.tenantId, wish)).body.payments);
  // 60.00 / 101.50 = 0.591133.
  expect(payment).toMatchObject({ amount: 60, bankAmount: 101.5, currencyRate: 0.591133 });
});
