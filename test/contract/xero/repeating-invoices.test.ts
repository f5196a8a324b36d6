import { RepeatingInvoice, Schedule } from "xero-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, line, type Bench } from "./bench";
import { ledgerBench, LEDGER_SCOPES, refusals, rowOf, rowsOf, xeroNode } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const template = (fields: object = {}) => ({
  Type: "ACCREC",
  Contact: { Name: "Ada Lovelace" },
  Schedule: { Period: 1, Unit: "MONTHLY", DueDate: 10, DueDateType: "OFFOLLOWINGMONTH", StartDate: "2026-12-01" },
  Status: "AUTHORISED",
  LineItems: [line({ UnitAmount: 100 })],
  ...fields,
});
const put = (fields: object = {}) => bench.api("PUT /RepeatingInvoices", template(fields));

test("a template is created with its schedule and its totals, and makes no invoice before its day", async () => {
  const made = rowOf(await put({ Reference: "[Month]" }), "RepeatingInvoices");
  // 100.00 + 15 % = 115.00. 2026-12-01T00:00:00Z is 1796083200 seconds after 1970.
  expect(made).toMatchObject({
    ID: made["RepeatingInvoiceID"],
    Type: "ACCREC",
    Status: "AUTHORISED",
    Reference: "[Month]",
    SubTotal: 100,
    TotalTax: 15,
    Total: 115,
    LineAmountTypes: "Exclusive",
    ApprovedForSending: false,
    Schedule: {
      Period: 1,
      Unit: "MONTHLY",
      DueDate: 10,
      DueDateType: "OFFOLLOWINGMONTH",
      StartDate: "/Date(1796083200000+0000)/",
      NextScheduledDate: "/Date(1796083200000+0000)/",
    },
  });
  expect((await bench.api("GET /Invoices")).body.Invoices).toEqual([]);
  expect(rowOf(await bench.api(`GET /RepeatingInvoices/${String(made["ID"])}`), "RepeatingInvoices")).toMatchObject({ Total: 115 });
});

test("a template can only be deleted, not changed", async () => {
  const id = String(rowOf(await put(), "RepeatingInvoices")["RepeatingInvoiceID"]);
  expect((await bench.api(`POST /RepeatingInvoices/${id}`, { Reference: "new" })).status).toBe(400);
  expect((await bench.api("POST /RepeatingInvoices", { RepeatingInvoiceID: id, Status: "DRAFT" })).status).toBe(400);
  expect(rowOf(await bench.api(`POST /RepeatingInvoices/${id}`, { Status: "DELETED" }), "RepeatingInvoices")["Status"]).toBe("DELETED");
  expect(rowOf(await bench.api(`GET /RepeatingInvoices/${id}`), "RepeatingInvoices")["Status"]).toBe("DELETED");
  expect(refusals(await bench.api(`POST /RepeatingInvoices/${id}`, { Status: "DELETED" }))).toEqual([
    "Invoice not of valid status for modification",
  ]);
  expect((await bench.api("POST /RepeatingInvoices", template())).status).toBe(200);
});

test("what a template lacks is told; a repeating bill is refused by name", async () => {
  expect(refusals(await put({ LineItems: [], Contact: undefined, Status: "PAID" }))).toEqual([
    "Invoice not of valid status for creation",
    "A Contact must be specified for this type of transaction",
    "One or more line items must be specified",
  ]);
  expect(refusals(await put({ Schedule: { Period: 0, Unit: "WEEKLY", DueDateType: "OFCURRENTMONTH" } }))).toEqual([
    "The Schedule DueDate field must be specified.",
    "The Schedule Period must be at least 1.",
  ]);
  const unit = await put({ Schedule: { Period: 1, Unit: "DAILY" } });
  expect([unit.status, unit.body.ErrorNumber]).toEqual([400, 14]);
  const bill = await put({ Type: "ACCPAY" });
  expect([bill.status, bill.body.Detail]).toEqual([501, expect.stringContaining("A repeating bill")]);
});

/** Invoices of a customer as [date, due date, status, total]. */
async function invoicesOf(own: Bench, name: string): Promise<unknown[]> {
  const where = encodeURIComponent(`Contact.Name=="${name}"`);
  const { Invoices } = (await own.api(`GET /Invoices?page=1&order=Date&where=${where}`)).body;
  return Invoices.map(({ DateString, DueDateString, Status, Total }) => [DateString, DueDateString, Status, Total]);
}

test("on its day, and on each day of its schedule after it, a template makes an invoice", async () => {
  const own = await ledgerBench("NZ");
  const monthly = template({
    Contact: { Name: "Month End Ltd" },
    Schedule: { Period: 1, Unit: "MONTHLY", DueDate: 10, DueDateType: "OFFOLLOWINGMONTH", StartDate: "2026-12-31", EndDate: "2027-03-30" },
  });
  const made = rowOf(await own.api("PUT /RepeatingInvoices", monthly), "RepeatingInvoices");
  expect(await invoicesOf(own, "Month End Ltd")).toEqual([]);
  const daysTo = (day: string) => Date.parse(`${day}T12:00:00Z`) - own.clock.now();
  own.clock.advance(daysTo("2027-01-15"));
  await refresh(own);
  // The first on 31 December, due on 10 January; 115.00 with GST.
  const december = ["2026-12-31T00:00:00", "2027-01-10T00:00:00", "AUTHORISED", 115];
  expect(await invoicesOf(own, "Month End Ltd")).toEqual([december]);
  own.clock.advance(daysTo("2027-05-01"));
  await refresh(own);
  // 31 January, and 28 February because it has no 31st; 31 March is after the end.
  expect(await invoicesOf(own, "Month End Ltd")).toEqual([
    december,
    ["2027-01-31T00:00:00", "2027-02-10T00:00:00", "AUTHORISED", 115],
    ["2027-02-28T00:00:00", "2027-03-10T00:00:00", "AUTHORISED", 115],
  ]);
  const history = rowsOf(await own.api(`GET /RepeatingInvoices/${String(made["ID"])}/History`), "HistoryRecords");
  expect(history.filter(({ Changes }) => Changes === "Invoice created")).toHaveLength(3);
  await own.close();
});

test("weekly templates count days; drafts stay drafts; a deleted template makes nothing more", async () => {
  const own = await ledgerBench("NZ");
  const weekly = template({
    Contact: { Name: "Fortnight Ltd" },
    Status: "DRAFT",
    Schedule: { Period: 2, Unit: "WEEKLY", DueDate: 7, DueDateType: "DAYSAFTERBILLDATE", StartDate: "2026-12-01" },
  });
  const id = String(rowOf(await own.api("PUT /RepeatingInvoices", weekly), "RepeatingInvoices")["ID"]);
  const goTo = async (day: string) => {
    await own.json("/control/clock", { advanceMs: Date.parse(`${day}T12:00:00Z`) - own.clock.now() });
    await refresh(own);
  };
  await goTo("2026-12-20");
  const two = [
    ["2026-12-01T00:00:00", "2026-12-08T00:00:00", "DRAFT", 115],
    ["2026-12-15T00:00:00", "2026-12-22T00:00:00", "DRAFT", 115],
  ];
  expect(await invoicesOf(own, "Fortnight Ltd")).toEqual(two);
  await own.api(`POST /RepeatingInvoices/${id}`, { Status: "DELETED" });
  await goTo("2027-02-01");
  expect(await invoicesOf(own, "Fortnight Ltd")).toEqual(two);
  await own.close();
});

/** Access tokens live half an hour: after a jump of the clock a new one is needed. */
async function refresh(own: Bench): Promise<void> {
  own.accessToken = (await own.tokens(await own.consent(own.tenantId, LEDGER_SCOPES))).access_token;
}

test("xero-node creates a template and lists it", async () => {
  const api = xeroNode(bench);
  const wish: RepeatingInvoice = {
    type: RepeatingInvoice.TypeEnum.ACCREC,
    contact: { name: "Grace Hopper" },
    status: RepeatingInvoice.StatusEnum.DRAFT,
    schedule: { period: 2, unit: Schedule.UnitEnum.WEEKLY, dueDate: 7, dueDateType: Schedule.DueDateTypeEnum.DAYSAFTERBILLDATE },
    lineItems: [{ description: "Flowers", quantity: 1, unitAmount: 20, accountCode: "200" }],
  };
  const made = first((await api.createRepeatingInvoices(bench.tenantId, { repeatingInvoices: [wish] })).body.repeatingInvoices);
  const list = await api.getRepeatingInvoices(bench.tenantId, 'Status=="DRAFT"');
  expect(list.body.repeatingInvoices?.map(({ repeatingInvoiceID }) => repeatingInvoiceID)).toEqual([made.repeatingInvoiceID]);
  const history = (await api.getRepeatingInvoiceHistory(bench.tenantId, made.repeatingInvoiceID ?? "")).body.historyRecords;
  expect(history?.map(({ changes }) => changes)).toContain("Created");
});
