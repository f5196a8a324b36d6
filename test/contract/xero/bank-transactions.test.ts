import { BankTransaction } from "xero-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, statusesWith, trialBalance, xeroNode, type Row } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

/** 23.00 of fees out of the bank account, GST included. */
const fees = () => ({
  Type: "SPEND",
  Contact: { Name: "Card Processor Ltd" },
  BankAccount: { Code: "090" },
  Date: "2026-11-20",
  LineItems: [{ Description: "Card fees", Quantity: 1, UnitAmount: 23, AccountCode: "425" }],
});
const put = (fields: object = {}) => bench.api("PUT /BankTransactions", { ...fees(), ...fields });
const created = async (fields: object = {}) => rowOf(await put(fields), "BankTransactions");
const idOf = (row: Row) => String(row["BankTransactionID"]);

test("21 without LineAmountTypes a bank transaction includes its tax", async () => {
  // 23.00 / 1.15 = 20.00, so the tax is 3.00.
  expect(await created()).toMatchObject({
    LineAmountTypes: "Inclusive",
    SubTotal: 20,
    TotalTax: 3,
    Total: 23,
    Status: "AUTHORISED",
    IsReconciled: false,
    CurrencyCode: "NZD",
    CurrencyRate: 1,
    BankAccount: { Code: "090", Name: "Business Bank Account" },
    Contact: { Name: "Card Processor Ltd" },
    DateString: "2026-11-20T00:00:00",
  });
});

test("money received debits the bank, money spent credits it, and the trial balance stays at zero", async () => {
  const own = await ledgerBench("NZ");
  await own.api("PUT /BankTransactions", fees());
  await own.api("PUT /BankTransactions", {
    ...fees(),
    Type: "RECEIVE",
    LineAmountTypes: "NoTax",
    LineItems: [{ Description: "Interest", Quantity: 1, UnitAmount: 5, AccountCode: "270" }],
  });
  // Bank: -23.00 + 5.00. Freight 20.00 and GST 3.00 are debits; interest is a credit. 20 + 3 = 18 + 5.
  expect(await trialBalance(own)).toEqual({
    balances: { "090": "-18.00", "270": "-5.00", "425": "20.00", "820": "3.00" },
    totals: ["23.00", "23.00"],
  });
  await own.close();
});

test("what a bank transaction lacks is told in Xero's words", async () => {
  const refused = async (fields: object) => refusals(await put(fields));
  expect(await refused({ Contact: {} })).toEqual([
    "The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber",
  ]);
  expect(await refused({ LineItems: [] })).toEqual(["One or more line items must be specified"]);
  expect(await refused({ BankAccount: { Code: "999" } })).toEqual(["Account could not be found."]);
  expect(await refused({ BankAccount: { Code: "200" } })).toEqual(["Account code '200' is not a bank account."]);
  expect(await refused({ LineItems: [{ Description: "x", UnitAmount: 1, AccountCode: "091" }] })).toEqual([
    "Account code '091' is not a valid code for this document.",
  ]);
  expect(await refused({ Total: 24 })).toEqual(["The document total does not equal the sum of the lines."]);
  expect(await refused({ CurrencyCode: "EUR" })).toEqual(["Organisation is not subscribed to currency EUR"]);
  expect(await refused({ CurrencyCode: "USD" })).toEqual(["The currency must be that of the bank account, NZD."]);
  for (const Type of ["SPEND-TRANSFER", "ACCREC", undefined]) {
    expect(await refused({ Type })).toEqual(["Bank transaction not of valid type for creation"]);
  }
});

test("25 a bank transaction cannot be made, changed or deleted in a locked period", async () => {
  const transaction = await created();
  const url = `/control/organisations/${bench.tenantId}/lock-dates`;
  await bench.json(url, { endOfYearLockDate: "2026-11-20" });
  const locked = ["The document date cannot be before the end of year lock date, currently set at 20-Nov-2026"];
  expect(refusals(await put())).toEqual(locked);
  const path = `POST /BankTransactions/${idOf(transaction)}`;
  expect(refusals(await bench.api(path, { Date: "2026-11-21" }))).toEqual(locked);
  expect(refusals(await bench.api(path, { Status: "DELETED" }))).toEqual(locked);
  await bench.json(url, { endOfYearLockDate: null });
});

test("POST changes a bank transaction and leaves what it does not name; Status DELETED ends it", async () => {
  const transaction = await created({ Reference: "payout 7" });
  const path = `POST /BankTransactions/${idOf(transaction)}`;
  const line = first(transaction["LineItems"] as Row[]);
  const changed = rowOf(
    await bench.api(path, { LineItems: [{ LineItemID: line["LineItemID"], UnitAmount: 11.5 }] }),
    "BankTransactions"
  );
  // 11.50 / 1.15 = 10.00.
  expect(changed).toMatchObject({ BankTransactionID: idOf(transaction), Reference: "payout 7", SubTotal: 10, Total: 11.5 });
  expect(rowOf(await bench.api(path, { Status: "DELETED" }), "BankTransactions")["Status"]).toBe("DELETED");
  expect(refusals(await bench.api(path, { Reference: "x" }))).toEqual([
    "Bank transaction not of valid status for modification",
  ]);
  const read = rowOf(await bench.api(`GET /BankTransactions/${idOf(transaction)}`), "BankTransactions");
  expect(read["Status"]).toBe("DELETED");
  expect((await bench.api("POST /BankTransactions/00000000-0000-0000-0000-000000000001", { Reference: "x" })).status).toBe(404);
});

test("a reconciled bank transaction cannot be deleted", async () => {
  const transaction = await created({ IsReconciled: true });
  const answer = await bench.api(`POST /BankTransactions/${idOf(transaction)}?summarizeErrors=false`, { Status: "DELETED" });
  expect(first(rowsOf(answer, "BankTransactions"))).toMatchObject({
    Status: "DELETED",
    StatusAttributeString: "ERROR",
    ValidationErrors: [
      { Message: "This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement." },
    ],
  });
  const read = rowOf(await bench.api(`GET /BankTransactions/${idOf(transaction)}`), "BankTransactions");
  expect(read).toMatchObject({ Status: "AUTHORISED", IsReconciled: true });
});

test("bank transactions are listed by page, where and If-Modified-Since; without a page they have no lines", async () => {
  bench.clock.advance(60_000);
  const since = new Date(bench.clock.now()).toISOString();
  const ids = [idOf(await created({ Reference: "list A" })), idOf(await created({ Reference: "list B" }))];
  const recent = rowsOf(await bench.api("GET /BankTransactions", undefined, { "if-modified-since": since }), "BankTransactions");
  expect(recent.map(idOf).sort()).toEqual([...ids].sort());
  expect(recent.map(({ LineItems }) => LineItems)).toEqual([[], []]);
  const where = encodeURIComponent('Type=="SPEND" AND Reference=="list B"');
  const referred = rowsOf(await bench.api("GET /BankTransactions?References=LIST%20A,other"), "BankTransactions");
  expect(referred.map(idOf)).toEqual([ids[0]]);
  const page = await bench.api(`GET /BankTransactions?page=1&pageSize=1&where=${where}`);
  expect(page.body.pagination).toEqual({ page: 1, pageSize: 1, pageCount: 1, itemCount: 1 });
  expect(first(rowsOf(page, "BankTransactions"))).toMatchObject({ BankTransactionID: ids[1], LineItems: [{ LineAmount: 23 }] });
});

test("3 bank transactions and transfers need accounting.banktransactions", async () => {
  const requests = ["GET /BankTransactions", "GET /BankTransfers", "PUT /BankTransactions"];
  expect(await statusesWith("accounting.banktransactions.read", requests)).toEqual([200, 200, 401]);
  expect(await statusesWith("accounting.payments accounting.invoices", requests)).toEqual([401, 401, 401]);
});

test("33 one wrong bank transaction makes it a 400, and the right one stands all the same", async () => {
  const wrong = { ...fees(), Reference: "batch wrong", LineItems: [] };
  const answer = await bench.api("PUT /BankTransactions", { BankTransactions: [{ ...fees(), Reference: "batch right" }, wrong] });
  expect(answer.status).toBe(400);
  const where = encodeURIComponent('Reference=="batch right" OR Reference=="batch wrong"');
  const stored = rowsOf(await bench.api(`GET /BankTransactions?where=${where}`), "BankTransactions");
  expect(stored.map(({ Reference }) => Reference)).toEqual(["batch right"]);
});

test("a file on a bank transaction, a transfer or a journal shows in HasAttachments", async () => {
  const transfer = { FromBankAccount: { Code: "090" }, ToBankAccount: { Code: "091" }, Amount: 1 };
  const JournalLines = [1, -1].map((LineAmount) => ({ LineAmount, AccountCode: "400" }));
  const made: [string, Row][] = [
    ["BankTransactions", await created()],
    ["BankTransfers", rowOf(await bench.api("PUT /BankTransfers", transfer), "BankTransfers")],
    ["ManualJournals", rowOf(await bench.api("PUT /ManualJournals", { Narration: "m", JournalLines }), "ManualJournals")],
  ];
  for (const [plural, row] of made) {
    expect(row["HasAttachments"]).toBe(false);
    const path = `/${plural}/${String(row[`${plural.slice(0, -1)}ID`])}`;
    await bench.api(`PUT ${path}/Attachments/receipt.txt`, "paid", { "content-type": "text/plain" });
    expect(rowOf(await bench.api(`GET ${path}`), plural)["HasAttachments"]).toBe(true);
  }
});

test("xero-node spends money from a bank account, notes on it and deletes it", async () => {
  const api = xeroNode(bench);
  const wish: BankTransaction = {
    type: BankTransaction.TypeEnum.SPEND,
    contact: { name: "Card Processor Ltd" },
    bankAccount: { code: "090" },
    date: "2026-11-20",
    lineItems: [{ description: "Fees", quantity: 1, unitAmount: 11.5, accountCode: "425" }],
  };
  const made = first((await api.createBankTransactions(bench.tenantId, { bankTransactions: [wish] })).body.bankTransactions);
  expect(made).toMatchObject({ subTotal: 10, totalTax: 1.5, total: 11.5 });
  const id = made.bankTransactionID ?? "";
  await api.createBankTransactionHistoryRecord(bench.tenantId, id, { historyRecords: [{ details: "payout 9" }] });
  const history = await api.getBankTransactionsHistory(bench.tenantId, id);
  expect(history.body.historyRecords?.[0]?.details).toBe("payout 9");
});
