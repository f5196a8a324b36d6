import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { signatureOf } from "../../../sandbox/xero/webhooks/webhook-event";
import { Bench, first, line, salesInvoice } from "./bench";
import { until, WebhookReceiver } from "./webhook-receiver";

const KEY = "s1gn1ngK3y==";
const MINUTE = 60_000;
let receiver: WebhookReceiver;
let bench: Bench;
const dataDir = mkdtempSync(join(tmpdir(), "xero-simulator-"));
beforeEach(async () => {
  receiver = await WebhookReceiver.start(KEY);
});
afterEach(async () => {
  await bench?.close();
  await receiver.close();
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const start = async (folder?: string) => {
  bench = await Bench.connected("NZ", { webhook: { url: receiver.url, key: KEY }, dataDir: folder });
};
const state = async () =>
  (await bench.json("/control/webhooks")) as { status: string; reason: string; undelivered: number };
const active = () => until(async () => (await state()).status === "OK", "the subscription is active");
const delivered = (count: number) => until(() => receiver.deliveries.length >= count, `${count} deliveries arrived`);

test("44 the signature of Xero's own example", () => {
  const body = '{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"S0m3r4Nd0mt3xt"}';
  expect(signatureOf(body, KEY)).toBe("jG8C8c7TME5wMzoy14eY2Mga084LAgOGQEbISeDqlUU=");
});

test("44 creating and paying an invoice sends INVOICE CREATE and UPDATE", async () => {
  await start();
  await active();
  const { ContactID } = await bench.contact("Event Person");
  const invoice = await bench.invoice({ Contact: { ContactID } });
  bench.clock.advance(200);
  await delivered(1);
  const before = first(receiver.deliveries);
  expect(before.rightlySigned).toBe(true);
  expect(before.events.map(({ eventCategory, eventType }) => [eventCategory, eventType])).toEqual([
    ["CONTACT", "CREATE"],
    ["INVOICE", "CREATE"],
  ]);
  expect(before).toMatchObject({
    firstEventSequence: 1,
    lastEventSequence: 2,
    entropy: expect.stringMatching(/^.{20}$/),
  });
  expect(before.events[1]).toEqual({
    resourceUrl: `https://api.xero.com/api.xro/2.0/Invoices/${invoice.InvoiceID}`,
    resourceId: invoice.InvoiceID,
    eventDateUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/),
    eventType: "CREATE",
    eventCategory: "INVOICE",
    tenantId: bench.tenantId,
    tenantType: "ORGANISATION",
  });

  await bench.pay(invoice.InvoiceID, 1);
  bench.clock.advance(200);
  await delivered(2);
  expect(receiver.deliveries[1]).toMatchObject({ firstEventSequence: 3, lastEventSequence: 3 });
  expect(receiver.deliveries[1]?.events).toMatchObject([
    { eventCategory: "INVOICE", eventType: "UPDATE", resourceId: invoice.InvoiceID },
  ]);
});

test("44 a credit note's event carries its type and status", async () => {
  await start();
  await active();
  const { DueDate: _, ...body } = salesInvoice();
  await bench.api("PUT /CreditNotes", { ...body, Type: "ACCRECCREDIT", LineItems: [line({ UnitAmount: 1 })] });
  bench.clock.advance(200);
  await delivered(1);
  expect(first(receiver.deliveries).events.at(-1)).toMatchObject({
    eventCategory: "CREDITNOTE",
    data: { Type: "ACCRECCREDIT", Status: "AUTHORISED" },
  });
});

test("44 the intent to receive has right and wrong signatures, and a receiver that trusts all is refused", async () => {
  receiver.mood = "trusting";
  await start();
  await until(async () => (await state()).reason !== "", "the handshake failed");
  expect(await state()).toMatchObject({
    status: "INTENT_PENDING",
    reason: expect.stringContaining("answered 200 to a wrongly signed"),
  });
  expect(
    receiver.received.every(({ events, firstEventSequence }) => events.length === 0 && firstEventSequence === 0)
  ).toBe(true);

  receiver.mood = "good";
  bench.clock.advance(3000);
  await active();
  const handshake = receiver.received.slice(-4).map(({ rightlySigned }) => rightlySigned);
  expect(handshake.filter((right) => right).length).toBe(2);
});

test("44 a failed delivery is tried again at once, then every 15 minutes, in order, and given up after 24 hours", async () => {
  await start();
  await active();
  receiver.mood = "failing";
  await bench.contact("First");
  bench.clock.advance(200);
  await delivered(2);
  await until(async () => (await state()).undelivered === 1, "the batch waits");
  await bench.contact("Second");
  bench.clock.advance(200);
  expect(receiver.deliveries).toHaveLength(2);

  receiver.mood = "good";
  bench.clock.advance(15 * MINUTE);
  await delivered(4);
  expect(receiver.deliveries.map(({ firstEventSequence }) => firstEventSequence)).toEqual([1, 1, 1, 2]);

  receiver.mood = "failing";
  await bench.contact("Third");
  bench.clock.advance(200);
  // 24 hours hold 96 quarters: the last attempt finds the first failure a day old.
  for (let attempt = 0; attempt <= 96; attempt += 1) {
    await until(async () => receiver.deliveries.length >= 6 + attempt, "the next attempt was made");
    await until(() => hasSettled(6 + attempt), "its failure was noted");
    bench.clock.advance(15 * MINUTE);
  }
  await until(async () => (await state()).status === "DISABLED", "the subscription is disabled");
}, 30_000);

/** The simulator has logged as many attempts as the receiver has seen (the handshake is one entry). */
async function hasSettled(deliveries: number): Promise<boolean> {
  const { attempts } = (await bench.json("/control/webhooks")) as { attempts: number };
  return attempts >= deliveries;
}

test("44 a receiver that says nothing for five seconds has failed", async () => {
  await start();
  await active();
  receiver.mood = "silent";
  await bench.contact("Waiting");
  bench.clock.advance(200);
  await delivered(1);
  bench.clock.advance(5000);
  await delivered(2);
  receiver.mood = "good";
});

const subscribe = (wish: object) => bench.json("/control/webhooks", wish);
const PAYMENTS_TOO = ["INVOICE", "PAYMENT", "PREPAYMENT", "OVERPAYMENT"];

test("44 categories are opted into: payments send their own events, with data, only to those who asked", async () => {
  await start();
  await active();
  const invoice = await bench.invoice({ Contact: { Name: "Category Person" } });
  bench.clock.advance(200);
  await delivered(1);
  expect(await subscribe({ categories: PAYMENTS_TOO })).toMatchObject({ categories: PAYMENTS_TOO, status: "OK" });

  const paid = first((await bench.pay(invoice.InvoiceID, 1)).body.Payments);
  await bench.contact("Nobody asked");
  bench.clock.advance(200);
  await delivered(2);
  expect(receiver.deliveries[1]?.events.map(({ eventCategory, eventType }) => [eventCategory, eventType])).toEqual([
    ["PAYMENT", "CREATE"],
    ["INVOICE", "UPDATE"],
  ]);
  expect(receiver.deliveries[1]?.events[0]).toMatchObject({
    resourceUrl: `https://api.xero.com/api.xro/2.0/Payments/${paid.PaymentID}`,
    resourceId: paid.PaymentID,
    data: { Type: "ACCRECPAYMENT", Status: "AUTHORISED", UpdatedDateUTCString: expect.stringMatching(/^[\d-]+T[\d:]+Z$/) },
  });

  await bench.api(`POST /Payments/${paid.PaymentID}`, { Status: "DELETED" });
  bench.clock.advance(200);
  await delivered(3);
  expect(receiver.deliveries[2]?.events).toMatchObject([
    { eventCategory: "PAYMENT", eventType: "UPDATE", data: { Status: "DELETED" } },
    { eventCategory: "INVOICE", eventType: "UPDATE" },
  ]);
  expect(await subscribe({ categories: ["ITEM"] })).toEqual({ error: expect.stringContaining("categories must be a list of") });
});

test("44 money received in advance or too much sends PREPAYMENT and OVERPAYMENT with their data", async () => {
  await start();
  await active();
  await subscribe({ categories: PAYMENTS_TOO });
  const LineItems = [{ Description: "In advance", Quantity: 1, UnitAmount: 50, AccountCode: "200" }];
  const BankAccount = { Code: "090" };
  const home = `/control/organisations/${bench.tenantId}`;
  const received = { Contact: { Name: "Early Bird" }, BankAccount, Date: "2026-11-20" };
  await bench.json(`${home}/bank-transactions`, { Type: "RECEIVE-PREPAYMENT", LineItems, ...received });
  await bench.json(`${home}/bank-transactions`, { Type: "RECEIVE-OVERPAYMENT", LineItems: [{ Description: "Too much", LineAmount: 7 }], ...received });
  bench.clock.advance(200);
  await delivered(1);
  expect(first(receiver.deliveries).events).toMatchObject([
    { eventCategory: "PREPAYMENT", eventType: "CREATE", data: { Type: "RECEIVE-PREPAYMENT", Status: "AUTHORISED" } },
    { eventCategory: "OVERPAYMENT", eventType: "CREATE", data: { Type: "RECEIVE-OVERPAYMENT", Status: "AUTHORISED" } },
  ]);
});

test("44 a disabled subscription keeps events for 31 days and sends them in order once it is enabled again", async () => {
  await start();
  await active();
  receiver.mood = "failing";
  await bench.contact("Too old");
  bench.clock.advance(200);
  await delivered(2);
  // One day of quarters disables it; the attempts in between are counted by the test above.
  for (let attempt = 1; (await state()).status !== "DISABLED" && attempt <= 97; attempt += 1) {
    await until(() => hasSettled(1 + attempt), "the attempt was made");
    bench.clock.advance(15 * MINUTE);
    await until(async () => (await state()).status === "DISABLED" || (await hasSettled(2 + attempt)), "the next one too");
  }
  await until(async () => (await state()).status === "DISABLED", "the subscription is disabled");

  bench.clock.advance(30 * 24 * 60 * MINUTE);
  await renewToken();
  const kept = [await bench.contact("Kept one")];
  bench.clock.advance(200);
  kept.push(await bench.contact("Kept two"));
  bench.clock.advance(2 * 24 * 60 * MINUTE);
  expect(await state()).toMatchObject({ status: "DISABLED", undelivered: 2 });
  receiver.mood = "good";
  receiver.received.length = 0;
  expect(await bench.json("/control/webhooks/enable", {})).toMatchObject({ status: "OK" });
  await until(async () => (await state()).undelivered === 0, "all is delivered");
  expect(receiver.received.filter(({ events }) => events.length === 0)).toHaveLength(4);
  expect(receiver.deliveries.flatMap(({ events }) => events.map(({ resourceId }) => resourceId))).toEqual(
    kept.map(({ ContactID }) => ContactID)
  );
}, 30_000);

async function renewToken(): Promise<void> {
  bench.accessToken = (await bench.tokens(await bench.consent(bench.tenantId))).access_token;
}

test("44 a subscription can be made and moved while the simulator runs; the new address proves itself first", async () => {
  bench = await Bench.connected("NZ");
  expect(await state()).toMatchObject({ url: null, status: "NONE" });
  await bench.contact("Before anybody listened");
  expect(await subscribe({ url: receiver.url })).toEqual({ error: expect.stringContaining("key is missing") });
  expect(await subscribe({ url: "nowhere", key: KEY })).toEqual({ error: "url must be a whole address." });
  expect(await bench.json("/control/webhooks/enable", {})).toEqual({ error: expect.stringContaining("There is no subscription") });
  expect(await subscribe({ url: receiver.url, key: KEY })).toMatchObject({ url: receiver.url, status: "OK", undelivered: 0 });
  await bench.contact("Heard");
  bench.clock.advance(200);
  await delivered(1);
  expect(first(receiver.deliveries)).toMatchObject({ firstEventSequence: 1, lastEventSequence: 1, rightlySigned: true });
});

test("44 a subscription that names no key is signed with the app's own", async () => {
  bench = await Bench.connected("NZ", { webhookKey: KEY });
  expect(await subscribe({ url: receiver.url })).toMatchObject({ status: "OK" });
});

test("44 events that were not delivered survive a restart", async () => {
  await start(dataDir);
  await active();
  receiver.mood = "failing";
  const { ContactID } = await bench.contact("Survivor");
  bench.clock.advance(200);
  await delivered(2);
  await bench.close();

  receiver.mood = "good";
  bench = await Bench.start({ webhook: { url: receiver.url, key: KEY }, dataDir });
  await delivered(3);
  expect(receiver.deliveries.at(-1)?.events).toMatchObject([{ resourceId: ContactID }]);
});
