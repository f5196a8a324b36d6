import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, line } from "./bench";

let bench: Bench;
let home: string;
beforeAll(async () => {
  bench = await Bench.connected("GB");
  home = `${bench.url}/organisations/!hp4Gb`;
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const read = async (path: string) => {
  const response = await fetch(home + path);
  return { status: response.status, html: await response.text() };
};
/** A button or a form, as a browser sends it. */
const press = (path: string, form: Record<string, string> = {}) =>
  fetch(home + path, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });

test("the list of organisations leads to the books", async () => {
  const html = await (await fetch(`${bench.url}/`)).text();
  expect(html).toContain('href="/organisations/!hp4Gb"');
  expect(html).toContain("Connected");
});

test("every page shows what stands in the books, with text escaped", async () => {
  const invoice = await bench.invoice({
    Contact: { Name: "Tom & Jerry" },
    Reference: "<b>1001</b>",
    LineItems: [line({ UnitAmount: 1234.5 })],
  });
  await bench.pay(invoice.InvoiceID, 81.4);
  // 1,234.50 and 20 % are 246.90: 1,481.40 in all, 1,400.00 due.
  const pages: [path: string, ...texts: string[]][] = [
    ["", "1,481.40", "1,400.00", "Account balances"],
    ["/invoices", invoice.InvoiceNumber, "Tom &amp; Jerry", "&lt;b&gt;1001&lt;/b&gt;", "1,400.00"],
    ["/invoices?tab=PAID", "There are no invoices here yet."],
    [`/documents/${invoice.InvoiceID}`, "1,234.50", "246.90", "1,481.40", "-81.40", "Amount due", "History and notes"],
    ["/credit-notes", "There are no credit notes here yet."],
    ["/payments", "81.40", "Business Bank Account"],
    ["/contacts", "Tom &amp; Jerry"],
    ["/accounts", "Shopify Clearing"],
    ["/tax-rates", "20% (VAT on Income)"],
    ["/webhooks", "The app has no webhook subscription."],
    ["/outbox", "No invoice has been emailed yet."],
  ];
  for (const [path, ...texts] of pages) {
    const { status, html } = await read(path);
    expect([path, status]).toEqual([path, 200]);
    for (const text of texts) expect(html).toContain(text);
  }
  expect((await fetch(`${bench.url}/organisations/nobody`)).status).toBe(404);
});

test("the buttons work by the rules of the API and say what Xero says", async () => {
  const { InvoiceID, LineItems } = await bench.invoice({ Status: "DRAFT" });
  const page = `/documents/${InvoiceID}`;
  expect((await press(`${page}/approve`)).headers.get("location")).toBe(`/organisations/!hp4Gb${page}`);
  await press(`${page}/pay`, { amount: "5.20", accountCode: "855", date: "2026-11-20" });
  expect(await bench.stored(InvoiceID)).toMatchObject({ AmountDue: 20, AmountPaid: 5.2 });

  const refused = await press(`${page}/void`);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("cannot be applied to the invoice because it has payments");
  const excess = await press(`${page}/pay`, { amount: "99", accountCode: "090", date: "2026-11-20" });
  expect(await excess.text()).toContain("Payment amount exceeds the amount outstanding on this document");

  const { LineItemID } = first(LineItems);
  await press(`${page}/edit`, {
    reference: "by hand",
    dueDate: "2027-02-03",
    [`description ${LineItemID}`]: "Red mug",
    [`accountCode ${LineItemID}`]: "260",
  });
  const stored = await bench.stored(InvoiceID);
  expect(stored).toMatchObject({
    Reference: "by hand",
    DueDateString: "2027-02-03T00:00:00",
    LineItems: [{ Description: "Red mug", AccountCode: "260" }],
  });

  await press(`/payments/${first(stored.Payments).PaymentID}/remove`);
  expect((await press(`${page}/void`)).status).toBe(303);
  expect(await bench.stored(InvoiceID)).toMatchObject({ Status: "VOIDED", Payments: [] });
});
