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
