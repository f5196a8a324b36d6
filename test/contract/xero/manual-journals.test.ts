import { ManualJournal } from "xero-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, statusesWith, trialBalance, xeroNode, type Row } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

/** 100.00 from advertising to office expenses. */
const journal = (fields: object = {}) => ({
  Narration: "Wrong account in October",
  Date: "2026-11-20",
  JournalLines: [
    { LineAmount: 100, AccountCode: "453", Description: "Paper" },
    { LineAmount: -100, AccountCode: "400", Description: "Paper" },
  ],
  ...fields,
});
const put = (fields: object = {}) => bench.api("PUT /ManualJournals", journal(fields));
const created = async (fields: object = {}) => rowOf(await put(fields), "ManualJournals");
const post = (row: Row, body: object) => bench.api(`POST /ManualJournals/${String(row["ManualJournalID"])}`, body);

test("a manual journal is a draft without tax unless it says otherwise", async () => {
  expect(await created()).toMatchObject({
    Status: "DRAFT",
    LineAmountTypes: "NoTax",
    ShowOnCashBasisReports: true,
    Narration: "Wrong account in October",
    Date: "/Date(1795132800000+0000)/",
    JournalLines: [
      { LineAmount: 100, AccountCode: "453", TaxType: "NONE", TaxAmount: 0, IsBlank: false },
      { LineAmount: -100, AccountCode: "400", TaxType: "NONE" },
    ],
  });
});

test("only a posted journal moves the books, and voiding it takes it back", async () => {
  const own = await ledgerBench("NZ");
  const made = rowOf(await own.api("PUT /ManualJournals", journal()), "ManualJournals");
  expect((await trialBalance(own)).balances).toEqual({});
  const path = `POST /ManualJournals/${String(made["ManualJournalID"])}`;
  await own.api(path, { Status: "POSTED" });
  expect(await trialBalance(own)).toEqual({
    balances: { "400": "-100.00", "453": "100.00" },
    totals: ["100.00", "100.00"],
  });
  await own.api(path, { Status: "VOIDED" });
  expect((await trialBalance(own)).balances).toEqual({});
  await own.close();
});

test("a journal with tax balances with its tax", async () => {
  const own = await ledgerBench("NZ");
  // 100.00 + 15 % = 115.00 debit; -115.00 without tax is the credit.
  const lines = [
    { LineAmount: 100, AccountCode: "453", TaxType: "INPUT2" },
    { LineAmount: -115, AccountCode: "877", TaxType: "NONE" },
  ];
  const made = await own.api("PUT /ManualJournals", journal({ LineAmountTypes: "Exclusive", Status: "POSTED", JournalLines: lines }));
  expect(first(rowOf(made, "ManualJournals")["JournalLines"] as Row[])).toMatchObject({ TaxAmount: 15 });
  expect((await trialBalance(own)).balances).toEqual({ "453": "100.00", "820": "15.00", "877": "-115.00" });
  await own.close();
});

test("debits must equal credits, in Xero's words, and there are at least two lines", async () => {
  const lines = [
    { LineAmount: 100, AccountCode: "453" },
    { LineAmount: -10, AccountCode: "400" },
  ];
  expect(refusals(await put({ JournalLines: lines }))).toEqual([
    "The total debits (100.00) must equal total credits (-10.00)",
  ]);
  expect(refusals(await put({ JournalLines: [{ LineAmount: 0, AccountCode: "400" }] }))).toEqual([
    "A manual journal must have at least two journal lines.",
  ]);
  expect(refusals(await put({ Narration: "" }))).toEqual(["The Narration field must be specified."]);
});

test("22 no journal to bank accounts, receivables, payables or retained earnings", async () => {
  for (const AccountCode of ["090", "610", "800", "960"]) {
    const lines = [
      { LineAmount: 5, AccountCode },
      { LineAmount: -5, AccountCode: "400" },
    ];
    expect(refusals(await put({ JournalLines: lines, Status: "POSTED" }))).toEqual([
      `Account code '${AccountCode}' is not a valid code for this document.`,
    ]);
  }
});

test("an unknown account is dropped from a draft with a warning, and refused in a posted journal", async () => {
  const lines = [
    { LineAmount: 5, AccountCode: "476" },
    { LineAmount: -5, AccountCode: "400" },
  ];
  const draft = await created({ JournalLines: lines });
  expect(draft["Warnings"]).toEqual([
    { Message: "Account code '476' has been removed as it does not match a recognised account" },
  ]);
  expect(first(draft["JournalLines"] as Row[])).not.toHaveProperty("AccountCode");
  expect(refusals(await put({ JournalLines: lines, Status: "POSTED" }))).toContain(
    "Account code '476' is not a valid code for this document."
  );
});

test("28 the life of a journal: draft to posted to voided, draft to deleted, and nothing back", async () => {
  const draft = await created();
  expect(refusals(await post(draft, { Status: "VOIDED" }))).toEqual(["Manual journal not of valid status for modification"]);
  expect(rowOf(await post(draft, { Status: "POSTED" }), "ManualJournals")["Status"]).toBe("POSTED");
  for (const Status of ["DRAFT", "DELETED", "ARCHIVED"]) {
    expect(refusals(await post(draft, { Status }))).toEqual(["Manual journal not of valid status for modification"]);
  }
  expect(rowOf(await post(draft, { Narration: "Corrected" }), "ManualJournals")).toMatchObject({
    Status: "POSTED",
    Narration: "Corrected",
    JournalLines: [{ LineAmount: 100 }, { LineAmount: -100 }],
  });
  expect(rowOf(await post(draft, { Status: "VOIDED" }), "ManualJournals")["Status"]).toBe("VOIDED");
  expect((await post(draft, { Narration: "x" })).status).toBe(400);
  const other = await created();
  expect(rowOf(await post(other, { Status: "DELETED" }), "ManualJournals")["Status"]).toBe("DELETED");
  expect(refusals(await put({ Status: "VOIDED" }))).toEqual(["Manual journal not of valid status for creation"]);
});

test("25 a journal cannot be made or voided in a locked period", async () => {
  const posted = await created({ Status: "POSTED" });
  const url = `/control/organisations/${bench.tenantId}/lock-dates`;
  await bench.json(url, { endOfYearLockDate: "2026-11-20" });
  const locked = ["The document date cannot be before the end of year lock date, currently set at 20-Nov-2026"];
  expect(refusals(await put())).toEqual(locked);
  expect(refusals(await post(posted, { Status: "VOIDED" }))).toEqual(locked);
  await bench.json(url, { endOfYearLockDate: null });
});

test("journals are listed by where and page, without lines unless paged; and need accounting.manualjournals", async () => {
  const { ManualJournalID } = await created({ Narration: "Listed once" });
  const where = encodeURIComponent('Narration=="listed once"');
  expect(rowsOf(await bench.api(`GET /ManualJournals?where=${where}`), "ManualJournals")).toMatchObject([{ ManualJournalID, JournalLines: [] }]);
  const page = await bench.api(`GET /ManualJournals?where=${where}&page=1`);
  expect(page.body.pagination.itemCount).toBe(1);
  expect(first(rowsOf(page, "ManualJournals"))).toMatchObject({ JournalLines: [{ LineAmount: 100 }, { LineAmount: -100 }] });
  expect(await statusesWith("accounting.manualjournals.read", ["GET /ManualJournals", "PUT /ManualJournals"])).toEqual([200, 401]);
  expect(await statusesWith("accounting.banktransactions", ["GET /ManualJournals"])).toEqual([401]);
});

test("xero-node posts a journal and reads it back", async () => {
  const api = xeroNode(bench);
  const wish: ManualJournal = {
    narration: "Month end",
    date: "2026-11-20",
    status: ManualJournal.StatusEnum.POSTED,
    journalLines: [
      { lineAmount: 12.34, accountCode: "453" },
      { lineAmount: -12.34, accountCode: "400" },
    ],
  };
  const made = first((await api.createManualJournals(bench.tenantId, { manualJournals: [wish] })).body.manualJournals);
  const read = first((await api.getManualJournal(bench.tenantId, made.manualJournalID ?? "")).body.manualJournals);
  expect(read.journalLines?.map(({ lineAmount }) => lineAmount)).toEqual([12.34, -12.34]);
  await api.createManualJournalHistoryRecord(bench.tenantId, made.manualJournalID ?? "", { historyRecords: [{ details: "checked" }] });
});
