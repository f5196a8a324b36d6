import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { OrderId, ShopDomain } from "../../app/domain/ids";
import { makeShopOrders } from "../../app/adapters/shopify/shop-orders";
import { askShopWith } from "../../app/shopify.server";
import { makeWorker } from "./setting/app-under-test";
import { askJson } from "./setting/json";
import { Merchant } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Dozens of orders between two simulators: a busy machine takes its time, and that is no failure.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const world = await World.start(afterAll);
const merchant = await Merchant.live(world, { plan: "Basic" });
const { ports, shopify } = world.app;
const shop = merchant.shop as ShopDomain;
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;

let waitedMs = 0;
const toShopify = (path: string, body: object) => askJson(`${world.shopify.url}/control/${path}`, body);
/** Waiting for Shopify's points lets them come back. */
const clock = {
  now: () => ports.clock.now(),
  wait: async (ms: number) => {
    waitedMs += ms;
    await world.advance(ms);
    await toShopify("clock", { advanceMs: Math.ceil(ms) });
  },
};
/** As one more process of the app asks, which knows of no other. */
const newProcess = () => makeShopOrders(askShopWith(shopify, { clock, sessions: world.app.ports.sessions }));
const queries = () => world.lines.shopify.count(/query CrossfootOrders\(/);
const orders: ShopOrder[] = [];
const ids = () => orders.map(({ gid }) => gid as OrderId);

/** A worker that asks Shopify by this clock. */
const worker = makeWorker({ ...ports, shopOrders: newProcess(), clock: { ...clock, every: (...args) => ports.clock.every(...args) } });

const { id: connectionId } = await merchant.connection();

beforeAll(async () => {
  for (let placed = 0; placed < 70; placed++) orders.push(await merchant.placeOrder(MUG_PAID));
});

/** Asks until Shopify has nothing left for a query of ten orders. */
async function useUpPoints(): Promise<void> {
  const reader = newProcess();
  for (let query = 0; query < 100; query++) {
    const answers = await reader.readMany(shop, { ids: ids().slice(0, 10), side: "shop", atOnce: true });
    if (answers.every(({ kind }) => kind === "rate-limited")) return;
  }
  throw new Error("Shopify's points never ran out.");
}

test("forty queries of ten orders on a standard plan: all are read, none is sent before its points are there", async () => {
  const reader = newProcess();
  const before = { queries: queries(), waitedMs };
  for (let query = 0; query < 40; query++) {
    const answers = await reader.readMany(shop, { ids: ids().slice(0, 10), side: "shop" });
    expect(answers.map(({ kind }) => kind)).toEqual(Array<string>(10).fill("done"));
  }

  expect(queries() - before.queries).toBe(40);
  expect(waitedMs).toBeGreaterThan(before.waitedMs);
});

test("two processes take the same points, and neither knows of the other: what is refused is sent again when Shopify says", async () => {
  const [one, other] = [newProcess(), newProcess()];
  const before = queries();
  for (let query = 0; query < 15; query++) {
    const both = await Promise.all([one, other].map((each) => each.readMany(shop, { ids: ids().slice(0, 10), side: "shop" })));
    expect(both.flat().every(({ kind }) => kind === "done")).toBe(true);
  }

  // Thirty, each at most once in vain.
  expect(queries() - before).toBeLessThanOrEqual(60);
});

test("seventy orders wait and there are no points: they go to Xero in full requests, not ten by ten", async () => {
  await ports.orders.markDirty(connectionId, ids());
  await useUpPoints();
  const before = { queries: queries(), invoices: world.lines.xero.count(/^PUT .*\/Invoices/) };
  for (let turn = 0; turn < 10 && (await worker.turn(merchant.books.tenantId)); turn++);

  expect(await merchant.books.invoices()).toHaveLength(70);
  // Fifty and the rest; where points came back meanwhile, all seventy at once.
  expect(world.lines.xero.count(/^PUT .*\/Invoices/) - before.invoices).toBe(2);
  expect(queries() - before.queries).toBeLessThanOrEqual(16);
});

test("Shopify lets nothing in whatever we wait: the order is put off and says so, a few queries later", async () => {
  const [order] = orders.slice(-1);
  if (!order) throw new Error("No order was placed.");
  await ports.orders.markDirty(connectionId, [order.gid as OrderId]);
  const before = world.lines.shopify.count(/query CrossfootOrder/);
  await toShopify("faults", { seed: 1, rules: [{ fault: "throttled", times: 1_000 }] });
  await worker.turn(merchant.books.tenantId);
  await fetch(`${world.shopify.url}/control/faults`, { method: "DELETE" });

  const page = await merchant.page(order);
  expect(page.status).toBe("pending");
  expect(page.reasons[0]).toMatch(/^Shopify takes no more calls for now; it goes on by itself in \d{1,2} seconds\.$/);
  expect(world.lines.shopify.count(/query CrossfootOrder/) - before).toBeLessThanOrEqual(12);

  await clock.wait(20_000);
  await worker.turn(merchant.books.tenantId);
  expect((await merchant.page(order)).status).toBe("synced");
});
