import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, line, messages, salesInvoice, type Answered } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const put = (fields: Record<string, unknown>): Promise<Answered> =>
  bench.api("PUT /Invoices", { ...salesInvoice(), ...fields });
const putLine = (fields: Record<string, unknown>) => put({ LineItems: [line({ UnitAmount: 1, ...fields })] });

test("22 unknown, archived, bank and system accounts are refused on a line", async () => {
  expect(messages(await putLine({ AccountCode: "999" }))).toEqual([
    "Account code '999' is not a valid code for this document.",
  ]);
  expect(messages(await putLine({ AccountCode: "470" }))).toEqual([
    "Account code '470' has been archived, or has been deleted. Each line item must reference a valid account.",
  ]);
  expect(messages(await putLine({ AccountCode: "090" }))).toEqual([
    "Account code '090' is not a valid code for this document.",
  ]);
  expect(messages(await putLine({ AccountCode: "610" }))).toEqual([
    "Account code '610' is not a valid code for this document.",
  ]);
  expect((await putLine({ AccountCode: "860", TaxType: "NONE" })).status).toBe(200);
});

test("23 a tax type must exist and suit the account", async () => {
  expect(messages(await putLine({ TaxType: "INPUT2" }))).toEqual([
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
  ]);
  expect(first(messages(await putLine({ TaxType: "BOGUS" })))).toMatch(
    /^The TaxType code BOGUS does not exist or cannot be used for this type of transaction/
  );
});

test("24 a currency must be enabled; without a rate Xero finds one", async () => {
  expect(messages(await put({ CurrencyCode: "EUR" }))).toEqual(["Organisation is not subscribed to currency EUR"]);
  const foreign = first((await put({ CurrencyCode: "USD" })).body.Invoices);
  expect(foreign.CurrencyCode).toBe("USD");
  expect(foreign.CurrencyRate).toBeGreaterThan(0);
  expect(foreign.CurrencyRate).not.toBe(1);
  expect(first((await put({ CurrencyCode: "USD", CurrencyRate: 0.612345 })).body.Invoices).CurrencyRate).toBe(0.612345);
});

test("25 nothing is written or edited on or before a lock date", async () => {
  const old = await bench.invoice({ Date: "2026-03-31" });
  await bench.json(`/control/organisations/${bench.tenantId}/lock-dates`, { endOfYearLockDate: "2026-03-31" });
  const sentence = "The document date cannot be before the end of year lock date, currently set at 31-Mar-2026";
  expect(messages(await put({ Date: "2026-03-31" }))).toEqual([sentence]);
  expect((await put({ Date: "2026-04-01" })).status).toBe(200);
  const edits = [{ Reference: "late" }, { Date: "2026-04-01" }, { Status: "VOIDED" }];
  for (const edit of edits) {
    expect(messages(await bench.api(`POST /Invoices/${old.InvoiceID}`, edit))).toEqual([sentence]);
  }
  await bench.json(`/control/organisations/${bench.tenantId}/lock-dates`, {
    endOfYearLockDate: null,
    periodLockDate: "2026-06-30",
  });
  expect(first(messages(await put({ Date: "2026-06-30" })))).toContain(
    "period lock date, currently set at 30-Jun-2026"
  );
  await bench.json(`/control/organisations/${bench.tenantId}/lock-dates`, { periodLockDate: null });
});

test("26 an approved invoice needs lines and a contact, both said at once; a draft may be coded later", async () => {
  const empty = await bench.api("PUT /Invoices", {
    Type: "ACCREC",
    Status: "AUTHORISED",
    Date: "2026-11-20",
    DueDate: "2026-11-20",
  });
  expect(messages(empty)).toContain("One or more line items must be specified");
  expect(messages(empty)).toContain("A Contact must be specified for this type of transaction");
  const draft = await put({ Status: "DRAFT", LineItems: [{ Description: "Later", Quantity: 1, UnitAmount: 5 }] });
  expect(draft.status).toBe(200);
  expect(
    messages(await bench.api(`POST /Invoices/${first(draft.body.Invoices).InvoiceID}`, { Status: "AUTHORISED" }))
  ).toEqual(["Account code must be specified"]);
});

test("an approved invoice needs a due date, a type and a status that exist", async () => {
  expect(messages(await put({ DueDate: null }))).toEqual(["The document DueDate field must be specified."]);
  expect((await put({ DueDate: null, Status: "DRAFT" })).status).toBe(200);
  expect(messages(await put({ Type: "INVOICE" }))).toEqual(["Invoice not of valid type for creation"]);
  expect(messages(await put({ Status: "PAID" }))).toEqual(["Invoice not of valid status for creation"]);
  expect(messages(await put({ Status: "VOIDED" }))).toEqual(["Invoice not of valid status for creation"]);
});

test("a contact is found by number or name, created by a new name, refused when archived", async () => {
  const contact = first((await bench.api("PUT /Contacts", { Name: "Numbered", ContactNumber: "C-7" })).body.Contacts);
  for (const Contact of [{ ContactNumber: "c-7" }, { Name: "NUMBERED" }]) {
    expect((await bench.invoice({ Contact })).Contact).toMatchObject({
      ContactID: contact.ContactID,
      Name: "Numbered",
    });
  }
  expect((await bench.invoice({ Contact: { Name: "Nobody before" } })).Contact.Name).toBe("Nobody before");
  const unknown = await put({ Contact: { ContactID: "7b1f3f0e-0000-4000-8000-000000000001" } });
  expect(messages(unknown)).toEqual(["A Contact must be specified for this type of transaction"]);
  await bench.api("POST /Contacts", { ContactID: contact.ContactID, ContactStatus: "ARCHIVED" });
  expect(first(messages(await put({ Contact: { ContactID: contact.ContactID } })))).toMatch(
    /^The contact with the specified contact details has been archived/
  );
});

test("a draft that claims to be sent is saved with a warning", async () => {
  const answer = await bench.api("PUT /Invoices?summarizeErrors=false", {
    ...salesInvoice(),
    Status: "DRAFT",
    SentToContact: true,
  });
  const invoice = first(answer.body.Invoices);
  expect(invoice).toMatchObject({ StatusAttributeString: "WARNING", SentToContact: false });
  expect(invoice.Warnings).toEqual([{ Message: "Only AUTHORISED invoices may have SentToContact updated." }]);
});

test("a link must be a whole address and not Xero's own", async () => {
  expect(messages(await put({ Url: "admin/orders/1" }))).toEqual(["Url must be valid"]);
  expect(messages(await put({ Url: "https://go.xero.com/1" }))).toEqual(["Url must be valid"]);
  expect((await put({ Url: "https://admin.shopify.com/store/demo/orders/1" })).status).toBe(200);
});

test("an invoice of zero is paid at once; one below zero is refused", async () => {
  const zero = [line({ UnitAmount: 10 }), line({ UnitAmount: -10 })];
  expect(await bench.invoice({ LineItems: zero })).toMatchObject({ Total: 0, Status: "PAID" });
  expect((await put({ LineItems: [line({ UnitAmount: -1 })] })).status).toBe(400);
});

test("RoundingAmount and EnteredTotal are not open to the demo organisations", async () => {
  const refusal = ["RoundingAmount and EnteredTotal are not enabled for this organisation."];
  expect(messages(await put({ RoundingAmount: 0.02 }))).toEqual(refusal);
  expect(messages(await put({ Status: "DRAFT", EnteredTotal: 24.2 }))).toEqual(refusal);
  expect((await put({ RoundingAmount: 0 })).status).toBe(200);
});

test("the Starter plan approves 20 sales invoices and 5 bills a month, by their dates", async () => {
  const own = await Bench.connected("AU");
  await own.json(`/control/organisations/${own.tenantId}/plan`, { class: "STARTER" });
  const limit = ["You have reached the limit of invoices you can approve"];
  const bill = (fields: object = {}) => ({
    ...salesInvoice(),
    Type: "ACCPAY",
    LineItems: [line({ UnitAmount: 1, AccountCode: "400" })],
    ...fields,
  });
  const put = async (body: object) => messages(await own.api("PUT /Invoices", body));
  for (let made = 0; made < 5; made += 1) expect(await put(bill())).toEqual([]);
  expect(await put(bill())).toEqual(limit);
  expect(await put(bill({ Status: "DRAFT" }))).toEqual([]);
  expect(await put(bill({ Date: "2026-12-01" }))).toEqual([]);
  await own.api("PUT /Invoices", { Invoices: Array.from({ length: 20 }, salesInvoice) });
  expect(await put(salesInvoice())).toEqual(limit);
  // One that stands can still be changed.
  const [standing] = (await own.api("GET /Invoices?Statuses=AUTHORISED")).body.Invoices;
  expect(messages(await own.api(`POST /Invoices/${standing?.InvoiceID}`, { Url: "https://example.com/1" }))).toEqual([]);
  await own.close();
});
