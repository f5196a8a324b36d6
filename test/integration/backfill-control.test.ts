import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { makeWorker } from "./setting/app-under-test";
import { BRITISH_SETUP, type Merchant } from "./setting/merchant";
import {
  backfillPage,
  carriedOn,
  GO_LIVE,
  invoiceNumbersSent,
  JUNE,
  merchantWithPast,
  previewed,
  ranToEnd,
  THREE,
} from "./setting/past-orders";
import { World } from "./setting/world";

// Each works through a whole backfill, with a preview of its own: seconds on a quiet machine.
vi.setConfig({ testTimeout: 120_000 });

const world = await World.start(afterAll);
const { app, lines } = world;
beforeEach(() => world.xero.nextMinute());

const REST_MS = 5_001;
const NEW_CUSTOMER = { firstName: "Ines", lastName: "Fields", email: "ines.fields@example.com" };

const control = (merchant: Merchant, command: "start" | "pause" | "resume" | "cancel") =>
  app.crossfoot.controlBackfill(merchant.shop, command);

const sent = (prefix: string) => invoiceNumbersSent(world, prefix);

/** Turns until the first contact of a backfill is on its way to Xero, which keeps it; then whatever `meanwhile` does happens. */
async function whileContactsAreSent(merchant: Merchant, meanwhile: () => Promise<unknown>): Promise<void> {
  const held = lines.xero.hold(/PUT .*\/Contacts/, "before");
  const turn = app.worker.turn(merchant.books.tenantId);
  await held.arrived;
  await meanwhile();
  held.release();
  await turn;
}

const REST_TOLD_MS = 600_000;

/** A worker whom Xero lets make so many calls, and then tells to wait ten minutes. */
function limitedAfter(calls: number) {
  const { xero } = app.ports;
  let made = 0;

  return makeWorker({
    ...app.ports,
    xero: (who, call) => (made++ < calls ? xero(who, call) : Promise.resolve({ kind: "rate-limited", retryAfterMs: REST_TOLD_MS })),
  });
}

test("oldest first, whatever order they were placed in", async () => {
  const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "oldest-first", past: THREE });
  await previewed(merchant, JUNE);
  await ranToEnd(merchant);

  expect(sent("oldest-first-")).toEqual([placed[1], placed[0], placed[2]].map(numberOf));
});

describe("a backfill that was started", () => {
  test("stops within the slice when it is paused, and goes on when resumed", async () => {
    const past = THREE.map((order, n) => ({
      ...order,
      customer: { ...NEW_CUSTOMER, email: `pause-${n}@example.com`, lastName: `Pause ${n}` },
    }));
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "pausing", past });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    await whileContactsAreSent(merchant, () => control(merchant, "pause"));
    await world.advance(REST_MS);
    await world.settle();

    expect(sent("pausing-")).toEqual([]);
    expect((await backfillPage(merchant)).current).toMatchObject({ state: "paused", progress: { done: 0, posted: 0, pending: 3 } });

    await control(merchant, "resume");
    await carriedOn(merchant, ({ current }) => current === null);

    expect(sent("pausing-")).toEqual([placed[1], placed[0], placed[2]].map(numberOf));
  });

  test("is overtaken by an order that is placed meanwhile", async () => {
    const past = THREE.map((order, n) => ({
      ...order,
      customer: { ...NEW_CUSTOMER, email: `over-${n}@example.com`, lastName: `Over ${n}` },
    }));
    const { merchant, numberOf } = await merchantWithPast(world, { handle: "overtaken", past });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    let placedNow: { name: string } | undefined;
    await whileContactsAreSent(merchant, async () => {
      placedNow = await merchant.placeOrder({ lines: [{ sku: "HF-CAN-S" }], payment: "paid" });
      await world.hear();
    });
    await carriedOn(merchant, ({ current }) => current === null);

    expect(sent("overtaken-")).toHaveLength(4);
    expect(sent("overtaken-")[0]).toBe(numberOf(placedNow));
  });

  test("rests while Xero takes no more of its requests, says so, and goes on by itself", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "resting", past: THREE });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    await limitedAfter(1).turn(merchant.books.tenantId);
    await world.settle();

    expect((await backfillPage(merchant)).current).toMatchObject({
      state: "running",
      waitsFor: { reason: expect.stringContaining("Xero takes no more requests for past orders") },
      progress: { pending: 3 },
    });
    await world.advance(REST_TOLD_MS + 1);
    await carriedOn(merchant, ({ current }) => current === null);
    expect(sent("resting-")).toEqual([placed[1], placed[0], placed[2]].map(numberOf));
  });

  test("says why its orders wait", async () => {
    const { merchant } = await merchantWithPast(world, { handle: "waiting", past: THREE });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    await limitedAfter(0).turn(merchant.books.tenantId);

    expect((await backfillPage(merchant)).current?.progress).toMatchObject({
      pending: 3,
      reasons: [{ outcome: "waiting", orders: 3, sentence: expect.stringContaining("Xero takes no more calls for now") }],
    });
    await control(merchant, "cancel");
  });

  test("that is cancelled forgets what it had not begun, and another takes it up again, once", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "cancelled", past: THREE });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    await app.worker.turn(merchant.books.tenantId).catch(() => undefined);
    await control(merchant, "pause");
    await control(merchant, "cancel");
    await world.advance(REST_MS);
    await world.settle();
    const posted = sent("cancelled-").length;
    const page = await backfillPage(merchant);
    expect(page.current).toBeNull();
    expect(page.past).toMatchObject([{ outcome: "cancelled" }]);

    await previewed(merchant, JUNE);
    await ranToEnd(merchant);

    expect(posted).toBeLessThanOrEqual(3);
    expect(sent("cancelled-").toSorted()).toEqual(placed.map(numberOf).toSorted());
  });

  test("cancelled while paused before its first write: nothing of it stays, in the books or in the list", async () => {
    const past = THREE.map((order, n) => ({
      ...order,
      customer: { ...NEW_CUSTOMER, email: `stop-${n}@example.com`, lastName: `Stop ${n}` },
    }));
    const { merchant } = await merchantWithPast(world, { handle: "stopped", past });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    lines.xero.cut(/GET .*\/Contacts/, "before");
    await app.worker.turn(merchant.books.tenantId);
    await control(merchant, "cancel");
    await world.advance(REST_MS);
    await world.settle();

    expect(sent("stopped-")).toEqual([]);
    const { rows } = await app.crossfoot.orders(merchant.shop, { status: null, after: null });
    expect(rows.filter(({ status }) => status !== "excluded")).toEqual([]);
  });

  test("an order that was held goes on once its cause is put right, though the backfill is over by then", async () => {
    const past = THREE.slice(0, 1).map((order) => ({ ...order, tip: "2.00" }));
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "put-right", past });
    await previewed(merchant, JUNE);
    expect((await ranToEnd(merchant)).past).toMatchObject([{ outcome: "done", posted: 0, held: 1 }]);

    const accounts = { ...BRITISH_SETUP.accounts, tips: "260" };
    await merchant.saveSetup({ ordersFrom: GO_LIVE, numberPrefix: "put-right-", accounts });
    await world.settle();

    expect(sent("put-right-")).toEqual(placed.map(numberOf));
  });

  test("an order that was held stays out of the books once its backfill is given up, whatever is put right afterwards", async () => {
    const past = THREE.slice(0, 2).map((order, n) => ({ ...order, customer: NEW_CUSTOMER, ...(n === 0 && { tip: "2.00" }) }));
    const { merchant, placed } = await merchantWithPast(world, { handle: "given-up", past });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    await whileContactsAreSent(merchant, () => control(merchant, "pause"));
    const [held] = placed;
    if (!held) throw new Error("Two orders were placed.");
    expect((await merchant.page(held)).status).toBe("attention");
    await control(merchant, "cancel");
    await world.advance(REST_MS);
    await world.settle();

    const accounts = { ...BRITISH_SETUP.accounts, tips: "260" };
    await merchant.saveSetup({ ordersFrom: GO_LIVE, numberPrefix: "given-up-", accounts });
    await world.settle();

    expect(sent("given-up-")).toEqual([]);
    expect((await merchant.page(held)).status).toBe("excluded");
  });

  test("an invoice whose answer was lost when its backfill was given up is undone with it, once Xero says that it stands", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "lost-then-undone", past: THREE.slice(0, 1) });
    await previewed(merchant, JUNE);
    await control(merchant, "start");
    lines.xero.cut(/PUT .*\/Invoices/, "after");
    await app.worker.turn(merchant.books.tenantId);
    await control(merchant, "cancel");
    const backfillId = (await backfillPage(merchant)).past[0]?.id ?? "";
    expect(await app.crossfoot.planUndo(merchant.shop, { backfillId })).toEqual({ error: null });
    const silent = limitedAfter(0);
    await world.advance(REST_MS);
    await silent.turn(merchant.books.tenantId);
    await app.crossfoot.controlUndo(merchant.shop, "start");
    await world.advance(REST_MS);
    await silent.turn(merchant.books.tenantId);
    for (let pause = 0; pause < 10; pause++) {
      await world.advance(REST_TOLD_MS);
      await world.settle();
    }

    expect(sent("lost-then-undone-")).toEqual(placed.map(numberOf));
    expect(await merchant.books.invoice("lost-then-undone-1001")).toMatchObject({ Status: "VOIDED" });
    expect((await app.crossfoot.undos(merchant.shop)).past).toMatchObject([{ outcome: "done", all: 1, gone: 1 }]);
  });

  test("a past order goes on being looked after: a refund later becomes a credit note", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "refunded-later", past: THREE.slice(0, 1) });
    await previewed(merchant, JUNE);
    await ranToEnd(merchant);
    const [order] = placed;
    if (!order) throw new Error("One order was placed.");
    await world.shopify.refund(order, {});
    await world.settle();

    expect(await merchant.books.creditNotesOf(numberOf(order))).toMatchObject([{ Status: "PAID", Total: 14.5 }]);
  });
});
