import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench, messages, salesInvoice } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
afterAll(() => bench.close());

/** Three invoices of which the second has no usable account. */
const batch = (prefix: string) =>
  [1, 2, 3].map((index) => ({
    ...salesInvoice(),
    InvoiceNumber: `${prefix}-${index}`,
    LineItems: [{ Description: "x", Quantity: 1, UnitAmount: 1, AccountCode: index === 2 ? "999" : "200" }],
  }));

const existing = async (prefix: string) => {
  const numbers = [1, 2, 3].map((index) => `${prefix}-${index}`).join(",");
  const { Invoices } = (await bench.api(`GET /Invoices?InvoiceNumbers=${numbers}`)).body;
  return Invoices.map(({ InvoiceNumber }) => InvoiceNumber).sort();
};

test("32 with summarizeErrors=false each element says how it went, in order, and the good ones stand", async () => {
  const { status, body } = await bench.api("PUT /Invoices?SummarizeErrors=False", { Invoices: batch("A") });
  expect(status).toBe(200);
  expect(
    body.Invoices.map(({ StatusAttributeString, InvoiceNumber }) => [StatusAttributeString, InvoiceNumber])
  ).toEqual([
    ["OK", "A-1"],
    ["ERROR", "A-2"],
    ["OK", "A-3"],
  ]);
  expect(await existing("A")).toEqual(["A-1", "A-3"]);
});

test("33 without it a 400 shows only the refused one, and the others exist all the same", async () => {
  const answer = await bench.api("PUT /Invoices", { Invoices: batch("B") });
  expect(answer.status).toBe(400);
  expect(answer.body.Elements.map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(["B-2"]);
  expect(messages(answer)).toEqual(["Account code '999' is not a valid code for this document."]);
  expect(await existing("B")).toEqual(["B-1", "B-3"]);
});
