import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { OrderId } from "../../app/domain/ids";
import type { ScheduleView } from "../../app/use-cases/views";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const HOUR_MS = 3_600_000;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books, shop } = merchant;
const { crossfoot, worker, ports, db } = world.app;

async function choose(mode: ScheduleView["mode"], at = ""): Promise<void> {
  expect(await crossfoot.saveSchedule(shop, { mode, at })).toEqual({ error: null });
  await world.settle();
}

async function schedule(): Promise<ScheduleView> {
  const { schedule } = await crossfoot.home(shop);
  if (!schedule) throw new Error("The shop is not connected.");

  return schedule;
}

/** Until just after the next sync is due. */
async function untilNextSync(): Promise<void> {
  const { nextAt } = await schedule();
  await world.advance(Date.parse(nextAt ?? "") - world.clock.now().getTime() + 1_000);
}

async function isPosted(order: { name: string }): Promise<boolean> {
  return (await books.invoices()).some(({ InvoiceNumber }) => InvoiceNumber === numberOf(order));
}

/** Webhooks that have not been taken note of yet never came. */
async function loseWebhooks(): Promise<void> {
  await world.deliverWebhooks();
  await db.webhookReceipt.deleteMany({ where: { handledAt: null } });
}

/** Order pages are found by name, which an order that was never read has not: it is the one at the top of the list. */
async function newestPage() {
  const { rows } = await crossfoot.orders(shop, { status: null, after: null });
  const page = rows[0] && (await crossfoot.order(shop, rows[0].recordId));
  if (!page) throw new Error("There is no order.");

  return { row: rows[0], page };
}

beforeEach(() => choose("real-time"));

describe("every hour", () => {
  beforeEach(async () => {
    // A full hour in the middle of a test would begin a sync that the test does not expect.
    const left = HOUR_MS - (world.clock.now().getTime() % HOUR_MS);
    if (left < 5 * 60_000) await world.advance(left);
    await choose("hourly");
  });

  test("an order waits for the full hour, and says so; the one after it waits for the next", async () => {
    const first = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    expect(await isPosted(first)).toBe(false);
    expect(await worker.due()).toEqual([]);
    const { nextAt } = await schedule();
    expect(nextAt).toMatch(/:00:00\.000Z$/);
    const words = /^Waits for the next sync at \d{4}-\d\d-\d\d \d\d:00 \(Europe\/London\), as your settings have it\.$/;
    const { row, page } = await newestPage();
    expect(row).toMatchObject({ status: "pending", reason: expect.stringMatching(words) as string });
    expect(page.waiting).toMatch(words);

    await untilNextSync();
    await world.settle();
    expect(await merchant.page(first)).toMatchObject({ status: "synced", waiting: null });
    expect(await books.paymentsOf(numberOf(first))).toHaveLength(1);

    const second = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    expect(await isPosted(second)).toBe(false);
    expect(Date.parse((await schedule()).nextAt ?? "")).toBe(Date.parse(nextAt ?? "") + HOUR_MS);
  });

  test("a sync asks both sides first: an order whose webhook was lost goes with it", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await loseWebhooks();

    await untilNextSync();
    await world.settle();

    expect(await isPosted(order)).toBe(true);
  });

  test("a payment recorded in Xero waits like everything else", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await untilNextSync();
    await world.settle();
    await books.pay(numberOf(order));
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "synced", waiting: expect.any(String) as string });
    expect((await world.shopify.order(order)).status).toBe("PENDING");

    await untilNextSync();
    await world.settle();

    expect((await world.shopify.order(order)).status).toBe("PAID");
  });

  test("a sync that Xero's silence interrupts goes on when Xero is back, not an hour later", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.hear();
    await untilNextSync();
    await world.lines.xero.down();
    for (const tenantId of await worker.due()) await worker.turn(tenantId);
    await world.lines.xero.up();
    expect((await schedule()).underWay).toBe(true);

    await world.advance(10 * 60_000);
    await world.settle();

    expect(await isPosted(order)).toBe(true);
    expect((await schedule()).underWay).toBe(false);
  });

  test("back in real time, what waited goes at once", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    expect(await isPosted(order)).toBe(false);

    await choose("real-time");

    expect(await isPosted(order)).toBe(true);
    expect(await schedule()).toMatchObject({ mode: "real-time", nextAt: null, underWay: false });
  });
});

describe("once a day", () => {
  test("at that time by the organisation's clocks", async () => {
    await choose("daily", "18:30");
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    expect(await isPosted(order)).toBe(false);
    const { nextAt } = await schedule();
    expect(new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeStyle: "short" }).format(new Date(nextAt ?? ""))).toBe(
      "18:30",
    );

    await untilNextSync();
    await world.settle();

    expect(await isPosted(order)).toBe(true);
  });

  test("a time that is none is refused, and nothing changes", async () => {
    const before = await schedule();

    expect(await crossfoot.saveSchedule(shop, { mode: "daily", at: "25:00" })).toEqual({ error: "Choose a time of day, such as 22:00." });
    expect(await crossfoot.saveSchedule(shop, { mode: "weekly", at: "" })).toEqual({ error: "Choose one of these." });
    expect(await schedule()).toEqual(before);
  });
});

describe("by hand", () => {
  beforeEach(() => choose("manual"));

  test("nothing goes until “Sync now”, and nothing after it", async () => {
    const first = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    await world.advance(7 * 24 * HOUR_MS);
    await world.settle();
    expect(await isPosted(first)).toBe(false);
    expect((await newestPage()).page.waiting).toBe("Waits until you press “Sync now”, as your settings have it.");

    await crossfoot.syncNow(shop);
    await world.settle();
    expect(await isPosted(first)).toBe(true);

    const second = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    expect(await isPosted(second)).toBe(false);
  });

  test("“Sync now” on one order posts that one alone", async () => {
    const waiting = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    const wanted = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();

    await crossfoot.retryOrder(shop, (await newestPage()).page.recordId);
    await world.settle();

    expect([await isPosted(wanted), await isPosted(waiting)]).toEqual([true, false]);
  });

  test("a backfill does not wait", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await loseWebhooks();
    await ports.orders.markDirty((await merchant.connection()).id, [order.gid as OrderId], "backfill");

    await world.settle();

    expect(await isPosted(order)).toBe(true);
  });

  test("a sync that was asked for while another was ending is not lost", async () => {
    const { id } = await merchant.connection();
    const [first, second] = [new Date("2026-11-22T10:00:00Z"), new Date("2026-11-22T10:00:05Z")];
    await ports.connections.openSync(id, first);
    await ports.connections.openSync(id, second);
    await ports.connections.closeSync(id, { opened: first, next: new Date("2026-11-23T10:00:00Z") });

    expect((await merchant.connection()).waitsUntil).toEqual(second);
  });
});

describe("“Sync now” by kind", () => {
  test("new and changed orders: Shopify alone is asked", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await books.pay(numberOf(order));
    const lost = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await loseWebhooks();

    await crossfoot.syncNow(shop, "orders");
    await world.settle();

    expect(await isPosted(lost)).toBe(true);
    expect((await world.shopify.order(order)).status).toBe("PENDING");
  });

  test("changes in Xero: Xero alone is asked", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await books.pay(numberOf(order));
    const lost = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await loseWebhooks();

    await crossfoot.syncNow(shop, "books");
    await world.settle();

    expect((await world.shopify.order(order)).status).toBe("PAID");
    expect(await isPosted(lost)).toBe(false);
  });
});
