import { afterAll, beforeAll, expect, test } from "vitest";
import { first, line, type Bench } from "./bench";
import { ledgerBench, rowOf, trialBalance } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
});
afterAll(() => bench.close());

const DATE = "2026-11-20";
const ADA = { Contact: { Name: "Ada Lovelace" } };
const BANK = { BankAccount: { Code: "090" }, Date: DATE };

/** A bank transaction over one line, tax included. */
const banked = async (Type: string, UnitAmount: number, AccountCode?: string) =>
  rowOf(
    await bench.api("PUT /BankTransactions", { Type, ...ADA, ...BANK, LineItems: [line({ UnitAmount, AccountCode })] }),
    "BankTransactions"
  );

/** Sales, a part payment in a batch, a credit, an advance, fees, a transfer, a journal and a foreign sale. */
async function aMonthOfBookkeeping(): Promise<void> {
  const sale = await bench.invoice();
  const batch = { Account: { Code: "855" }, Date: DATE, Payments: [{ Invoice: { InvoiceID: sale.InvoiceID }, Amount: 20 }] };
  rowOf(await bench.api("PUT /BatchPayments", batch), "BatchPayments");
  const credit = { Type: "ACCRECCREDIT", ...ADA, Date: DATE, Status: "AUTHORISED", LineItems: [line({ UnitAmount: 2 })] };
  const note = first((await bench.api("PUT /CreditNotes", credit)).body.CreditNotes);
  const toSale = (Amount: number) => ({ Amount, Invoice: { InvoiceID: sale.InvoiceID } });
  rowOf(await bench.api(`PUT /CreditNotes/${note.CreditNoteID}/Allocations`, toSale(1)), "Allocations");
  const advance = await banked("RECEIVE-PREPAYMENT", 10, "200");
  rowOf(await bench.api(`PUT /Prepayments/${String(advance["PrepaymentID"])}/Allocations`, toSale(3.15)), "Allocations");
  await banked("RECEIVE-OVERPAYMENT", 4, undefined);
  await banked("SPEND", 2.3, "425");
  const transfer = { FromBankAccount: { Code: "090" }, ToBankAccount: { Code: "091" }, Amount: 6, Date: DATE };
  rowOf(await bench.api("PUT /BankTransfers", transfer), "BankTransfers");
  const JournalLines = [line({ LineAmount: 7, AccountCode: "453" }), line({ LineAmount: -7, AccountCode: "400" })];
  rowOf(await bench.api("PUT /ManualJournals", { Narration: "m", Date: DATE, Status: "POSTED", JournalLines }), "ManualJournals");
  const dollars = await bench.invoice({ CurrencyCode: "USD", LineAmountTypes: "NoTax", LineItems: [line({ UnitAmount: 6 })] });
  const paid = { Invoice: { InvoiceID: dollars.InvoiceID }, Account: { Code: "090" }, Date: DATE, Amount: 6, BankAmount: 9 };
  rowOf(await bench.api("PUT /Payments", paid), "Payments");
}

test("the balances of every kind of record, worked out by hand, add up to zero", async () => {
  await aMonthOfBookkeeping();
  expect(await trialBalance(bench)).toEqual({
    balances: {
      // +10.00 advance, +4.00 too much, -2.30 fees, -6.00 transfer, +9.00 for the 6 dollars.
      "090": "14.70",
      "091": "6.00",
      // -21.00 sale, +2.00 credit, -8.70 advance (10.00 less 1.30 tax) of which 8.70 x 3.15 / 10.00 = 2.74 left it, -10.00 dollars.
      "200": "-34.96",
      "400": "-7.00",
      // 2.30 / 1.15.
      "425": "2.00",
      "453": "7.00",
      // The dollar sale was 10.00 at 0.60, the bank got 9.00.
      "498": "1.00",
      // +24.15 sale, -20.00 batch, -2.30 credit, -3.15 of the advance, -4.00 too much; the dollar sale is paid.
      "610": "-5.30",
      // Tax: -3.15 sale, +0.30 credit, -1.30 advance of which 3.15 - 2.74 = 0.41 left, +0.30 fees.
      "820": "-3.44",
      "855": "20.00",
    },
    // 14.70 + 6 + 2 + 7 + 1 + 20 = 50.70, and 34.96 + 7 + 5.30 + 3.44 = 50.70.
    totals: ["50.70", "50.70"],
  });
});

test("the dashboard shows the same balances", async () => {
  const organisations = (await bench.json("/control/organisations")) as { tenantId: string; shortCode: string }[];
  const shortCode = organisations.find(({ tenantId }) => tenantId === bench.tenantId)?.shortCode ?? "";
  const page = await (await fetch(`${bench.url}/organisations/${encodeURIComponent(shortCode)}`)).text();
  // Bank accounts 14.70 + 6.00, and the two totals of the table.
  expect(page).toContain("20.70");
  expect(page.split("50.70")).toHaveLength(3);
});
