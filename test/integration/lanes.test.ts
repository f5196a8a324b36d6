import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { InvoiceId, OrderId, TenantId } from "../../app/domain/ids";
import { makeWorker } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const LEASE_MS = 12_000;
const SWEEP_EVERY_MS = 600_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { ports, db } = world.app;
const { lanes } = ports;
const tenantId = merchant.books.tenantId as TenantId;
beforeEach(() => world.xero.nextMinute());

const claim = (owner: string) => {
  const now = world.clock.now();

  return { owner, now, until: new Date(now.getTime() + LEASE_MS) };
};

describe("the lease on an organisation", () => {
  test("of twenty owners at once, one gets it", async () => {
    const lane = "organisation with twenty owners" as TenantId;

    const leases = await Promise.all(Array.from({ length: 20 }, (_, owner) => lanes.take(lane, claim(`owner ${owner}`))));

    expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test("is free again when it was handed back, and when it ran out", async () => {
    const lane = "organisation with two owners" as TenantId;
    const first = await lanes.take(lane, claim("first"));
    expect(await lanes.take(lane, claim("second"))).toBeNull();
    if (first) await lanes.release(first);
    expect(await lanes.take(lane, claim("second"))).not.toBeNull();

    world.clock.advance(LEASE_MS + 1);

    expect(await lanes.take(lane, claim("third"))).not.toBeNull();
  });

  test("once somebody else has taken it, its old owner can neither renew nor release it, not even under the same name", async () => {
    const lane = "organisation with a late owner" as TenantId;
    const late = await lanes.take(lane, claim("same name"));
    world.clock.advance(LEASE_MS + 1);
    const present = await lanes.take(lane, claim("same name"));
    if (!late || !present) throw new Error("Both were to get the lane.");

    expect(await lanes.renew(late, claim("same name").until)).toBe(false);
    await lanes.release(late);

    expect(await lanes.renew(present, claim("same name").until)).toBe(true);
    expect(present.fence).toBe(late.fence + 1);
  });

  test("is renewed while a turn lasts, however slow Xero is, so that nobody else begins", async () => {
    const other = world.startSecondApp(onTestFinished);
    await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });
    await world.hear();
    const held = world.lines.xero.hold(/^PUT .*\/Invoices/, "before");
    const turn = world.app.worker.turn(tenantId);
    await held.arrived;
    const calls = world.lines.xero.carried.length;

    for (let step = 0; step < 10; step++) {
      world.clock.advance(4_000);
      expect(await db.lane.count({ where: { tenantId, leaseOwner: world.app.worker.owner } })).toBe(1);
      await other.worker.turn(tenantId);
    }

    expect(world.lines.xero.carried.length).toBe(calls);
    held.release();
    await turn;
    await world.settle();
  });
});

/** Nothing that a turn waits for takes as long. */
const HANGS_AFTER_MS = 600_000;

test("a turn that waits for what never comes keeps its lane for ten minutes, and writes nothing should it come after all", async () => {
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });
  await world.hear();
  let come = (): void => undefined;
  const atLast = new Promise<void>((resolve) => (come = resolve));
  let waits = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (waits = resolve));
  const hangs: Partial<typeof ports.shopOrders> = {
    readMany: async (...asked) => {
      waits();
      await atLast;

      return ports.shopOrders.readMany(...asked);
    },
  };
  const late = makeWorker({ ...ports, shopOrders: { ...ports.shopOrders, ...hangs } });
  const turn = late.turn(tenantId);
  await waiting;
  const leased = () => db.lane.count({ where: { tenantId, leaseOwner: late.owner } });

  // The simulated Shopify has answered nothing since: time passes for the app, and Xero's stands still.
  world.clock.advance(HANGS_AFTER_MS - 1_000);
  expect(await leased()).toBe(1);
  world.clock.advance(2_000);
  await expect(turn).rejects.toThrow(/waited for ten minutes/);
  expect(await leased()).toBe(0);
  expect(world.app.logged.join("\n")).toContain(`A turn hangs; its lane is given to another worker. tenantId=${tenantId}`);

  await world.settle();
  const writes = await world.xero.changes();
  expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
  const asked = world.lines.shopify.count(/query CrossfootOrders?\(/);
  come();
  await expect.poll(() => world.lines.shopify.count(/query CrossfootOrders?\(/)).toBeGreaterThan(asked);
  await world.settle();
  expect(await world.xero.changes()).toBe(writes);
});

describe("what is due", () => {
  const due = async () => (await world.app.worker.due()).includes(tenantId);
  beforeEach(() => world.settle());

  test("nothing, when everything is at rest", async () => {
    expect(await due()).toBe(false);
  });

  test("an order to look at; not while it waits, nor while a worker is at it", async () => {
    const { id } = await merchant.connection();
    await ports.orders.markDirty(id, ["gid://shopify/Order/1" as OrderId]);
    expect(await due()).toBe(true);

    const now = world.clock.now();
    const [order] = await ports.orders.dirty(id, { now, limit: 1 });
    if (!order) throw new Error("The order that was marked is not there.");
    const problem = { code: "xero-busy", remedy: "retry", message: "Wait." } as const;
    await ports.orders.postpone(order, { until: new Date(now.getTime() + 10_000), problem, order: null });
    expect(await due()).toBe(false);
    world.clock.advance(10_000);
    expect(await due()).toBe(true);

    const lease = await lanes.take(tenantId, claim("a worker"));
    expect(await due()).toBe(false);
    if (lease) await lanes.release(lease);
    expect(await due()).toBe(true);
  });

  test("an invoice that changed in Xero", async () => {
    const link = await db.documentLink.findFirstOrThrow({ where: { kind: "INVOICE" } });
    await ports.links.markStale((await merchant.connection()).id, [link.remoteId as InvoiceId]);

    expect(await due()).toBe(true);
  });

  test("a write whose outcome is unknown", async () => {
    const { id } = await merchant.connection();
    await ports.ledger.open(id, { kind: "CONTACT", members: [{ recordId: null, localId: "c-1", naturalKey: "c-1", document: {} }] });
    expect(await due()).toBe(true);

    await db.syncOperation.deleteMany({ where: { localId: "c-1" } });
    await db.batch.deleteMany({ where: { settledAt: null } });
    expect(await due()).toBe(false);
  });

  test("a sweep whose time has come", async () => {
    world.clock.advance(SWEEP_EVERY_MS + 1);

    expect(await due()).toBe(true);
  });

  test("never an organisation that is resting, waits for the merchant, or is disconnected", async () => {
    const { id } = await merchant.connection();
    await ports.orders.markDirty(id, ["gid://shopify/Order/2" as OrderId]);
    await ports.connections.rest(id, new Date(world.clock.now().getTime() + 5_000));
    expect(await due()).toBe(false);
    world.clock.advance(5_000);
    expect(await due()).toBe(true);

    for (const state of ["SETUP", "RECONNECT", "DISCONNECTED"] as const) {
      await ports.connections.setState(id, { from: ["LIVE", "SETUP", "RECONNECT"], to: state });
      expect(await due()).toBe(false);
    }
    await ports.connections.setState(id, { from: ["DISCONNECTED"], to: "LIVE" });
  });
});
