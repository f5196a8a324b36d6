import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { addDays, dayIn, type CalendarDate, type Instant, type TimeZone } from "../../app/domain/instant";
import type { Merchant } from "./setting/merchant";
import { backfillPage, carriedOn, merchantWithPast, previewed } from "./setting/past-orders";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Each works through a whole backfill, with a preview of its own: seconds on a quiet machine.
vi.setConfig({ testTimeout: 120_000 });

const world = await World.start(afterAll);
const { crossfoot } = world.app;
beforeEach(() => world.xero.nextMinute());

const ZONE = "Europe/London" as TimeZone;
const DAY_MS = 86_400_000;
const HIDDEN = "Shopify shows Crossfoot only the orders of the last 60 days";
/** Without `read_all_orders`. */
const SCOPES = ["read_customers", "read_orders", "read_products", "write_orders"];

/** The first day that may be chosen now, and the two after it: one order on each, at noon. */
async function atTheLimit(handle: string) {
  const shownFrom = new Date(world.clock.now().getTime() - 60 * DAY_MS);
  const fromDay = addDays(dayIn(ZONE, shownFrom.toISOString() as Instant), 1);
  const days = [fromDay, addDays(fromDay, 1), addDays(fromDay, 2)];
  const past = days.map((day) => ({ createdAt: `${day}T12:00:00Z`, lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" as const }));
  const ordersFrom = dayIn(ZONE, world.clock.now().toISOString() as Instant);
  const shop = await merchantWithPast(world, { handle, past, scopes: SCOPES, setup: { ordersFrom } });
  await previewed(shop.merchant, { fromDay, toDay: days[2] as CalendarDate });

  return { ...shop, nextDay: days[2] as CalendarDate };
}

/** To the app it is as gone as one that has become too old. */
async function remove(order: ShopOrder | undefined): Promise<void> {
  await fetch(`${world.shopify.url}/control/orders/${order?.id ?? 0}`, { method: "DELETE" });
}

const control = ({ shop }: Merchant, command: "start" | "pause" | "resume") => crossfoot.controlBackfill(shop, command);

test("a backfill that is started when Shopify no longer shows all of it is refused with the first day it does show", async () => {
  const { merchant, nextDay } = await atTheLimit("started-late");
  await world.advance(DAY_MS);

  const { error } = await control(merchant, "start");

  expect(error).toContain(HIDDEN);
  expect(error).toContain(`choose ${addDays(nextDay, -1)} or later`);
  expect((await backfillPage(merchant)).current).toMatchObject({ state: "ready" });
});

test("one that is resumed too late is refused likewise, and stays paused", async () => {
  const { merchant } = await atTheLimit("resumed-late");
  expect(await control(merchant, "start")).toEqual({ error: null });
  await control(merchant, "pause");
  await world.advance(DAY_MS);

  expect((await control(merchant, "resume")).error).toContain(HIDDEN);
  expect((await backfillPage(merchant)).current).toMatchObject({ state: "paused" });
});

test("one that has gone through all of its days may be resumed at any time", async () => {
  const { merchant } = await atTheLimit("all-taken-up");
  await control(merchant, "start");
  world.lines.xero.cut(/./, "before");
  await world.app.worker.turn(merchant.books.tenantId);
  await control(merchant, "pause");
  await world.advance(DAY_MS);

  expect(await control(merchant, "resume")).toEqual({ error: null });
});

test("one that comes to its next orders too late ends with the reason, not as finished", async () => {
  const { merchant } = await atTheLimit("slow");
  await control(merchant, "start");
  await world.advance(DAY_MS);

  const { past } = await carriedOn(merchant, ({ current }) => current === null);

  expect(past).toMatchObject([{ outcome: "failed", reason: expect.stringContaining(HIDDEN) }]);
});

test("orders that were taken up, and that Shopify shows no more when they are read, are counted where it ends, with why", async () => {
  const { merchant, placed, numberOf } = await atTheLimit("read-late");
  await control(merchant, "start");
  // Its orders are taken up, and none is read: Shopify gives no answer.
  const goOn = world.lines.shopify.refuseEvery(/CrossfootOrders/, 500);
  await world.app.worker.turn(merchant.books.tenantId);
  goOn();
  await remove(placed[0]);
  await world.advance(DAY_MS);

  const { past } = await carriedOn(merchant, ({ current }) => current === null);

  expect(past).toMatchObject([
    { outcome: "done", posted: 2, reason: expect.stringContaining("Shopify no longer showed 1 of the 3 orders") },
  ]);
  expect((await merchant.books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(numberOf(placed[0]));
});

test("orders that were gone from Shopify when the run came by are counted there, too", async () => {
  const { merchant, placed } = await atTheLimit("deleted");
  await remove(placed[1]);
  await control(merchant, "start");

  const { past } = await carriedOn(merchant, ({ current }) => current === null);

  expect(past).toMatchObject([
    { outcome: "done", posted: 2, reason: expect.stringContaining("Shopify no longer showed 1 of the 3 orders") },
  ]);
});
