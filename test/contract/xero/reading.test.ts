import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bench, first } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const list = async (query: string, headers: Record<string, string> = {}) =>
  (await bench.api(`GET /Invoices${query}`, undefined, headers)).body;
const numbers = async (query: string, headers: Record<string, string> = {}) =>
  (await list(query, headers)).Invoices.map(({ InvoiceNumber }) => InvoiceNumber);

describe("42 pages", () => {
  beforeAll(async () => {
    for (const InvoiceNumber of ["P-1", "P-2", "P-3"]) {
      bench.clock.advance(1000);
      await bench.invoice({ InvoiceNumber });
    }
  });

  test("without a page every row comes, without lines", async () => {
    const { Invoices, pagination } = await list("");
    expect(Invoices.map(({ LineItems }) => LineItems)).toEqual([[], [], []]);
    expect(pagination).toBeUndefined();
  });

  test("with a page come lines and the pagination; a page size too large is clamped", async () => {
    const { Invoices, pagination } = await list("?page=1&pageSize=5000");
    expect(first(Invoices).LineItems).toHaveLength(1);
    expect(pagination).toEqual({ page: 1, pageSize: 1000, pageCount: 1, itemCount: 3 });
    expect(await numbers("?page=2&pageSize=2")).toEqual(["P-3"]);
  });

  test("past the end is an empty list", async () => {
    expect(await numbers("?page=9")).toEqual([]);
  });

  test("the order is by UpdatedDateUTC unless asked otherwise", async () => {
    const P1 = first((await list("?InvoiceNumbers=P-1")).Invoices);
    await bench.pay(P1.InvoiceID, 1);
    expect(await numbers("?page=1")).toEqual(["P-2", "P-3", "P-1"]);
    expect(await numbers("?order=InvoiceNumber%20DESC")).toEqual(["P-3", "P-2", "P-1"]);
  });
});

describe("43 what has changed", () => {
  const since = (ms: number) => ({ "If-Modified-Since": new Date(ms).toISOString().slice(0, 19) });

  test("If-Modified-Since is inclusive to the second; nothing new is an empty list", async () => {
    const invoice = await bench.invoice({ InvoiceNumber: "M-1" });
    const nowMs = bench.clock.now();
    expect(await numbers("", since(nowMs))).toEqual(["M-1"]);
    expect(await numbers("", { "If-Modified-Since": new Date(nowMs).toISOString() })).toEqual(["M-1"]);
    expect(await numbers("", since(nowMs + 1000))).toEqual([]);

    bench.clock.advance(10_000);
    await bench.pay(invoice.InvoiceID, 1);
    expect(await numbers("", since(nowMs + 1000))).toEqual(["M-1"]);
  });

  test("a due date on a part-paid invoice changes without a trace in UpdatedDateUTC", async () => {
    const { InvoiceID } = await bench.invoice({ InvoiceNumber: "M-2" });
    await bench.pay(InvoiceID, 1);
    bench.clock.advance(10_000);
    const nowMs = bench.clock.now();
    await bench.api(`POST /Invoices/${InvoiceID}`, { DueDate: "2027-01-31", SentToContact: true });
    expect(await numbers("", since(nowMs))).toEqual([]);
    await bench.api(`POST /Invoices/${InvoiceID}`, { Reference: "seen" });
    expect(await numbers("", since(nowMs))).toEqual(["M-2"]);
  });
});

describe("43 filters", () => {
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    bench.clock.advance(60_000);
    for (const [InvoiceNumber, fields] of Object.entries({
      "F-1": { Date: "2025-12-31", Contact: { Name: "Filter Früh" } },
      "F-2": { Date: "2026-01-01", Reference: "Order 77" },
      "F-3": { Status: "DRAFT" },
    }))
      ids[InvoiceNumber] = (await bench.invoice({ InvoiceNumber, ...fields })).InvoiceID;
    await bench.pay(ids["F-1"] ?? "", 24.15);
  });

  const where = (text: string) =>
    `?where=${encodeURIComponent(`InvoiceNumber!=null && InvoiceNumber.StartsWith("f-") AND (${text})`)}`;

  test.each([
    ['Type=="ACCREC" AND Status=="AUTHORISED" AND Date>=DateTime(2026,01,01)', ["F-2"]],
    ['status="draft"', ["F-3"]],
    ["Date < DateTime(2026, 1, 1)", ["F-1"]],
    ['Contact.Name.Contains("früh")', ["F-1"]],
    ["AmountDue>0 && AmountDue<=24.15", ["F-2", "F-3"]],
    ['Reference=="order 77" OR Status=="PAID"', ["F-1", "F-2"]],
    ['!(Status=="PAID")', ["F-2", "F-3"]],
  ])("where %s", async (text, expected) => {
    expect((await numbers(where(text))).sort()).toEqual(expected);
  });

  test("where by id, and lists of ids, numbers and statuses", async () => {
    expect(await numbers(`?where=${encodeURIComponent(`InvoiceID==Guid("${ids["F-2"]}")`)}`)).toEqual(["F-2"]);
    expect((await numbers(`?IDs=${ids["F-1"]},${ids["F-3"]}`)).sort()).toEqual(["F-1", "F-3"]);
    expect((await numbers("?InvoiceNumbers=f-1,F-2,NONE")).sort()).toEqual(["F-1", "F-2"]);
    expect(await numbers("?Statuses=PAID,VOIDED")).toEqual(["F-1"]);
    expect(await numbers("?searchTerm=order%2077")).toEqual(["F-2"]);
  });

  test("a filter that cannot be read is a QueryParseException", async () => {
    for (const text of ["Status==", "Nonsense==1", 'Status=="PAID"!', 'Url.StartsWith("x")']) {
      const { status, body } = await bench.api(`GET /Invoices?where=${encodeURIComponent(text)}`);
      expect([status, body.Type]).toEqual([400, "QueryParseException"]);
    }
  });

  test("createdByMyApp leaves out nothing of ours, summaryOnly has no lines", async () => {
    expect((await numbers("?createdByMyApp=true&searchTerm=F-")).length).toBe(3);
    const { Invoices, pagination } = await list("?summaryOnly=true&searchTerm=F-");
    expect(first(Invoices).LineItems).toEqual([]);
    expect(pagination.itemCount).toBe(3);
  });
});

test("reference data comes with the flags that mapping needs", async () => {
  const { Accounts } = (
    await bench.api(`GET /Accounts?where=${encodeURIComponent('Class=="REVENUE" AND Status=="ACTIVE"')}`)
  ).body;
  expect(Accounts.map(({ Code }) => Code)).toEqual(["200", "210", "260", "270"]);
  const { TaxRates } = (await bench.api("GET /TaxRates")).body;
  expect(TaxRates.find(({ TaxType }) => TaxType === "INPUT2")).toMatchObject({
    EffectiveRate: 15,
    CanApplyToRevenue: false,
  });
});
