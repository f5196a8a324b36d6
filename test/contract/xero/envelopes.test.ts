import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench, salesInvoice } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
afterAll(() => bench.close());

test("10 every 200 is wrapped in the envelope", async () => {
  const { body } = await bench.api("GET /Organisation");
  expect(body).toMatchObject({ Status: "OK", ProviderName: "Contract Test" });
  expect(body.Id).toMatch(/^[0-9a-f-]{36}$/);
  expect(body.DateTimeUTC).toMatch(/^\/Date\(\d+\)\/$/);
  expect(body.Organisations).toHaveLength(1);
});

test("11 an unknown invoice is a 404 with an empty body that calls itself HTML", async () => {
  const answer = await bench.api(`GET /Invoices/${randomUUID()}`);
  expect([answer.status, answer.text]).toEqual([404, ""]);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
});

test("12 a wrong enumeration value is error 14 without Elements", async () => {
  const { status, body } = await bench.api("PUT /Invoices", { ...salesInvoice(), LineAmountTypes: "NO_TAX" });
  expect(status).toBe(400);
  expect(body).toMatchObject({ ErrorNumber: 14, Type: "PostDataInvalidException" });
  expect(body.Message).toContain('"NO_TAX"');
  expect(body.Elements).toBeUndefined();
});

test("12 the message says where in the body the value stands", async () => {
  const body = { Invoices: [salesInvoice(), { ...salesInvoice(), LineItems: [{ Quantity: "two" }] }] };
  expect((await bench.api("PUT /Invoices", body)).body.Message).toBe(
    `Error converting value "two" to type 'System.Decimal'. Path 'Invoices[1].LineItems[0].Quantity'.`
  );
});

test("12 a day outside the years 1 to 9999 is no date", async () => {
  // 253402300800000 ms after 1970 is 1 January 10000, and the millisecond before it 31 December 9999.
  for (const day of ["0000-01-01", "/Date(253402300800000)/", "/Date(99999999999999999999)/", "2026-02-30"]) {
    const { status, body } = await bench.api("PUT /Invoices", { ...salesInvoice(), Status: "DRAFT", DueDate: day });
    expect([status, body.ErrorNumber]).toEqual([400, 14]);
    expect(body.Message).toContain(`"${day}"`);
  }
  const last = await bench.invoice({ Status: "DRAFT", DueDate: "/Date(253402300799999)/" });
  expect(last).toMatchObject({ DueDateString: "9999-12-31T00:00:00" });
});

test("12 a wrong element refuses the whole request before anything is saved", async () => {
  const bodies = [
    { ...salesInvoice(), InvoiceNumber: "WHOLE-1" },
    { ...salesInvoice(), Date: "31/12/2026" },
  ];
  expect((await bench.api("PUT /Invoices?summarizeErrors=false", { Invoices: bodies })).status).toBe(400);
  expect((await bench.api("GET /Invoices?InvoiceNumbers=WHOLE-1")).body.Invoices).toEqual([]);
});

test("12 a body that is not JSON, and an empty one, say so", async () => {
  expect((await bench.api("PUT /Invoices", "just text")).body.ErrorNumber).toBe(14);
  expect((await bench.api("PUT /Invoices", {})).body.ErrorNumber).toBe(17);
});

test("XML is refused in words rather than answered with JSON", async () => {
  const answer = await bench.api("GET /Organisation", undefined, { accept: "application/xml" });
  expect(answer.status).toBe(501);
  expect(answer.text).toContain("send Accept: application/json");
});

test("body keys match whatever their case; an endpoint that is not simulated says so", async () => {
  const lower = {
    type: "ACCREC",
    contact: { name: "Case" },
    date: "2026-11-20",
    duedate: "2026-11-30",
    status: "AUTHORISED",
    lineitems: [{ description: "x", quantity: 1, unitamount: 1, accountcode: "200" }],
  };
  expect((await bench.api("PUT /Invoices", { invoices: [lower] })).status).toBe(200);
  const answer = await bench.api("GET /PurchaseOrders");
  expect([answer.status, answer.body.Detail]).toEqual([501, expect.stringContaining("is not simulated")]);
});
