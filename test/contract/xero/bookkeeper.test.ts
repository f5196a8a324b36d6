import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, line, messages, salesInvoice, type Bench } from "./bench";
import { ledgerBench, trialBalance, type Row } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const act = async (what: string, body: object = {}) =>
  (await bench.json(`/control/organisations/${bench.tenantId}/${what}`, body)) as Row & { error?: string };
const read = async (what: string) => (await bench.json(`/control/organisations/${bench.tenantId}/${what}`)) as Row[];

test("a person writes, approves, part-pays and voids an invoice by its number; it is no invoice of the app's", async () => {
  const made = await act("invoices", {
    ...salesInvoice(),
    InvoiceNumber: "MAN-1",
    Status: "DRAFT",
    Contact: { Name: "By Hand" },
  });
  // 21.00 and 15 %: 24.15.
  expect(made).toMatchObject({ InvoiceNumber: "MAN-1", Status: "DRAFT", Total: 24.15 });
  expect(await act("invoices/MAN-1/approve")).toMatchObject({ Status: "AUTHORISED" });
  const part = await act("invoices/man-1/pay", { amount: "4.15" });
  expect(await act("invoices/MAN-1/void")).toEqual({ error: expect.stringContaining("has payments or credit notes") });
  expect(await bench.stored(String(made["InvoiceID"]))).toMatchObject({ AmountDue: 20, AmountPaid: 4.15 });
  expect(await act(`payments/${String(part["PaymentID"])}/delete`)).toMatchObject({ Status: "DELETED" });
  expect(await act("invoices/MAN-1/void")).toMatchObject({ Status: "VOIDED" });

  const { HistoryRecords } = (await bench.api(`GET /Invoices/${String(made["InvoiceID"])}/History`))
    .body as unknown as { HistoryRecords: Row[] };
  expect([...new Set(HistoryRecords.map(({ User }) => User))]).toEqual(["Sam Taylor"]);
  expect((await bench.api("GET /Invoices?InvoiceNumbers=MAN-1&createdByMyApp=true")).body.Invoices).toEqual([]);
});

test("what Xero refuses an app it refuses a person, in the same words", async () => {
  expect(await act("invoices", { ...salesInvoice(), Status: "PAID" })).toEqual({
    error: "Invoice not of valid status for creation",
  });
  expect(
    await act("invoices", { ...salesInvoice(), LineItems: [line({ AccountCode: "999", UnitAmount: 1 })] })
  ).toEqual({
    error: "Account code '999' is not a valid code for this document.",
  });
  expect(await act("invoices/NONE-1/approve")).toEqual({ error: "There is no invoice NONE-1." });
  expect(await act("api", { request: "PUT /PurchaseOrders", body: {} })).toEqual({
    error: expect.stringContaining("PUT /PurchaseOrders is not simulated"),
  });
  expect(await act("api", { body: {} })).toEqual({ error: expect.stringContaining("request is missing") });
  expect(await act("contacts", { Name: "X", XeroNetworkKey: "k" })).toEqual({
    error: expect.stringContaining("XeroNetworkKey is not simulated"),
  });
});

test("a person credits an invoice in part and pays the rest of the credit back", async () => {
  const Contact = { Name: "Returns" };
  await act("invoices", { ...salesInvoice(), Contact, InvoiceNumber: "MAN-2" });
  const note = {
    Type: "ACCRECCREDIT",
    Contact,
    Date: "2026-11-20",
    CreditNoteNumber: "CR-2",
    LineItems: [line({ UnitAmount: 20 })],
  };
  await act("credit-notes", { ...note, Status: "DRAFT" });
  expect(await act("credit-notes/CR-2/approve")).toMatchObject({ Status: "AUTHORISED", RemainingCredit: 23 });
  expect(await act("credit-notes/CR-2/allocate", { invoice: "MAN-2", amount: "10.00" })).toMatchObject({ Amount: 10 });
  expect(await act("credit-notes/CR-2/allocate", { invoice: "MAN-2", amount: "99" })).toEqual({
    error: "Credit Note cannot be allocated as amount is greater than amount outstanding",
  });
  // 23.00 less 10.00.
  expect(await act("credit-notes/CR-2/refund", { date: "2026-11-21" })).toMatchObject({
    Amount: 13,
    PaymentType: "ARCREDITPAYMENT",
  });
  expect((await read("credit-notes")).at(-1)).toMatchObject({
    CreditNoteNumber: "CR-2",
    Status: "PAID",
    RemainingCredit: 0,
  });
  expect(await act("credit-notes/CR-2/void")).toHaveProperty("error");
});

test("a person pays several invoices at once, and takes the batch back", async () => {
  const before = await trialBalance(bench);
  const invoices = [await bench.invoice(), await bench.invoice()];
  const Payments = invoices.map(({ InvoiceID }) => ({ Invoice: { InvoiceID }, Amount: "24.15" }));
  const batch = await act("batch-payments", { Account: { Code: "091" }, Date: "2026-11-20", Payments });
  expect((await trialBalance(bench)).balances["091"]).toBe("48.30");
  expect((await bench.stored(first(invoices).InvoiceID)).Status).toBe("PAID");
  await act(`batch-payments/${String(batch["BatchPaymentID"])}/delete`);
  expect((await bench.stored(first(invoices).InvoiceID)).Status).toBe("AUTHORISED");
  expect((await trialBalance(bench)).balances["091"]).toBe(before.balances["091"]);
});

test("a person receives money in advance, sets part of it against an invoice and pays the rest back", async () => {
  const Contact = { Name: "In Advance" };
  const { InvoiceNumber } = await bench.invoice({ Contact });
  await act("bank-transactions", {
    Type: "RECEIVE-PREPAYMENT",
    Contact,
    BankAccount: { Code: "090" },
    Date: "2026-11-20",
    LineAmountTypes: "NoTax",
    LineItems: [{ Description: "Deposit", Quantity: 1, UnitAmount: 30, AccountCode: "200" }],
  });
  const { Prepayments } = (await act("api", { request: "GET /Prepayments" })) as { Prepayments?: Row[] };
  const id = String(Prepayments?.at(-1)?.["PrepaymentID"]);
  expect(await act(`prepayments/${id}/allocate`, { invoice: InvoiceNumber, amount: "24.15" })).toMatchObject({
    Amount: 24.15,
  });
  // 30.00 less 24.15.
  expect(await act(`prepayments/${id}/refund`)).toMatchObject({ Amount: 5.85, PaymentType: "ARPREPAYMENTPAYMENT" });
});

test("a person posts a manual journal, makes an item, edits a contact and closes an account", async () => {
  await act("manual-journals", {
    Narration: "Correction",
    Status: "POSTED",
    Date: "2026-11-20",
    JournalLines: [
      { LineAmount: 7, AccountCode: "400" },
      { LineAmount: -7, AccountCode: "453" },
    ],
  });
  const { balances, totals } = await trialBalance(bench);
  expect([balances["400"], balances["453"]]).toEqual(["7.00", "-7.00"]);
  expect(totals[0]).toBe(totals[1]);
  expect(await act("items", { Code: "PEN", Name: "Pen" })).toMatchObject({ Code: "PEN" });
  await act("contacts", { Name: "Edith", ContactNumber: "E-1" });
  expect(await act("contacts/E-1/edit", { EmailAddress: "edith@example.com" })).toMatchObject({
    EmailAddress: "edith@example.com",
  });
  expect(await act("contacts/Edith/edit", { EmailAddress: "nowhere" })).toEqual({
    error: "Email address must be valid",
  });

  expect(await act("accounts/485/archive")).toMatchObject({ Code: "485", Status: "ARCHIVED" });
  const refused = await bench.api("PUT /Invoices", {
    ...salesInvoice(),
    LineItems: [line({ UnitAmount: 1, AccountCode: "485" })],
  });
  expect(messages(refused)).toEqual([expect.stringContaining("Account code '485' has been archived")]);
});

test("a person makes and archives a tax rate and a tracking option; an organisation goes by its country too", async () => {
  const rate = { Name: "Half", ReportTaxType: "OUTPUT", TaxComponents: [{ Name: "GST", Rate: 7.5 }] };
  const { TaxType } = await act("tax-rates", rate);
  expect(await act(`tax-rates/${String(TaxType)}/archive`)).toMatchObject({ Status: "ARCHIVED" });
  expect(await act("tax-rates/OUTPUT2/archive")).toEqual({ error: "System tax rates cannot be changed." });
  expect(
    await bench.json("/control/organisations/nz/tracking-categories/Sales channel/options", { Name: "Market" })
  ).toMatchObject({ Name: "Market" });
  expect(await act("tracking-categories/Sales channel/options/Market/archive")).toMatchObject({
    Name: "Market",
    Status: "ARCHIVED",
  });
  expect(await act("tracking-categories/Nothing/archive")).toEqual({ error: "There is no tracking category Nothing." });
});
