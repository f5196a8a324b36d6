import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bench, first, salesInvoice } from "./bench";

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

  test("records of one instant are ordered by their id", async () => {
    const made = [await bench.invoice({ Reference: "tie" }), await bench.invoice({ Reference: "tie" }), await bench.invoice({ Reference: "tie" })];
    const listed = (await list("?searchTerm=tie")).Invoices.map(({ InvoiceID }) => InvoiceID);
    expect(listed).toEqual(made.map(({ InvoiceID }) => InvoiceID).sort());
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
    ["Date>=DateTime(2025,12,31) AND Date<=DateTime(2026,1,1)", ["F-1", "F-2"]],
    ["DueDate>DateTime(2026,12,03,23,59,59) && DueDate<DateTime(2026,12,5)", ["F-1", "F-2", "F-3"]],
    ['Reference!=null AND Reference.EndsWith("77")', ["F-2"]],
    ['(Status=="DRAFT" OR Status=="PAID") AND AmountDue==0', ["F-1"]],
    ["AmountPaid>-1 AND AmountPaid<>24.15", ["F-2", "F-3"]],
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
    const broken = ["Status==", "Nonsense==1", 'Status=="PAID"!', 'Guid("x")==InvoiceID', 'Type.Sounds("x")', 'Date>="2026-01-01"'];
    const unguarded = ['Url.StartsWith("x")', 'Reference.Contains("x")', 'Reference!=null OR Url.EndsWith("x")'];
    for (const text of [...broken, ...unguarded]) {
      const { status, body } = await bench.api(`GET /Invoices?where=${encodeURIComponent(text)}`);
      expect([status, body.Type]).toEqual([400, "QueryParseException"]);
    }
  });

  test("a date that does not exist is refused, and a field that rows do not carry is named, not passed over", async () => {
    const answerTo = async (parameter: string, text: string) => {
      const { status, text: body } = await bench.api(`GET /Invoices?${parameter}=${encodeURIComponent(text)}`);
      return [status, body];
    };
    for (const day of ["2026,13,01", "2026,02,30", "2026,11,0"]) {
      expect((await answerTo("where", `Date>=DateTime(${day})`))[0]).toBe(400);
    }
    expect((await answerTo("where", "Date>=DateTime(2028,02,29)"))[0]).toBe(200);
    for (const [parameter, text] of [["where", 'Contact.ContactNumber=="C-1"'], ["order", "Contact.ContactNumber"]] as const) {
      const [status, body] = await answerTo(parameter, text);
      expect(status).toBe(501);
      expect(body).toContain("Contact.ContactNumber");
    }
  });

  test("contacts are found without regard to accents, by name, e-mail address and account number", async () => {
    const Name = "Zoë Håkansson-Nuñez";
    await bench.api("PUT /Contacts", { Name, AccountNumber: "Ü-7" });
    const found = async (where: string) =>
      (await bench.api(`GET /Contacts?where=${encodeURIComponent(where)}`)).body.Contacts.map((contact) => contact.Name);
    expect(await found('Name="zoe hakansson-nunez"')).toEqual([Name]);
    expect(await found('Name.StartsWith("ZOÉ HA")')).toEqual([Name]);
    expect(await found('AccountNumber=="u-7"')).toEqual([Name]);
    expect(await found('Name="zo hakansson-nunez"')).toEqual([]);
  });

  test("an order may have several fields, and reach into the contact", async () => {
    const ordered = (order: string) => numbers(`?searchTerm=F-&order=${encodeURIComponent(order)}`);
    // F-1 is paid; F-2 and F-3 are both 24.15, of which F-3 is dated later.
    expect(await ordered("AmountDue DESC, Date DESC")).toEqual(["F-3", "F-2", "F-1"]);
    expect(await ordered("AmountDue, Date")).toEqual(["F-1", "F-2", "F-3"]);
    expect(await ordered("Contact.Name desc, InvoiceNumber desc")).toEqual(["F-1", "F-3", "F-2"]);
    for (const order of ["Nonsense", "Date SIDEWAYS", "Date ASC DESC"]) {
      expect((await list(`?order=${encodeURIComponent(order)}`)).Type).toBe("QueryParseException");
    }
  });

  test("createdByMyApp leaves out what a person wrote, Statuses makes pages, a page size below one is one", async () => {
    await bench.json(`/control/organisations/${bench.tenantId}/invoices`, { ...salesInvoice(), InvoiceNumber: "F-9" });
    expect((await numbers("?searchTerm=F-")).sort()).toEqual(["F-1", "F-2", "F-3", "F-9"]);
    expect((await numbers("?searchTerm=F-&createdByMyApp=true")).sort()).toEqual(["F-1", "F-2", "F-3"]);
    await bench.json(`/control/organisations/${bench.tenantId}/invoices/F-9/void`, {});
    const { Invoices, pagination } = await list("?Statuses=VOIDED&pageSize=0");
    expect(Invoices.map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(["F-9"]);
    expect(pagination).toEqual({ page: 1, pageSize: 1, pageCount: 1, itemCount: 1 });
  });

  test("contacts: a name with a quotation mark, and methods on fields that may be null", async () => {
    await bench.contact('Ann "Fox" Lee');
    const found = async (where: string) => {
      const { status, body } = await bench.api(`GET /Contacts?where=${encodeURIComponent(where)}`);
      return status === 200 ? body.Contacts.map(({ Name }) => Name) : body.Type;
    };
    expect(await found('Name=="ann ""fox"" lee"')).toEqual(['Ann "Fox" Lee']);
    expect(await found('Name.Contains("\\"Fox\\"")')).toEqual(['Ann "Fox" Lee']);
    expect(await found('EmailAddress.Contains("@")')).toBe("QueryParseException");
    expect(await found('EmailAddress!=null AND EmailAddress.Contains("@")')).toEqual([]);
  });

  test("createdByMyApp leaves out nothing of ours, summaryOnly has no lines", async () => {
    expect((await numbers("?createdByMyApp=true&searchTerm=F-")).length).toBe(3);
    const { Invoices, pagination } = await list("?summaryOnly=true&searchTerm=F-");
    for (const name of ["LineItems", "Payments", "HasAttachments"]) expect(first(Invoices)).not.toHaveProperty(name);
    // Three of ours and the person's.
    expect(pagination.itemCount).toBe(4);
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
