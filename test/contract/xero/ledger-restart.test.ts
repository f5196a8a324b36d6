import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { line } from "./bench";
import { ledgerBench, rowOf, rowsOf, trialBalance } from "./ledger-bench";

const dataDir = mkdtempSync(join(tmpdir(), "xero-ledger-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

const BODIES: Record<string, (invoiceId: string) => object> = {
  Items: () => ({ Code: "KEPT", Name: "Mug" }),
  Accounts: () => ({ Code: "421", Name: "Kept account", Type: "EXPENSE" }),
  TaxRates: () => ({ Name: "Kept rate", ReportTaxType: "OUTPUT", TaxComponents: [{ Name: "GST", Rate: 4 }] }),
  TrackingCategories: () => ({ Name: "Kept category" }),
  Currencies: () => ({ Code: "EUR" }),
  BatchPayments: (InvoiceID) => ({
    Account: { Code: "855" },
    Date: "2026-11-20",
    Payments: [{ Invoice: { InvoiceID }, Amount: 5 }],
  }),
  BankTransactions: () => ({
    Type: "RECEIVE-OVERPAYMENT",
    Contact: { Name: "Ada Lovelace" },
    BankAccount: { Code: "090" },
    LineItems: [line({ UnitAmount: 30, AccountCode: undefined })],
  }),
  BankTransfers: () => ({ FromBankAccount: { Code: "090" }, ToBankAccount: { Code: "091" }, Amount: 1 }),
  ManualJournals: () => ({
    Narration: "Kept",
    Status: "POSTED",
    JournalLines: [
      { LineAmount: 2, AccountCode: "453" },
      { LineAmount: -2, AccountCode: "400" },
    ],
  }),
  RepeatingInvoices: () => ({
    Type: "ACCREC",
    Contact: { Name: "Ada Lovelace" },
    Schedule: { Period: 1, Unit: "WEEKLY", DueDate: 7, DueDateType: "DAYSAFTERBILLDATE", StartDate: "2027-01-01" },
    LineItems: [line({ UnitAmount: 1 })],
  }),
};

test("a second start knows every kind of record of the ledger, and the balances are the same", async () => {
  const before = await ledgerBench("NZ", { dataDir });
  const { InvoiceID } = await before.invoice();
  for (const [plural, body] of Object.entries(BODIES)) rowOf(await before.api(`PUT /${plural}`, body(InvoiceID)), plural);
  const lists = [...Object.keys(BODIES), "Overpayments", "Payments"];
  const all = async (bench: typeof before) => {
    const answers: unknown[] = [];
    for (const plural of lists) answers.push(rowsOf(await bench.api(`GET /${plural}`), plural));
    return answers;
  };
  const [rows, balances] = [await all(before), await trialBalance(before)];
  expect(rows.every((list) => (list as unknown[]).length > 0)).toBe(true);
  await before.close();

  const after = await ledgerBench("NZ", { dataDir });
  expect(await all(after)).toEqual(rows);
  expect(await trialBalance(after)).toEqual(balances);
  expect((await after.api("PUT /Items", { Code: "kept" })).status).toBe(400);
  await after.close();
});
