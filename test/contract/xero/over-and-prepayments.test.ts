import { BankTransaction } from "xero-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, line, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, statusesWith, trialBalance, xeroNode, type Row } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("GB");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

/** 120.00 received in advance from Ada Lovelace, 20 % VAT included: 100.00 + 20.00. */
const prepayment = (fields: object = {}) => ({
  Type: "RECEIVE-PREPAYMENT",
  Contact: { Name: "Ada Lovelace" },
  BankAccount: { Code: "090" },
  Date: "2026-11-19",
  LineItems: [{ Description: "Deposit", Quantity: 1, UnitAmount: 120, AccountCode: "200" }],
  ...fields,
});
const overpayment = (fields: object = {}) => ({
  ...prepayment({ Type: "RECEIVE-OVERPAYMENT", Reference: "paid twice" }),
  LineItems: [{ Description: "Too much", Quantity: 1, UnitAmount: 30 }],
  ...fields,
});

async function received(body: object, id: "PrepaymentID" | "OverpaymentID"): Promise<string> {
  return String(rowOf(await bench.api("PUT /BankTransactions", body), "BankTransactions")[id]);
}
const read = async (plural: string, id: string) => rowOf(await bench.api(`GET /${plural}/${id}`), plural);
const allocate = (path: string, InvoiceID: string, Amount: number) =>
  bench.api(`PUT ${path}/Allocations`, { Amount, Invoice: { InvoiceID } });
const refund = (fields: object) =>
  bench.api("PUT /Payments", { Account: { Code: "090" }, Date: "2026-11-20", ...fields });
const sixty = () => bench.invoice({ LineAmountTypes: "Inclusive", LineItems: [line({ UnitAmount: 60 })] });

test("money received in advance is a prepayment with a number in line with the sales invoices", async () => {
  const before = await bench.invoice();
  const id = await received(prepayment(), "PrepaymentID");
  const next = Number(before.InvoiceNumber.slice(4)) + 1;
  const number = `INV-${String(next).padStart(4, "0")}`;
  expect(await read("Prepayments", id)).toMatchObject({
    PrepaymentID: id,
    ID: id,
    Type: "RECEIVE-PREPAYMENT",
    InvoiceNumber: number,
    Reference: number,
    Status: "AUTHORISED",
    LineAmountTypes: "Inclusive",
    SubTotal: 100,
    TotalTax: 20,
    Total: 120,
    RemainingCredit: 120,
    AppliedAmount: 0,
    Allocations: [],
    Payments: [],
    Contact: { Name: "Ada Lovelace" },
  });
});

test("a prepayment is allocated to invoices, and refunded, until nothing remains and it is PAID", async () => {
  const id = await received(prepayment(), "PrepaymentID");
  const [one, two] = [await sixty(), await sixty()];
  const answer = await bench.api(`PUT /Prepayments/${id}/Allocations`, {
    Allocations: [
      { Amount: 60, Invoice: { InvoiceID: one.InvoiceID } },
      { Amount: 25, Invoice: { InvoiceID: two.InvoiceID } },
    ],
  });
  expect(rowsOf(answer, "Allocations").map(({ Amount }) => Amount)).toEqual([60, 25]);
  expect(first(rowsOf(answer, "Allocations"))).toMatchObject({ Prepayment: { PrepaymentID: id }, IsDeleted: false });
  expect(await bench.stored(one.InvoiceID)).toMatchObject({
    Status: "PAID",
    AmountCredited: 60,
    AmountDue: 0,
    Prepayments: [{ PrepaymentID: id, AppliedAmount: 60 }],
    CreditNotes: [],
  });
  // 120 - 60 - 25 = 35 are left.
  expect(await read("Prepayments", id)).toMatchObject({ RemainingCredit: 35, AppliedAmount: 85, Status: "AUTHORISED" });
  const payment = first((await refund({ Prepayment: { PrepaymentID: id }, Amount: 35 })).body.Payments);
  expect(payment).toMatchObject({ PaymentType: "ARPREPAYMENTPAYMENT", Prepayment: { PrepaymentID: id } });
  expect(await read("Prepayments", id)).toMatchObject({ RemainingCredit: 0, Status: "PAID" });
});

test("the money of a prepayment stands on its lines until it is allocated or refunded", async () => {
  const own = await ledgerBench("GB");
  const id = rowOf(await own.api("PUT /BankTransactions", prepayment()), "BankTransactions")["PrepaymentID"];
  expect((await trialBalance(own)).balances).toEqual({ "090": "120.00", "200": "-100.00", "820": "-20.00" });

  // The invoice adds 50.00 of sales and 10.00 of VAT; half of the prepayment's 100.00 and 20.00 leaves its lines.
  const invoice = await own.invoice({ LineAmountTypes: "Inclusive", LineItems: [line({ UnitAmount: 60 })] });
  await own.api(`PUT /Prepayments/${String(id)}/Allocations`, { Amount: 60, Invoice: { InvoiceID: invoice.InvoiceID } });
  expect((await trialBalance(own)).balances).toEqual({ "090": "120.00", "200": "-100.00", "820": "-20.00" });

  // The other half goes back to the customer: sales and VAT are those of the one invoice.
  await own.api("PUT /Payments", {
    Prepayment: { PrepaymentID: id },
    Account: { Code: "090" },
    Date: "2026-11-20",
    Amount: 60,
  });
  expect(await trialBalance(own)).toEqual({
    balances: { "090": "60.00", "200": "-50.00", "820": "-10.00" },
    totals: ["60.00", "60.00"],
  });
  await own.close();
});

test("the shares of a prepayment that leave its lines are rounded, and the last takes what is over", async () => {
  const own = await ledgerBench("GB");
  const lines = ["200", "210", "260"].map((AccountCode) => line({ UnitAmount: 1, AccountCode }));
  const body = prepayment({ LineAmountTypes: "NoTax", LineItems: lines });
  const id = String(rowOf(await own.api("PUT /BankTransactions", body), "BankTransactions")["PrepaymentID"]);
  const invoice = await own.invoice({ LineAmountTypes: "NoTax", LineItems: [line({ UnitAmount: 1, AccountCode: "270" })] });
  await own.api(`PUT /Prepayments/${id}/Allocations`, { Amount: 1, Invoice: { InvoiceID: invoice.InvoiceID } });
  // A third of each 1.00 leaves: 0.33, 0.33, and 0.34 so that they are 1.00 together.
  expect(await trialBalance(own)).toEqual({
    balances: { "090": "3.00", "200": "-0.67", "210": "-0.67", "260": "-0.66", "270": "-1.00" },
    totals: ["3.00", "3.00"],
  });
  await own.close();
});

test("an overpayment has no tax and stands on accounts receivable; allocating it moves nothing more", async () => {
  const own = await ledgerBench("GB");
  const made = rowOf(await own.api("PUT /BankTransactions", overpayment()), "BankTransactions");
  expect(made).toMatchObject({ LineAmountTypes: "NoTax", TotalTax: 0, Total: 30, LineItems: [{ AccountCode: "610", TaxType: "NONE" }] });
  const id = String(made["OverpaymentID"]);
  expect((await trialBalance(own)).balances).toEqual({ "090": "30.00", "610": "-30.00" });
  const invoice = await own.invoice({ LineAmountTypes: "Inclusive", LineItems: [line({ UnitAmount: 24 })] });
  await own.api(`PUT /Overpayments/${id}/Allocations`, { Amount: 24, Invoice: { InvoiceID: invoice.InvoiceID } });
  // 24.00 of the 30.00 settle the invoice (20.00 + 4.00 VAT); 6.00 stay owed to the customer.
  expect((await trialBalance(own)).balances).toEqual({ "090": "30.00", "200": "-20.00", "610": "-6.00", "820": "-4.00" });
  const stored = rowOf(await own.api(`GET /Overpayments/${id}`), "Overpayments");
  expect(stored).toMatchObject({ Type: "RECEIVE-OVERPAYMENT", RemainingCredit: 6, Reference: "paid twice" });
  expect((await own.stored(invoice.InvoiceID)) as unknown as Row).toMatchObject({ Overpayments: [{ OverpaymentID: id, AppliedAmount: 24 }] });
  await own.close();
});

test("37 what an advance may not be allocated to", async () => {
  const id = await received(overpayment(), "OverpaymentID");
  const path = `/Overpayments/${id}`;
  const invoice = await sixty();
  expect(refusals(await allocate(path, invoice.InvoiceID, 30.01))).toEqual([
    "Overpayment cannot be allocated as amount is greater than amount outstanding",
  ]);
  const bill = await bench.invoice({ Type: "ACCPAY", LineItems: [line({ UnitAmount: 5, AccountCode: "400" })] });
  expect(refusals(await allocate(path, bill.InvoiceID, 1))).toEqual([
    "Overpayment cannot be allocated to an incorrect invoice type",
  ]);
  const other = await bench.invoice({ Contact: { Name: "Grace Hopper" } });
  expect(refusals(await allocate(path, other.InvoiceID, 1))).toEqual([
    "Overpayment cannot be allocated to an invoice of another contact",
  ]);
  await bench.pay(invoice.InvoiceID, 60);
  expect(refusals(await allocate(path, invoice.InvoiceID, 1))).toEqual([
    "The invoice you are trying to allocate to has already been paid off",
  ]);
});

test("an allocation of an advance can be removed: both its ends are open again", async () => {
  const id = await received(overpayment(), "OverpaymentID");
  const invoice = await sixty();
  const made = rowOf(await allocate(`/Overpayments/${id}`, invoice.InvoiceID, 30), "Allocations");
  expect((await read("Overpayments", id))["Status"]).toBe("PAID");
  const path = `/Overpayments/${id}/Allocations/${String(made["AllocationID"])}`;
  expect(rowOf(await bench.api(`DELETE ${path}`, {}), "Allocations")["IsDeleted"]).toBe(true);
  expect(await read("Overpayments", id)).toMatchObject({ Status: "AUTHORISED", RemainingCredit: 30, Allocations: [] });
  expect((await bench.stored(invoice.InvoiceID)).AmountDue).toBe(60);
  expect((await bench.api(`DELETE ${path}`, {})).status).toBe(404);
});

test("deleting the bank transaction voids its advance, but not while any of it is used", async () => {
  const made = rowOf(await bench.api("PUT /BankTransactions", overpayment()), "BankTransactions");
  const [id, transactionId] = [String(made["OverpaymentID"]), String(made["BankTransactionID"])];
  const payment = first((await refund({ Overpayment: { OverpaymentID: id }, Amount: 10 })).body.Payments);
  expect(payment.PaymentType).toBe("AROVERPAYMENTPAYMENT");
  const remove = () => bench.api(`POST /BankTransactions/${transactionId}`, { Status: "DELETED" });
  expect(refusals(await remove())).toEqual(["The overpayment cannot be deleted as it has payments or allocations."]);
  await bench.api(`POST /Payments/${payment.PaymentID}`, { Status: "DELETED" });
  expect(rowOf(await remove(), "BankTransactions")["Status"]).toBe("DELETED");
  expect(await read("Overpayments", id)).toMatchObject({ Status: "VOIDED", RemainingCredit: 0 });
  expect((await refund({ Overpayment: { OverpaymentID: id }, Amount: 1 })).status).toBe(400);
});

test("advances to suppliers are the other side: SPEND types, refunds that come in", async () => {
  const supplier = { Contact: { Name: "Timber Merchants Ltd" } };
  const paid = await received(prepayment({ ...supplier, Type: "SPEND-PREPAYMENT", LineItems: [line({ UnitAmount: 12, AccountCode: "400" })] }), "PrepaymentID");
  expect(await read("Prepayments", paid)).not.toHaveProperty("InvoiceNumber");
  const over = await received(overpayment({ ...supplier, Type: "SPEND-OVERPAYMENT" }), "OverpaymentID");
  expect(first((await refund({ Prepayment: { PrepaymentID: paid }, Amount: 2 })).body.Payments).PaymentType).toBe("APPREPAYMENTPAYMENT");
  expect(first((await refund({ Overpayment: { OverpaymentID: over }, Amount: 2 })).body.Payments).PaymentType).toBe("APOVERPAYMENTPAYMENT");
  const bill = await bench.invoice({ ...supplier, Type: "ACCPAY", LineItems: [line({ UnitAmount: 10, AccountCode: "400" })] });
  // 10.00 + 2.00 VAT = 12.00; 28.00 of the overpayment are left.
  expect(rowOf(await allocate(`/Overpayments/${over}`, bill.InvoiceID, 12), "Allocations")["Amount"]).toBe(12);
  expect((await bench.stored(bill.InvoiceID)).Status).toBe("PAID");
});

test("an overpayment with tax, a line on another account, a prepayment in a foreign currency are refused", async () => {
  const refused = async (body: object) => refusals(await bench.api("PUT /BankTransactions", body));
  expect(await refused(overpayment({ LineAmountTypes: "Inclusive" }))).toEqual([
    "An overpayment has no tax: LineAmountTypes must be NoTax.",
  ]);
  expect(await refused(overpayment({ LineItems: [line({ UnitAmount: 1, AccountCode: "200" })] }))).toEqual([
    "Account code '200' is not a valid code for this document.",
  ]);
  const usd = { Code: "092", Name: "Dollar account", Type: "BANK", BankAccountNumber: "1", CurrencyCode: "USD" };
  await bench.api("PUT /Accounts", usd);
  expect(await refused(prepayment({ BankAccount: { Code: "092" } }))).toEqual([
    "A prepayment can only be made in the organisation's base currency.",
  ]);
});

test("lists of advances: InvoiceNumbers, References, pages, If-Modified-Since; the other kind is not in them", async () => {
  bench.clock.advance(60_000);
  const since = new Date(bench.clock.now()).toISOString();
  const pre = await received(prepayment(), "PrepaymentID");
  const over = await received(overpayment({ Reference: "List-1" }), "OverpaymentID");
  const idsOf = async (request: string, id: string) => {
    const [, plural = ""] = /\/(\w+)/.exec(request) ?? [];
    return rowsOf(await bench.api(request, undefined, { "if-modified-since": since }), plural).map((row) => row[id]);
  };
  const number = String((await read("Prepayments", pre))["InvoiceNumber"]);
  expect(await idsOf("GET /Prepayments?page=1", "PrepaymentID")).toEqual([pre]);
  expect(await idsOf(`GET /Prepayments?InvoiceNumbers=${number}`, "PrepaymentID")).toEqual([pre]);
  expect(await idsOf("GET /Overpayments?References=list-1", "OverpaymentID")).toEqual([over]);
  expect((await bench.api("GET /Prepayments?page=1&pageSize=1")).body.pagination).toMatchObject({ page: 1, pageSize: 1 });
  expect((await bench.api(`GET /Prepayments/${over}`)).status).toBe(404);
});

test("3 advances need accounting.payments", async () => {
  const requests = ["GET /Prepayments", "GET /Overpayments", "GET /BatchPayments"];
  expect(await statusesWith("accounting.payments.read", requests)).toEqual([200, 200, 200]);
  expect(await statusesWith("accounting.invoices", requests)).toEqual([401, 401, 401]);
});

test("xero-node receives an overpayment, reads it, allocates it and notes on it", async () => {
  const api = xeroNode(bench);
  const wish: BankTransaction = {
    type: BankTransaction.TypeEnum.RECEIVEOVERPAYMENT,
    contact: { name: "Ada Lovelace" },
    bankAccount: { code: "090" },
    date: "2026-11-20",
    lineItems: [{ description: "Too much", quantity: 1, unitAmount: 7 }],
  };
  const made = first((await api.createBankTransactions(bench.tenantId, { bankTransactions: [wish] })).body.bankTransactions);
  const overpaymentID = made.overpaymentID ?? "";
  const { InvoiceID: invoiceID } = await sixty();
  await api.createOverpaymentAllocations(bench.tenantId, overpaymentID, {
    allocations: [{ amount: 7, invoice: { invoiceID }, date: "2026-11-20" }],
  });
  await api.createOverpaymentHistory(bench.tenantId, overpaymentID, { historyRecords: [{ details: "by cheque" }] });
  const read = first((await api.getOverpayment(bench.tenantId, overpaymentID)).body.overpayments);
  expect(read).toMatchObject({ remainingCredit: 0, status: "PAID", appliedAmount: 7 });
  const notes = (await api.getOverpaymentHistory(bench.tenantId, overpaymentID)).body.historyRecords ?? [];
  expect(notes.map(({ details }) => details)).toContain("by cheque");
});
