import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { Merchant } from "./setting/merchant";
import { invoiceNumbersSent, merchantWithPast, mugOn } from "./setting/past-orders";
import { World } from "./setting/world";

vi.setConfig({ testTimeout: 90_000 });

const world = await World.start(afterAll);
beforeEach(() => world.xero.nextMinute());

const READ_AGAIN_AFTER_MS = 10_001;
const SWEEP_EVERY_MS = 600_000;
const EARLIER = "2026-06-01";

/** A shop that posts from its go-live day, with one order from long before. */
function shopOf(handle: string) {
  return merchantWithPast(world, { handle, past: [mugOn("2026-06-03T09:00:00Z")] });
}

async function chooseFirstDay(merchant: Merchant, ordersFrom: string): Promise<void> {
  await merchant.saveSetup({ ordersFrom, numberPrefix: `${merchant.shop.split(".")[0]}-` });
}

test("an earlier first day brings in what was left out as too old, however often it was read as it stands", async () => {
  const { merchant, placed, numberOf } = await shopOf("left-out");
  const [old] = placed;
  if (!old) throw new Error("One order was placed.");
  expect((await merchant.page(old)).status).toBe("excluded");
  await world.advance(READ_AGAIN_AFTER_MS);
  await merchant.retry(old);
  await world.settle();
  expect(invoiceNumbersSent(world, "left-out-")).toEqual([]);

  await chooseFirstDay(merchant, EARLIER);
  await world.settle();

  expect(invoiceNumbersSent(world, "left-out-")).toEqual([numberOf(old)]);
});

test("an earlier first day that is chosen while the shop is swept from the later one: the sweep begins anew", async () => {
  const { merchant, numberOf, placed } = await shopOf("meanwhile");
  await world.advance(SWEEP_EVERY_MS);
  const sweep = world.lines.shopify.hold(/updated_at/, "after");
  const turn = world.app.worker.turn(merchant.books.tenantId);
  await sweep.arrived;
  await chooseFirstDay(merchant, EARLIER);
  // As if nothing were known of it: only a sweep can find it.
  await world.app.db.orderRecord.deleteMany({ where: { name: placed[0]?.name ?? "", connection: { shop: merchant.shop } } });
  sweep.release();
  await turn;

  await world.advance(SWEEP_EVERY_MS);
  await world.settle();

  expect(invoiceNumbersSent(world, "meanwhile-")).toEqual(placed.map(numberOf));
});
