import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { listenForMetrics } from "../../app/adapters/metrics/listen";
import { makeMeters } from "../../app/adapters/metrics/meters";
import type { OrderId } from "../../app/domain/ids";
import { work } from "../../app/jobs/work";
import { measurePosting } from "../../app/use-cases/measure-posting";
import { makeWorker } from "./setting/app-under-test";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { db, ports, registry } = world.app;
const { close, port } = await listenForMetrics({ host: "127.0.0.1", port: 0 }, { ...ports, registry });
afterAll(close);
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;
const SECOND_MS = 1_000;

/** One figure as it is served: `webhooks_total{source="SHOPIFY",status="200"}`. Undefined where it is not. */
async function figure(name: string): Promise<number | undefined> {
  const [, metric = "", labels = ""] = /^(\w+)(?:\{(.*)\})?$/.exec(name) ?? [];
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const wanted = labels === "" ? [] : labels.split(",");
  if (!new RegExp(`^# TYPE crossfoot_${metric.replace(/_(count|bucket)$/, "")} `, "m").test(text))
    throw new Error(`There is no metric ${metric}.`);
  const line = text
    .split("\n")
    .find((each) => new RegExp(`^crossfoot_${metric}[{ ]`).test(each) && wanted.every((label) => each.includes(label)));

  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(" ") + 1));
}

describe("what this process does is counted", () => {
  test("webhooks by what their sender was told, calls to Xero by their answer", async () => {
    const [webhooks, calls] = [
      await figure('webhooks_total{source="SHOPIFY",status="200"}'),
      await figure('xero_calls_total{status="200"}'),
    ];
    await merchant.placeOrder(MUG_PAID);
    await world.settle();
    await fetch(`${world.webUrl}/webhooks/shopify`, { method: "POST", body: "{}" });

    expect(await figure('webhooks_total{source="SHOPIFY",status="200"}')).toBeGreaterThan(webhooks ?? 0);
    expect(await figure('webhooks_total{source="SHOPIFY",status="401"}')).toBe(1);
    expect(await figure('xero_calls_total{status="200"}')).toBeGreaterThan(calls ?? 0);
  });

  test("the time from an order's webhook to its invoice, once for each order", async () => {
    await merchant.placeOrder(MUG_PAID);
    await merchant.placeOrder(MUG_PAID);
    await world.hear();
    const received = await db.webhookReceipt.findMany({ orderBy: { id: "desc" }, take: 20 });
    await db.webhookReceipt.updateMany({
      where: { id: { in: received.map(({ id }) => id) } },
      data: { receivedAt: new Date(Date.now() - 600 * SECOND_MS) },
    });

    const worker = makeWorker({ ...ports, ledger: measurePosting(ports.ledger, ports) });
    await worker.turn(merchant.books.tenantId);

    expect(await figure("posting_seconds_count")).toBe(2);
    expect(await figure('posting_seconds_bucket{le="300"}')).toBe(0);
    expect(await figure('posting_seconds_bucket{le="900"}')).toBe(2);
    await world.settle();
  });
});

describe("how all processes stand is read from the database", () => {
  test("webhooks and orders that wait, and since when", async () => {
    expect(await figure("receipts_unhandled")).toBe(0);
    await db.webhookReceipt.createMany({
      data: [90, 30].map((seconds) => ({
        source: "SHOPIFY",
        deliveryKey: `waits-${seconds}`,
        topic: "shop/update",
        receivedAt: new Date(world.clock.now().getTime() - seconds * SECOND_MS),
      })),
    });
    const { id } = await merchant.connection();
    await ports.orders.markDirty(id, ["gid://shopify/Order/1", "gid://shopify/Order/2"] as OrderId[], "backfill");
    await db.orderRecord.updateMany({
      where: { asked: "backfill" },
      data: { askedAt: new Date(world.clock.now().getTime() - 3_600 * SECOND_MS) },
    });

    expect(await figure("receipts_unhandled")).toBe(2);
    expect(await figure("receipts_oldest_seconds")).toBeCloseTo(90, -1);
    expect(await figure('orders_dirty{asked="backfill"}')).toBe(2);
    expect(await figure('orders_dirty_oldest_seconds{asked="backfill"}')).toBeCloseTo(3_600, -2);
    expect(await figure('orders_dirty{asked="live"}')).toBeUndefined();
    await db.orderRecord.deleteMany({ where: { asked: "backfill" } });
    await db.webhookReceipt.deleteMany({ where: { topic: "shop/update" } });
  });

  test("lanes at work, connections by state, those in a fault while they are live, shops whose tokens are dead", async () => {
    expect(await figure("lanes_leased")).toBe(0);
    const now = world.clock.now();
    await ports.lanes.take((await merchant.connection()).tenantId, {
      owner: "a worker",
      now,
      until: new Date(now.getTime() + 10 * SECOND_MS),
    });
    const { id } = await merchant.connection();
    await ports.connections.setState(id, { from: ["LIVE"], to: "RECONNECT" });
    await db.session.updateMany({ data: { refreshToken: null, expires: new Date(now.getTime() - SECOND_MS) } });

    expect(await figure("lanes_leased")).toBe(1);
    await ports.connections.saveFault(id, now);
    expect(await figure("connections_in_fault")).toBe(0);
    expect(await figure('connections{state="RECONNECT"}')).toBe(1);
    expect(await figure('connections{state="LIVE"}')).toBeUndefined();
    expect(await figure("shops_shut_out")).toBe(1);
    await ports.connections.setState(id, { from: ["RECONNECT"], to: "LIVE" });
    expect(await figure("connections_in_fault")).toBe(1);
    await ports.connections.saveFault(id, null);
  });

  test("while the database does not answer, what the process itself knows is served, and that it does not answer", async () => {
    const dead = { figures: () => Promise.reject(new Error("no database")) };
    const own = await listenForMetrics({ host: "127.0.0.1", port: 0 }, { ...ports, registry: makeMeters("other").registry, fleet: dead });
    onTestFinished(() => own.close());
    const text = await (await fetch(`http://127.0.0.1:${own.port}/metrics`)).text();

    expect(text).toMatch(/crossfoot_database_up(\{.*\})? 0/);
    expect(text).toContain("process_cpu_seconds_total");
    expect(text).not.toMatch(/crossfoot_receipts_unhandled(\{.*\})? \d/);
  });
});

test("no label and no figure names a shop, an order or an organisation", async () => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

  for (const name of [merchant.shop, "corner-shop", merchant.books.tenantId, "gid://", "SH-1"]) expect(text).not.toContain(name);
});

describe("health", () => {
  type Ready = { ok: boolean; workers: number; silent: { worker: string }[] };
  const ready = async () => {
    const response = await fetch(`${world.webUrl}/readyz`);

    return { status: response.status, ...((await response.json()) as Ready) };
  };
  const sing = (owner: string) =>
    work({ ...ports, owner, handleReceipts: () => Promise.resolve(false), runLane: () => Promise.resolve(false) }, "receipts", {});

  test("no worker was ever heard of: not ready, though the process answers", async () => {
    expect(await ready()).toMatchObject({ status: 503, ok: false, workers: 0 });
    expect((await fetch(`${world.webUrl}/healthz`)).status).toBe(200);
  });

  test("each worker is heard of by itself: one that falls silent is named, and the last one's silence is the end of readiness", async () => {
    await sing("first");
    await sing("second");
    expect(await ready()).toMatchObject({ status: 200, workers: 2, silent: [] });

    world.clock.advance(61 * SECOND_MS);
    await sing("second");
    expect(await ready()).toMatchObject({ status: 200, ok: true, workers: 2, silent: [{ worker: "first" }] });
    expect(await figure('worker_silent_seconds{worker="first"}')).toBeCloseTo(61, -1);
    expect((await world.app.crossfoot.home(merchant.shop)).workerSilent).toBe(false);

    world.clock.advance(61 * SECOND_MS);
    expect(await ready()).toMatchObject({ status: 503, ok: false });
    expect((await world.app.crossfoot.home(merchant.shop)).workerSilent).toBe(true);
  });

  test("a worker that stopped of its own accord is not missed, and one that was killed only for a day", async () => {
    await sing("third");
    await ports.heartbeat.leave("third");
    expect((await ready()).silent.map(({ worker }) => worker)).not.toContain("third");

    world.clock.advance(24 * 3_600 * SECOND_MS);
    await sing("fourth");
    expect(await db.heartbeat.findMany({ select: { name: true } })).toEqual([{ name: "fourth" }]);
  });

  test("a canary that does not finish its job is silent: the worker takes jobs, and they fail", async () => {
    world.clock.advance(61 * SECOND_MS);
    const stuck = {
      ...ports,
      owner: "stuck",
      handleReceipts: () => Promise.reject(new Error("stuck")),
      runLane: () => Promise.resolve(false),
    };
    await expect(work(stuck, "receipts", {})).rejects.toThrow("stuck");

    expect(await ready()).toMatchObject({ status: 503 });
  });
});
