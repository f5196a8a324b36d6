import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { ConnectionId, OrderId, TenantId } from "../../app/domain/ids";
import type { Ports } from "./setting/app-under-test";
import { makeWorker, withAccess } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const PUT_CONTACTS = /^PUT .*\/Contacts/;
const PUT_INVOICES = /^PUT .*\/Invoices/;
const LEASE_MS = 12_000;
const A_WHILE_MS = 5 * 60_000;

/** Two shops of one organisation; the first was connected first, so that its turn comes first. */
const world = await World.start(afterAll);
const first = await Merchant.live(world, { handle: "first", setup: { numberPrefix: "FI-" } });
const second = await Merchant.live(world, { handle: "second", setup: { numberPrefix: "SE-" } });
const tenantId = first.books.tenantId as TenantId;
const { ports } = world.app;
let people = 0;
beforeEach(() => world.xero.nextMinute());

function placed(merchant: Merchant): Promise<ShopOrder> {
  people += 1;
  const customer = { firstName: "Person", lastName: `No. ${people}`, email: `person.${people}@example.com` };

  return merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
}

/** Old orders that a backfill asks for: what their webhooks asked for is done with. */
async function backfillOf(merchant: Merchant, count: number): Promise<ShopOrder[]> {
  const orders = [];
  for (let n = 0; n < count; n++) orders.push(await placed(merchant));
  await world.deliverWebhooks();
  await ports.receipts.markHandled((await ports.receipts.unhandled(1_000, world.clock.now())).map(({ id }) => id));
  const { id } = await merchant.connection();
  await ports.orders.markDirty(
    id,
    orders.map(({ gid }) => gid as OrderId),
    "backfill",
  );

  return orders;
}

const inFirst = (order: ShopOrder) => numberOf(order).replace("SH-", "FI-");
const inSecond = (order: ShopOrder) => numberOf(order).replace("SH-", "SE-");

/** What was asked of Xero since: the invoices that each request makes, by number, and the readings of that one. */
function asked(since: number, invoiceId = "none"): string[] {
  return world.lines.xero.carried.slice(since).flatMap(({ call, body }) => {
    if (call.startsWith("GET") && call.includes(invoiceId)) return ["reads the changed one"];
    if (!PUT_INVOICES.test(call)) return [];

    return [(JSON.parse(body) as { Invoices: { InvoiceNumber: string }[] }).Invoices.map((each) => each.InvoiceNumber).join(" ")];
  });
}

describe("two shops of one organisation", () => {
  test("a live order of the second goes before the first's backfill", async () => {
    const old = await backfillOf(first, 2);
    const live = await placed(second);
    await world.hear();
    const before = world.lines.xero.carried.length;
    await world.app.worker.turn(tenantId);

    expect(asked(before)).toEqual([inSecond(live), old.map(inFirst).join(" ")]);
    await world.settle();
  });

  test("a live order of the second that is placed while the first's backfill is under way is let in between two requests", async () => {
    const old = await backfillOf(first, 2);
    const before = world.lines.xero.carried.length;
    const held = world.lines.xero.hold(PUT_CONTACTS, "after");
    const turn = world.app.worker.turn(tenantId);
    await held.arrived;
    const live = await placed(second);
    await world.hear();
    held.release();
    await turn;

    expect(asked(before)).toEqual([inSecond(live), old.map(inFirst).join(" ")]);
    await world.settle();
  });

  test("the old orders of the one that had its turn last come last", async () => {
    await backfillOf(first, 1);
    await world.app.worker.turn(tenantId);
    const olds = [await backfillOf(first, 1), await backfillOf(second, 1)] as const;
    const before = world.lines.xero.carried.length;
    await world.app.worker.turn(tenantId);

    expect(asked(before)).toEqual([...olds[1].map(inSecond), ...olds[0].map(inFirst)]);
    await world.settle();
  });

  test("a live order of the second goes before what changed in Xero for the first", async () => {
    const known = await placed(first);
    await world.settle();
    await first.books.edit(inFirst(known), { Reference: "a person's words" });
    const live = await placed(second);
    await world.hear();
    const before = world.lines.xero.carried.length;
    await world.app.worker.turn(tenantId);

    const { InvoiceID } = await first.books.invoice(inFirst(known));
    expect(asked(before, InvoiceID)).toEqual([inSecond(live), "reads the changed one"]);
    await world.settle();
  });
});

/** A worker whose links of the first shop fail as nobody expected, until it is mended; `failing` may do something more. */
async function stumbling(failing: () => Promise<void> = () => Promise.resolve()) {
  const { id: stumblesOver } = await first.connection();
  let fails = true;
  const stale: Ports["links"]["stale"] = async (id: ConnectionId, ...how) => {
    if (!fails || id !== stumblesOver) return ports.links.stale(id, ...how);
    await failing();
    throw new Error("what nobody expected");
  };
  const worker = makeWorker(withAccess({ ...ports, links: { ...ports.links, stale } }));

  return { worker, mend: () => void (fails = false) };
}

describe("a fault in the work for one shop", () => {
  test("ends that shop's turn only, is told of, and comes again after a rest", async () => {
    const waiting = await placed(first);
    const live = await placed(second);
    await world.hear();
    const { worker, mend } = await stumbling();

    // The job fails, as the fault of any job does: it is logged and counted.
    await expect(worker.turn(tenantId)).rejects.toThrow("what nobody expected");
    expect(await second.books.invoice(inSecond(live))).toMatchObject({ Status: "PAID", Total: 14.5 });
    const { id } = await first.connection();
    expect(world.app.logged.filter((line) => line.includes("what nobody expected") && line.includes(`connectionId=${id}`))).toHaveLength(1);

    // It rests, and is let alone meanwhile.
    await worker.turn(tenantId);
    mend();
    await world.advance(A_WHILE_MS);
    await worker.turn(tenantId);
    expect(await first.books.invoice(inFirst(waiting))).toMatchObject({ Status: "PAID", Total: 14.5 });
    await world.settle();
  });

  test("that stays is shown on that shop's page from a minute on, since when it lasts, and no longer once it is gone", async () => {
    await placed(first);
    await world.hear();
    const { worker, mend } = await stumbling();
    const shown = async ({ shop }: Merchant) => (await world.app.crossfoot.home(shop)).faultSince;
    const before = world.clock.now().getTime();
    await expect(worker.turn(tenantId)).rejects.toThrow("what nobody expected");
    expect(await shown(first)).toBeNull();
    const after = world.clock.now().getTime();
    await world.advance(61_000);
    const since = await shown(first);
    expect(Date.parse(since ?? "never")).toBeGreaterThanOrEqual(before);
    expect(Date.parse(since ?? "never")).toBeLessThanOrEqual(after);
    expect(await shown(second)).toBeNull();

    // Met again, by another worker as well, it has lasted since it was first met.
    await world.advance(A_WHILE_MS);
    const others = await stumbling();
    await expect(others.worker.turn(tenantId)).rejects.toThrow("what nobody expected");
    expect(await shown(first)).toBe(since);
    mend();
    await worker.turn(tenantId);
    expect(await shown(first)).toBeNull();
    await world.settle();
  });

  test("is over with the next turn that goes well, which comes though nothing else is to be done", async () => {
    const { id } = await first.connection();
    const isDue = async () => {
      const now = world.clock.now();

      return (await ports.lanes.due({ now, sweepBefore: new Date(now.getTime() - A_WHILE_MS) })).includes(tenantId);
    };
    expect(await isDue()).toBe(false);
    await ports.connections.saveFault(id, world.clock.now());
    expect(await isDue()).toBe(true);

    await world.app.worker.turn(tenantId);
    expect((await first.connection()).faultSince).toBeNull();
    expect(await isDue()).toBe(false);
  });

  test("ends the whole turn where the lane was lost meanwhile", async () => {
    await placed(first);
    const live = await placed(second);
    await world.hear();
    const { worker } = await stumbling(async () => {
      await world.app.db.lane.updateMany({ where: { tenantId }, data: { leaseUntil: new Date(0) } });
      const now = world.clock.now();
      await ports.lanes.take(tenantId, { owner: randomUUID(), now, until: new Date(now.getTime() + LEASE_MS) });
    });

    await expect(worker.turn(tenantId)).rejects.toThrow("what nobody expected");
    expect((await second.books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(inSecond(live));
    await world.advance(LEASE_MS + 1);
    await world.settle();
    expect(await second.books.invoice(inSecond(live))).toMatchObject({ Status: "PAID", Total: 14.5 });
  });
});
