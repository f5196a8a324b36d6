import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first } from "./bench";
import { refusals, rowOf, xeroNode } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("GB");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const linkOf = async (invoiceId: string) =>
  String(rowOf(await bench.api(`GET /Invoices/${invoiceId}/OnlineInvoice`), "OnlineInvoices")["OnlineInvoiceUrl"]);
const press = (url: string) => fetch(`${url}/pay`, { method: "POST", redirect: "manual" });

test("a customer follows the link and pays all that is due, to the account for online payments", async () => {
  const { InvoiceID, InvoiceNumber } = await bench.invoice();
  const url = await linkOf(InvoiceID);
  expect(url).toMatch(/\/in\.xero\.com\/[\w-]{40}$/);
  const page = await (await fetch(url)).text();
  // 21.00 and 20 % VAT: 25.20.
  for (const text of [`Invoice ${InvoiceNumber}`, "Harbour &amp; Pine Ltd", "Pay 25.20 GBP"])
    expect(page).toContain(text);

  expect((await press(url)).status).toBe(303);
  const paid = await bench.stored(InvoiceID);
  expect(paid).toMatchObject({ Status: "PAID", AmountDue: 0, Payments: [{ Amount: 25.2 }] });
  const payment = first((await bench.api(`GET /Payments/${first(paid.Payments).PaymentID}`)).body.Payments);
  expect(payment.Account.Code).toBe("090");
  expect(await (await fetch(url)).text()).not.toContain("<button");
  const twice = await press(url);
  expect(twice.status).toBe(422);
  expect(await twice.text()).toContain("Payment amount must be greater than zero");
});

test("the customer's page shows what was paid, and nothing of the books", async () => {
  const { InvoiceID } = await bench.invoice();
  await bench.pay(InvoiceID, 5.2);
  const page = await (await fetch(await linkOf(InvoiceID))).text();
  expect(page).toContain("Pay 20.00 GBP");
  expect(page).toContain("-5.20");
  for (const inside of ["Remove payment", "Business Bank Account", "Sales"]) expect(page).not.toContain(inside);
});

test("drafts and bills have no online invoice; an address that was made up shows nothing", async () => {
  const draft = await bench.invoice({ Status: "DRAFT" });
  const bill = await bench.invoice({ Type: "ACCPAY" });
  for (const { InvoiceID } of [draft, bill]) {
    const refused = await bench.api(`GET /Invoices/${InvoiceID}/OnlineInvoice`);
    expect(refused.status).toBe(400);
    expect(refusals(refused)).toEqual(["An online invoice is only available for sales invoices that are not drafts."]);
  }
  const url = await linkOf((await bench.invoice()).InvoiceID);
  const other = url.endsWith("A") ? `${url.slice(0, -1)}B` : `${url.slice(0, -1)}A`;
  expect((await fetch(other)).status).toBe(404);
  expect((await press(other)).status).toBe(404);
});

test("xero-node reads the address", async () => {
  const { InvoiceID } = await bench.invoice();
  const answer = await xeroNode(bench).getOnlineInvoice(bench.tenantId, InvoiceID);
  expect(first(answer.body.onlineInvoices).onlineInvoiceUrl).toBe(await linkOf(InvoiceID));
});
