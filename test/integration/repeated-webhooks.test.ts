import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { until } from "./setting/until";
import { World } from "./setting/world";

const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

async function redeliver(order: Parameters<typeof world.shopify.redeliver>[0], times: number): Promise<void> {
  const before = await world.shopify.attempts();
  const sent = await world.shopify.redeliver(order, times);
  await until("the repeated deliveries", async () => (await world.shopify.attempts()) === before + sent);
}

test("every webhook three times more, all at once, before anything was done: one of each", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.deliverWebhooks();
  const receipts = await world.app.db.webhookReceipt.count();
  await redeliver(order, 3);

  expect(await world.app.db.webhookReceipt.count()).toBe(receipts);
  await world.settle();
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
});

test("webhooks repeated after the order was posted write nothing", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  const before = { changes: await world.xero.changes(), calls: (await world.xero.calls()).length };

  await redeliver(order, 5);
  await world.settle();

  // Receipts that are there already are not even looked at.
  expect({ changes: await world.xero.changes(), calls: (await world.xero.calls()).length }).toEqual(before);
});

test("the same delivery forty times side by side is one receipt", async () => {
  const { ports } = world.app;
  const receipt = {
    source: "SHOPIFY",
    deliveryKey: "one and the same",
    topic: "orders/updated",
    shop: merchant.shop,
    body: Buffer.from("{}"),
  } as const;

  await Promise.all(Array.from({ length: 40 }, () => ports.receipts.store(receipt)));

  expect(await world.app.db.webhookReceipt.count({ where: { deliveryKey: receipt.deliveryKey } })).toBe(1);
  await world.settle();
});

test("two workers at once on one organisation: one invoice, one payment", async () => {
  const other = world.startSecondApp(onTestFinished);
  const order = await merchant.placeOrder(MUG_PAID);
  await world.hear();

  await Promise.all([world.app.worker.turn(books.tenantId), other.worker.turn(books.tenantId)]);
  await world.settle();

  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
});

test("a handled webhook keeps no body: it may name a person", async () => {
  await merchant.placeOrder({ ...MUG_PAID, customer: { firstName: "Wren", lastName: "Ashdown", email: "wren.ashdown@example.com" } });
  await world.settle();

  expect(await world.app.db.webhookReceipt.count({ where: { OR: [{ handledAt: null }, { body: { not: null } }] } })).toBe(0);
});
