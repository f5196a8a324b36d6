import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, trialBalance, xeroNode } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("GB");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const transfer = (fields: object = {}) => ({
  FromBankAccount: { Code: "090" },
  ToBankAccount: { Code: "091" },
  Amount: 50,
  Date: "2026-11-20",
  Reference: "savings",
  ...fields,
});
const put = (fields: object = {}) => bench.api("PUT /BankTransfers", transfer(fields));

test("a transfer makes a bank transaction at each end and moves the money once", async () => {
  const made = rowOf(await put(), "BankTransfers");
  expect(made).toMatchObject({
    Status: "AUTHORISED",
    Amount: 50,
    Reference: "savings",
    CurrencyRate: 1,
    FromBankAccount: { Code: "090" },
    ToBankAccount: { Code: "091" },
    FromIsReconciled: false,
  });
  const leg = async (id: unknown) => rowOf(await bench.api(`GET /BankTransactions/${String(id)}`), "BankTransactions");
  expect(await leg(made["FromBankTransactionID"])).toMatchObject({ Type: "SPEND-TRANSFER", Total: 50, BankAccount: { Code: "090" } });
  expect(await leg(made["ToBankTransactionID"])).toMatchObject({ Type: "RECEIVE-TRANSFER", Total: 50, BankAccount: { Code: "091" } });
  expect(await trialBalance(bench)).toEqual({
    balances: { "090": "-50.00", "091": "50.00" },
    totals: ["50.00", "50.00"],
  });

  const path = `POST /BankTransactions/${String(made["FromBankTransactionID"])}`;
  expect(refusals(await bench.api(path, { Status: "DELETED" }))).toEqual([
    "This Bank Transaction cannot be edited as it is part of a bank transfer.",
  ]);
  const deleted = await bench.api(`POST /BankTransfers/${String(made["BankTransferID"])}`, { Status: "DELETED" });
  expect(rowOf(deleted, "BankTransfers")["Status"]).toBe("DELETED");
  expect((await leg(made["ToBankTransactionID"]))["Status"]).toBe("DELETED");
  expect((await trialBalance(bench)).balances).toEqual({});
});

test("a deleted transfer is left out of the list unless includeDeleted=true, and stays readable", async () => {
  const id = String(rowOf(await put(), "BankTransfers")["BankTransferID"]);
  await bench.api("POST /BankTransfers", { BankTransfers: [{ BankTransferID: id, Status: "DELETED" }] });
  const listed = async (query: string) =>
    rowsOf(await bench.api(`GET /BankTransfers${query}`), "BankTransfers").some(({ BankTransferID }) => BankTransferID === id);
  expect([await listed(""), await listed("?includeDeleted=true")]).toEqual([false, true]);
  expect(rowOf(await bench.api(`GET /BankTransfers/${id}`), "BankTransfers")["Status"]).toBe("DELETED");
  expect(refusals(await bench.api(`POST /BankTransfers/${id}`, { Status: "DELETED" }))).toEqual([
    "The bank transfer has already been deleted.",
  ]);
});

test("a transfer needs two different active bank accounts and an amount above zero", async () => {
  expect(refusals(await put({ ToBankAccount: { Code: "090" } }))).toEqual([
    "A bank transfer needs two different bank accounts.",
  ]);
  expect(refusals(await put({ ToBankAccount: { Code: "855" } }))).toEqual([
    "Account code '855' is not an active bank account.",
  ]);
  expect(refusals(await put({ ToBankAccount: undefined }))).toEqual(["Account could not be found."]);
  expect(refusals(await put({ Amount: 0 }))).toEqual(["The amount of a bank transfer must be greater than zero."]);
  expect((await bench.api("POST /BankTransfers", transfer())).status).toBe(400);
});

test("a transfer that is reconciled at either end cannot be deleted", async () => {
  const id = String(rowOf(await put({ ToIsReconciled: true }), "BankTransfers")["BankTransferID"]);
  expect(refusals(await bench.api(`POST /BankTransfers/${id}`, { Status: "DELETED" }))).toEqual([
    "The bank transfer cannot be deleted as it has been reconciled with a bank statement.",
  ]);
});

test("xero-node transfers money and reads it back", async () => {
  const api = xeroNode(bench);
  const wish = { fromBankAccount: { code: "090" }, toBankAccount: { code: "091" }, amount: 12.34, date: "2026-11-20" };
  const made = first((await api.createBankTransfer(bench.tenantId, { bankTransfers: [wish] })).body.bankTransfers);
  const read = first((await api.getBankTransfer(bench.tenantId, made.bankTransferID ?? "")).body.bankTransfers);
  expect(read).toMatchObject({ amount: 12.34, fromBankAccount: { code: "090" }, toIsReconciled: false });
});
