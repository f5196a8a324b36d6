import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench } from "./bench";
import { refusals, xeroNode } from "./ledger-bench";

const DAY = 24 * 3_600_000;
let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("GB");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

interface Mail {
  to: string[];
  subject: string;
  invoiceNumber: string;
  link: string;
}

const home = () => `/control/organisations/${bench.tenantId}`;
const outbox = async () => (await bench.json(`${home()}/outbox`)) as Mail[];
const ADA = { Name: "Ada Lovelace", EmailAddress: "ada@example.com" };

test("an approved invoice is sent to its contact and the persons included, and marked as sent", async () => {
  const persons = [
    { FirstName: "Bea", EmailAddress: "bea@example.com", IncludeInEmails: true },
    { FirstName: "Cy", EmailAddress: "cy@example.com", IncludeInEmails: false },
  ];
  const { InvoiceID, InvoiceNumber } = await bench.invoice({
    Contact: { Name: "Mailed", EmailAddress: "mailed@example.com", ContactPersons: persons },
  });
  const sent = await bench.api(`POST /Invoices/${InvoiceID}/Email`, {});
  expect([sent.status, sent.text]).toEqual([204, ""]);
  expect((await bench.stored(InvoiceID)).SentToContact).toBe(true);

  const mail = (await outbox()).at(-1);
  expect(mail).toMatchObject({
    to: ["mailed@example.com", "bea@example.com"],
    subject: `Invoice ${InvoiceNumber} from Harbour & Pine Ltd`,
    invoiceNumber: InvoiceNumber,
  });
  expect((await fetch(bench.url + mail?.link)).status).toBe(200);
  for (const path of ["/outbox", "/organisations/!hp4Gb/outbox"]) {
    const page = await (await fetch(bench.url + path)).text();
    expect(page).toContain("mailed@example.com, bea@example.com");
    expect(page).toContain(mail?.link);
  }
});

test("a submitted invoice can be sent and is not marked; drafts, bills, voided ones and contacts without address are refused", async () => {
  const submitted = await bench.invoice({ Status: "SUBMITTED", Contact: ADA });
  expect((await bench.api(`POST /Invoices/${submitted.InvoiceID}/Email`)).status).toBe(204);
  expect((await bench.stored(submitted.InvoiceID)).SentToContact).toBe(false);

  const before = (await outbox()).length;
  const voided = await bench.invoice({ Contact: ADA });
  await bench.api(`POST /Invoices/${voided.InvoiceID}`, { Status: "VOIDED" });
  const onlyThese = "Only invoices with a status of SUBMITTED, AUTHORISED or PAID can be emailed.";
  const cases: [invoiceId: string, problem: string][] = [
    [(await bench.invoice({ Status: "DRAFT", Contact: ADA })).InvoiceID, onlyThese],
    [voided.InvoiceID, onlyThese],
    [(await bench.invoice({ Type: "ACCPAY", Contact: ADA })).InvoiceID, "Only sales invoices can be emailed."],
    [
      (await bench.invoice({ Contact: { Name: "No Address" } })).InvoiceID,
      "The contact of this invoice has no email address.",
    ],
  ];
  for (const [invoiceId, problem] of cases) {
    const refused = await bench.api(`POST /Invoices/${invoiceId}/Email`, {});
    expect([refused.status, refusals(refused)]).toEqual([400, [problem]]);
  }
  expect((await bench.api("POST /Invoices/7b1f3f0e-0000-4000-8000-000000000001/Email", {})).status).toBe(404);
  expect(await outbox()).toHaveLength(before);
});

test("sending a part-paid invoice leaves its UpdatedDateUTC alone, sending an unpaid one does not", async () => {
  const [unpaid, partPaid] = [await bench.invoice({ Contact: ADA }), await bench.invoice({ Contact: ADA })];
  await bench.pay(partPaid.InvoiceID, 1);
  const stamps = async () =>
    Promise.all([unpaid, partPaid].map(async ({ InvoiceID }) => (await bench.stored(InvoiceID)).UpdatedDateUTC));
  const before = await stamps();
  bench.clock.advance(60_000);
  for (const { InvoiceID } of [unpaid, partPaid]) await bench.api(`POST /Invoices/${InvoiceID}/Email`, {});
  const after = await stamps();
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
  expect((await bench.stored(partPaid.InvoiceID)).SentToContact).toBe(true);
});

test("a trial organisation sends 20 e-mails a day, a demo company none", async () => {
  const other = await Bench.connected("AU");
  const plan = (name: string) => other.json(`/control/organisations/${other.tenantId}/plan`, { class: name });
  const { InvoiceID } = await other.invoice({ Contact: ADA });
  const send = async () => (await other.api(`POST /Invoices/${InvoiceID}/Email`, {})).status;

  expect(await plan("trial")).toEqual({ class: "TRIAL" });
  for (let email = 1; email <= 20; email += 1) expect(await send()).toBe(204);
  expect(await send()).toBe(400);
  other.clock.advance(DAY);
  other.accessToken = (await other.tokens(await other.consent(other.tenantId))).access_token;
  expect(await send()).toBe(204);
  await plan("DEMO");
  expect(await send()).toBe(400);
  await plan("STANDARD");
  expect(await send()).toBe(204);
  await other.close();
});

test("a person sends it from the invoice's page, and is told when it cannot be sent", async () => {
  const { InvoiceID } = await bench.invoice({ Contact: ADA });
  const page = `${bench.url}/organisations/!hp4Gb/documents/${InvoiceID}`;
  expect(await (await fetch(page)).text()).toContain("View online");
  const before = (await outbox()).length;
  expect((await fetch(`${page}/email`, { method: "POST", redirect: "manual" })).status).toBe(303);
  expect(await outbox()).toHaveLength(before + 1);
  await bench.json(`${home()}/invoices/${InvoiceID}/void`, {});
  const refused = await fetch(`${page}/email`, { method: "POST" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Only invoices with a status of");
  expect(await bench.json(`${home()}/invoices/${InvoiceID}/email`, {})).toEqual({
    error: expect.stringContaining("Only invoices"),
  });
});

test("xero-node sends an e-mail", async () => {
  const { InvoiceID } = await bench.invoice({ Contact: ADA });
  const answer = await xeroNode(bench).emailInvoice(bench.tenantId, InvoiceID, {});
  expect(answer.response.status).toBe(204);
});
