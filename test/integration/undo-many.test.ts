import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { UndoPageView } from "../../app/use-cases/undo-views";
import { dyingWorker, Killed } from "./setting/dying-worker";
import { BRITISH_SETUP, type Merchant } from "./setting/merchant";
import { GO_LIVE, merchantWithPast, previewed, ranToEnd } from "./setting/past-orders";
import { World } from "./setting/world";

// Each works through a backfill first: seconds on a quiet machine.
vi.setConfig({ testTimeout: 240_000 });

// A mug is 14.50 with 2.42 VAT (14.50 ÷ 6). Every figure below was worked out by hand.
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };
const JUNE = { fromDay: "2026-06-01", toDay: "2026-06-30" };

// Xero's sixty calls a minute are counted, and kept.
const world = await World.start(afterAll, { limits: "on" });
const { crossfoot, ports } = world.app;
beforeEach(() => world.advance(2 * 60_000));

const paidOn = (createdAt: string) => ({ ...MUG, createdAt, payment: "paid" as const });

/** Posted by a backfill, whose id is its undo's. */
async function backfilled(handle: string, past: readonly Parameters<Merchant["placeOrder"]>[0][]) {
  const shop = await merchantWithPast(world, { handle, past });
  await previewed(shop.merchant, JUNE);
  const page = await ranToEnd(shop.merchant);

  return { ...shop, numbers: shop.placed.map(shop.numberOf), backfillId: page.past[0]?.id ?? "" };
}

const undos = ({ shop }: Merchant): Promise<UndoPageView> => crossfoot.undos(shop);

async function planned(merchant: Merchant, wanted: { day: string } | { backfillId: string }): Promise<UndoPageView> {
  expect(await crossfoot.planUndo(merchant.shop, wanted)).toEqual({ error: null });
  await world.settle();

  return undos(merchant);
}

async function run(merchant: Merchant): Promise<UndoPageView> {
  await crossfoot.controlUndo(merchant.shop, "start");
  for (let pause = 0; pause < 30; pause++) {
    await world.settle();
    const page = await undos(merchant);
    if (page.current === null) return page;
    await world.advance(20_000);
  }
  throw new Error(`The undo stands still: ${JSON.stringify(await undos(merchant))}`);
}

async function statuses({ books }: Merchant, numbers: readonly string[]): Promise<string[]> {
  const all = await books.invoices();

  return numbers.map((number) => all.find(({ InvoiceNumber }) => InvoiceNumber === number)?.Status ?? "none");
}

describe("a day", () => {
  test("of five orders: the dry run writes nothing; what a person paid is held, the rest goes, and the days around it stay", async () => {
    const day = ["08:00", "09:00", "10:00", "11:00", "12:00"].map((time) => paidOn(`2026-06-02T${time}:00Z`));
    // In London it is summer time: 23:30 UTC on the 1st is the 2nd there, and 23:30 UTC on the 2nd is the 3rd.
    const past = [paidOn("2026-06-01T22:30:00Z"), paidOn("2026-06-01T23:30:00Z"), ...day.slice(1), paidOn("2026-06-02T23:30:00Z")];
    const { merchant, numbers } = await backfilled("undo-day", past);
    const [before = "", first = "", , , , last = "", after = ""] = numbers;
    // A person gave 4.50 of the last back and recorded it otherwise: its payment is another one now.
    const [payment] = await merchant.books.paymentsOf(last);
    await merchant.books.deletePayment(payment?.PaymentID ?? "");
    await merchant.books.pay(last, "10.00");
    await world.settle();
    const writes = await world.xero.writes();

    const { current } = await planned(merchant, { day: "2026-06-02" });

    expect(await world.xero.writes()).toBe(writes);
    expect(current).toMatchObject({
      kind: "day",
      fromDay: "2026-06-02",
      toDay: "2026-06-02",
      state: "ready",
      orders: 5,
      held: 1,
      reversed: 0,
    });
    expect(current?.kinds).toEqual([
      { what: "Payments removed", count: 4, total: { amount: "58.00", currency: "GBP" } },
      { what: "Invoices voided", count: 4, total: { amount: "58.00", currency: "GBP" } },
    ]);
    expect(current?.people[0]?.sentence).toContain(`${last} has 10.00 of payments in Xero that somebody recorded there, beside 0.00`);

    const { past: done } = await run(merchant);

    expect(done[0]).toMatchObject({ outcome: "done", all: 5, gone: 4, held: 1 });
    expect(await statuses(merchant, [before, after])).toEqual(["PAID", "PAID"]);
    expect(await statuses(merchant, numbers.slice(1, 5))).toEqual(["VOIDED", "VOIDED", "VOIDED", "VOIDED"]);
    expect(await statuses(merchant, [last])).toEqual(["AUTHORISED"]);
    expect(await merchant.books.paymentsOf(first)).toEqual([]);
  });

  test("that does not exist is refused", async () => {
    const { merchant } = await merchantWithPast(world, { handle: "no-day", past: [] });

    expect(await crossfoot.planUndo(merchant.shop, { day: "2026-02-30" })).toEqual({ error: "Choose a day." });
    expect(await crossfoot.planUndo(merchant.shop, { backfillId: "no such" })).toEqual({ error: "There is no such backfill." });
  });
});

describe("a backfill", () => {
  test("of sixty: a payment each, and everything else in batches; read back, sixty of sixty are gone", async () => {
    const past = Array.from({ length: 60 }, (_, index) => paidOn(`2026-06-${String(1 + (index % 28)).padStart(2, "0")}T09:00:00Z`));
    const { merchant, numbers, backfillId } = await backfilled("undo-sixty", past);
    const live = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    const { current } = await planned(merchant, { backfillId });
    expect(current).toMatchObject({ kind: "backfill", fromDay: "2026-06-01", toDay: "2026-06-30", orders: 60, held: 0 });
    // 60 payments, 2 voids; readings 2 + 2 + 2 around them, and 2 looks right before the voids.
    expect(current?.estimate.calls).toBe(70);
    const calls = world.lines.xero.carried.length;
    const sent = { deletes: world.lines.xero.count(/^POST .*\/Payments\//), voids: world.lines.xero.count(/^POST .*\/Invoices/) };

    const { past: done } = await run(merchant);

    expect(done[0]).toMatchObject({ outcome: "done", all: 60, gone: 60, held: 0 });
    expect(new Set(await statuses(merchant, numbers))).toEqual(new Set(["VOIDED"]));
    expect(world.lines.xero.count(/^POST .*\/Payments\//) - sent.deletes).toBe(60);
    expect(world.lines.xero.count(/^POST .*\/Invoices/) - sent.voids).toBe(2);
    expect(world.lines.xero.carried.length - calls).toBeLessThanOrEqual(80);
    expect((await world.xero.calls()).filter(({ status }) => status === 429)).toEqual([]);
    // What came by itself is no part of it.
    expect((await merchant.page(live)).status).toBe("synced");

    // The same days asked for again leave what was undone alone.
    await previewed(merchant, JUNE);
    await ranToEnd(merchant);
    expect(new Set(await statuses(merchant, numbers))).toEqual(new Set(["VOIDED"]));
  });

  test("leaves nothing that later comes into the books by itself: what it had held stays out, once its cause is put right", async () => {
    const past = [paidOn("2026-06-02T09:00:00Z"), { ...paidOn("2026-06-03T09:00:00Z"), tip: "2.00" }];
    const { merchant, numbers, backfillId } = await backfilled("undo-held", past);
    expect(await statuses(merchant, numbers)).toEqual(["PAID", "none"]);
    await planned(merchant, { backfillId });
    await run(merchant);

    await merchant.saveSetup({ ordersFrom: GO_LIVE, numberPrefix: "undo-held-", accounts: { ...BRITISH_SETUP.accounts, tips: "260" } });
    await world.settle();

    expect(await statuses(merchant, numbers)).toEqual(["VOIDED", "none"]);
  });

  test("stopped when one order is begun: that one is finished, the other stays and is looked at as before", async () => {
    const { merchant, numbers, backfillId } = await backfilled("undo-stopped", [
      paidOn("2026-06-02T09:00:00Z"),
      paidOn("2026-06-03T09:00:00Z"),
    ]);
    await planned(merchant, { backfillId });
    await crossfoot.controlUndo(merchant.shop, "start");
    await expect(dyingWorker(ports, "PAYMENT_DELETE", "stored").turn(merchant.books.tenantId)).rejects.toThrow(Killed);
    await crossfoot.controlUndo(merchant.shop, "cancel");
    // A lane rests after a write whose outcome nobody knew.
    for (let pause = 0; pause < 3; pause++) {
      await world.settle();
      await world.advance(20_000);
    }

    // The one whose first write was stored is finished: half an order in the books is worse than none.
    expect((await statuses(merchant, numbers)).sort()).toEqual(["PAID", "VOIDED"]);
    const { current, past } = await undos(merchant);
    expect(current).toBeNull();
    expect(past[0]).toMatchObject({ outcome: "cancelled", all: 1, gone: 1 });
    const pages = await Promise.all(numbers.map((number) => merchant.page({ name: `#${number.replace("undo-stopped-", "")}` })));
    expect(pages.map(({ status }) => status).sort()).toEqual(["excluded", "synced"]);
  });

  test("a second undo beside one that runs is refused", async () => {
    const { merchant, backfillId } = await backfilled("undo-two", [paidOn("2026-06-02T09:00:00Z")]);
    await planned(merchant, { backfillId });
    await crossfoot.controlUndo(merchant.shop, "start");

    expect(await crossfoot.planUndo(merchant.shop, { day: "2026-06-02" })).toEqual({
      error: "Another undo is under way. Let it finish, or stop it first.",
    });
    await world.settle();
    expect((await undos(merchant)).past[0]).toMatchObject({ all: 1, gone: 1 });
  });
});
