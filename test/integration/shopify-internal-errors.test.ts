import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import { backfillPage, carriedOn, merchantWithPast, previewed } from "./setting/past-orders";
import { World } from "./setting/world";

const MINUTE_MS = 60_000;
const REST_MS = 5_000;
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

/** Shopify says with HTTP 200 that something went wrong on its end. */
const failsAt = (...rules: readonly object[]) => askJson(`${world.shopify.url}/control/faults`, { rules });
const recovers = () => fetch(`${world.shopify.url}/control/faults`, { method: "DELETE" });
afterEach(recovers);

test("a part payment that Shopify took and answered with an internal error is found on the order, and never booked as new money", async () => {
  // 2 × 14.50 on account, of which a person records 10.00 in Xero.
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "unpaid" });
  await world.settle();
  await books.pay(numberOf(order), "10.00");
  await world.hear();
  await failsAt({ fault: "internal-error-after", match: { field: "orderCreateManualPayment" }, times: 1 });
  await world.app.worker.turn(books.tenantId);
  expect(await merchant.page(order)).toMatchObject({ status: "pending", reasons: [expect.stringContaining("Internal error.")] });

  await world.advance(REST_MS);
  await world.settle();

  expect(await world.shopify.order(order)).toMatchObject({ received: "10.00", outstanding: "19.00", transactions: [{ amount: "10.00" }] });
  expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 10 }]);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
});

test("orders on which Shopify fails together are read one by one: none waits for another", async () => {
  const orders = await Promise.all([1, 2, 3].map(() => merchant.placeOrder(MUG_PAID)));
  await failsAt({ fault: "internal-error", match: { operation: "CrossfootOrders" } });

  await world.settle();

  for (const order of orders) expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
});

test("orders on which Shopify fails even alone wait with the reason, and are posted once when it fails no more", async () => {
  const orders = await Promise.all([1, 2].map(() => merchant.placeOrder(MUG_PAID)));
  await failsAt({ fault: "internal-error", match: { path: "/admin/api" } });
  await world.hear();
  await world.app.worker.turn(books.tenantId);
  const page = await merchant.page({ name: "New order" });
  expect(page.status).toBe("pending");
  expect(page.reasons[0]).toMatch(/^Shopify did not answer as expected; it is tried again by itself\. \(.*Internal error\./);

  await recovers();
  await world.advance(MINUTE_MS);
  await world.settle();

  for (const order of orders) expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 14.5 }]);
});

test("a backfill that Shopify fails at, in its preview and in its run, says so and goes on", async () => {
  const past = [{ ...MUG_PAID, createdAt: "2026-06-10T09:00:00Z" }];
  const { merchant: other, placed, numberOf: theirs } = await merchantWithPast(world, { handle: "failed-at", past });
  const JUNE = { fromDay: "2026-06-01", toDay: "2026-06-30" };
  const once = (match: object) => ({ fault: "internal-error", match, times: 1 });

  await failsAt(once({ field: "bulkOperationRunQuery" }), once({ field: "bulkOperation" }));
  const { current } = await previewed(other, JUNE);
  expect(current).toMatchObject({ state: "ready", found: 1 });

  await failsAt(once({ operation: "CrossfootPastOrders" }));
  await world.app.crossfoot.controlBackfill(other.shop, "start");
  await world.settle();
  expect((await backfillPage(other)).current).toMatchObject({
    state: "running",
    waitsFor: { reason: expect.stringContaining("Internal error.") },
  });
  const done = await carriedOn(other, (page) => page.current === null);

  expect(done.past).toMatchObject([{ outcome: "done", posted: 1 }]);
  expect(await other.books.paymentsOf(theirs(placed[0]))).toMatchObject([{ Amount: 14.5 }]);
});
