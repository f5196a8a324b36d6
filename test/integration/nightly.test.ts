import { afterAll, expect, test, vi } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Much happens in each, and a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const DAY_MS = 24 * 60 * 60_000;
const SWEEP_MS = 900_001;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { db } = world.app;
await db.connection.updateMany({ data: { comparedAt: null } });

/** As if neither a message nor a sweep told of what happened until now. */
async function passUnheard(): Promise<void> {
  await world.deliverWebhooks();
  await db.webhookReceipt.deleteMany({ where: { handledAt: null } });
  const later = new Date(world.clock.now().getTime() + 2 * DAY_MS);
  await db.connection.updateMany({ data: { shopCursor: later, booksCursor: later, paymentsCursor: later } });
}

/** To half past two in London, which keeps UTC in November, and through the sweeps of half an hour. */
async function night(): Promise<void> {
  const now = world.clock.now().getTime();
  const halfPastTwo = Math.floor(now / DAY_MS) * DAY_MS + DAY_MS + 2.5 * 60 * 60_000;
  await world.advance(halfPastTwo - now);
  await world.settle();
  for (let times = 0; times < 2; times++) {
    await world.advance(SWEEP_MS);
    await world.settle();
  }
}

async function place(payment: "paid" | "unpaid"): Promise<ShopOrder> {
  const order = await merchant.placeOrder({ ...MUG, payment });
  await world.settle();

  return order;
}

test("a change in Xero of which nothing tells is found at night, and told; a document that stands as it was costs nothing more", async () => {
  const [edited, left] = [await place("unpaid"), await place("unpaid")];
  await books.edit(numberOf(edited), { DueDate: "2027-03-31" });
  await passUnheard();
  await world.advance(SWEEP_MS);
  await world.settle();
  expect((await merchant.page(edited)).status).not.toBe("attention");
  const reads = world.lines.shopify.count(new RegExp(`query CrossfootOrders?\\b[^]*${left.gid}`));

  await night();

  expect(await merchant.page(edited)).toMatchObject({ status: "attention", foundBySweepAt: expect.any(String) as string });
  expect((await merchant.page(edited)).reasons.join()).toContain("due date");
  expect((await merchant.page(left)).status).not.toBe("attention");
  expect(world.lines.shopify.count(new RegExp(`query CrossfootOrders?\\b[^]*${left.gid}`))).toBe(reads);
});

test("an order of the last week that was missed is found at night, and posted", async () => {
  const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
  await passUnheard();
  await world.advance(SWEEP_MS);
  await world.settle();
  expect((await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(numberOf(order));

  await night();

  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect(await merchant.page(order)).toMatchObject({ status: "synced", foundBySweepAt: expect.any(String) as string });
});

test("once a night, in calls of forty documents, and not by day", async () => {
  const byIds = () => world.lines.xero.count(/^GET .*\/Invoices\?.*IDs=/i);
  await night();
  const before = byIds();
  await world.advance(SWEEP_MS);
  await world.settle();
  expect(byIds()).toBe(before);

  await world.advance(10 * 60 * 60_000);
  await world.settle();
  expect(byIds()).toBe(before);

  await night();
  expect(byIds()).toBe(before + 1);
});
