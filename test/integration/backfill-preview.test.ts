import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Merchant } from "./setting/merchant";
import { backfillPage, carriedOn, GO_LIVE, merchantWithPast, previewed, ranToEnd } from "./setting/past-orders";
import type { NewOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Each works through a whole backfill, with a preview of its own: seconds on a quiet machine.
vi.setConfig({ testTimeout: 120_000 });

const world = await World.start(afterAll);
const { crossfoot } = world.app;
beforeEach(() => world.xero.nextMinute());

// A mug is 14.50 with 2.42 VAT (14.50 ÷ 6), so 12.08 before tax. Every figure below was worked out by hand.
const gbp = (amount: string) => ({ amount, currency: "GBP" });
const JUNE = { fromDay: "2026-06-01", toDay: "2026-06-30" };
const mugOn = (day: number): NewOrder => ({
  ...{ createdAt: `2026-06-${String(day).padStart(2, "0")}T09:00:00Z`, lines: [{ sku: "HF-MUG-CRM" }] },
  payment: "paid",
});

/** Placed while the app listens: it knows the order, which is older than the day from which it posts. */
async function known(handle: string, orders: readonly NewOrder[]) {
  const { merchant, numberOf } = await merchantWithPast(world, { handle, past: [] });
  const placed = await Promise.all(orders.map((order) => merchant.placeOrder(order)));
  await world.settle();

  return { merchant, placed, numberOf };
}

const reasonsOf = (page: Awaited<ReturnType<typeof backfillPage>>) => page.current?.preview?.reasons ?? [];

describe("the preview counts what a person decided before", () => {
  test("orders whose backfill was undone are undone, not in Xero already", async () => {
    const { merchant } = await merchantWithPast(world, { handle: "seen-undone", past: [mugOn(2), mugOn(3)] });
    await previewed(merchant, JUNE);
    const { past } = await ranToEnd(merchant);
    await crossfoot.planUndo(merchant.shop, { backfillId: past[0]?.id ?? "" });
    await world.settle();
    await crossfoot.controlUndo(merchant.shop, "start");
    await world.settle();
    expect((await crossfoot.undos(merchant.shop)).past).toMatchObject([{ outcome: "done", gone: 2 }]);

    const page = await previewed(merchant, JUNE);

    expect(page.current?.preview?.outcomes).toEqual({ post: 0, already: 0, undone: 2, unwanted: 0, held: 0, waiting: 0, excluded: 0 });
    expect(reasonsOf(page)).toMatchObject([{ outcome: "undone", orders: 2, sentence: expect.stringContaining("Post again") }]);
  });

  test("an order that is not to be sent is not counted as to be posted, and is not posted", async () => {
    const { merchant, placed } = await known("not-sent", [mugOn(2), mugOn(3)]);
    const { recordId } = await merchant.page(placed[0] ?? { name: "" });
    await crossfoot.holdBackOrder(merchant.shop, recordId, "a gift");
    await world.settle();

    const { current } = await previewed(merchant, JUNE);

    expect(current?.preview).toMatchObject({
      outcomes: { post: 1, unwanted: 1 },
      documents: [{ kind: "invoice", count: 1, total: gbp("14.50") }, { kind: "payment" }],
    });
    expect((await ranToEnd(merchant)).past).toMatchObject([{ outcome: "done", posted: 1 }]);
  });

  test("an order whose invoice a person voided is left out with that reason", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "seen-voided", past: [mugOn(2)] });
    await previewed(merchant, JUNE);
    await ranToEnd(merchant);
    const number = numberOf(placed[0]);
    for (const { PaymentID } of await merchant.books.paymentsOf(number)) await merchant.books.deletePayment(PaymentID);
    await merchant.books.void(number);
    await world.settle();

    const page = await previewed(merchant, JUNE);

    expect(page.current?.preview?.outcomes).toMatchObject({ post: 0, already: 0, excluded: 1 });
    expect(reasonsOf(page)).toMatchObject([{ outcome: "excluded", sentence: expect.stringContaining("voided") }]);
  });

  test("how a person has one order booked stands in the figures, as it is then posted", async () => {
    const { merchant, placed, numberOf } = await known("by-hand", [mugOn(2), mugOn(3), mugOn(4)]);
    const [moved, draft] = placed;
    if (!moved || !draft) throw new Error("Three orders were placed.");
    await merchant.choose(moved, { account: "260" });
    await merchant.choose(draft, { draft: "yes" });
    await world.settle();

    const { current } = await previewed(merchant, JUNE);

    // The draft has no payment before somebody approves it: two of the three.
    expect(current?.preview?.documents).toMatchObject([
      { kind: "invoice", count: 3, total: gbp("43.50") },
      { kind: "payment", count: 2, total: gbp("29.00") },
    ]);
    expect(current?.preview?.lines).toEqual([
      { account: "200", taxType: "OUTPUT2", net: gbp("24.16"), tax: gbp("4.84") },
      { account: "260", taxType: "OUTPUT2", net: gbp("12.08"), tax: gbp("2.42") },
    ]);
    await ranToEnd(merchant);
    expect((await merchant.books.invoice(numberOf(moved))).LineItems).toMatchObject([{ AccountCode: "260" }]);
    expect(await merchant.books.invoice(numberOf(draft))).toMatchObject({ Status: "DRAFT" });
  });
});

describe("settings that change after the preview", () => {
  const setup = (handle: string) => ({ ordersFrom: GO_LIVE, numberPrefix: `${handle}-` });
  const accountsOf = ({ current }: Awaited<ReturnType<typeof backfillPage>>) => current?.preview?.lines.map(({ account }) => account);
  const press = ({ shop }: Merchant) => crossfoot.controlBackfill(shop, "start");

  test("Start looks at the orders again by the new settings, says so, and posts nothing before it is pressed once more", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "new-settings", past: [mugOn(2)] });
    expect(accountsOf(await previewed(merchant, JUNE))).toEqual(["200"]);
    await merchant.saveSetup({ ...setup("new-settings"), salesAccount: "260" });
    expect((await backfillPage(merchant)).current).toMatchObject({ state: "ready", outOfDate: true, madeAgain: false });
    const writes = await world.xero.writes();

    expect(await press(merchant)).toEqual({ error: null });
    expect((await backfillPage(merchant)).current).toMatchObject({ state: "previewing", madeAgain: true });
    const page = await carriedOn(merchant, ({ current }) => current?.state !== "previewing");

    expect(page.current).toMatchObject({ state: "ready", outOfDate: false, madeAgain: true });
    expect(accountsOf(page)).toEqual(["260"]);
    expect(await world.xero.writes()).toBe(writes);
    await ranToEnd(merchant);
    expect((await merchant.books.invoice(numberOf(placed[0]))).LineItems).toMatchObject([{ AccountCode: "260" }]);
  });

  test("in the middle of the preview: the figures are all by the new ones", async () => {
    // Twenty refunded orders are a part of the file: one order is left.
    const past = Array.from({ length: 21 }, (_, index) => mugOn(1 + index));
    const { merchant, placed } = await merchantWithPast(world, { handle: "mid-preview", past });
    for (const order of placed) await world.shopify.refund(order, {});
    await world.hear();
    await crossfoot.planBackfill(merchant.shop, JUNE);
    for (let turn = 0; turn < 20 && (await backfillPage(merchant)).current?.read !== 20; turn++) {
      await world.app.worker.turn(merchant.books.tenantId);
      await world.advance(5_001);
    }
    expect((await backfillPage(merchant)).current).toMatchObject({ state: "previewing", read: 20 });
    await merchant.saveSetup({ ...setup("mid-preview"), salesAccount: "260" });

    const page = await carriedOn(merchant, ({ current }) => current?.state !== "previewing");

    expect(accountsOf(page)).toEqual(["260"]);
    expect(page.current).toMatchObject({ outOfDate: false, madeAgain: false, read: 21 });
  });
});

describe("refunded orders, which the file does not hold whole", () => {
  test("are read twenty a query, and a step of the preview ends with the first twenty", async () => {
    const past = Array.from({ length: 25 }, (_, index) => mugOn(1 + index));
    const { merchant, placed } = await merchantWithPast(world, { handle: "many-refunds", past });
    for (const order of placed) await world.shopify.refund(order, {});
    await world.hear();
    const { backfills } = world.app.ports;
    const parts = vi.spyOn(backfills, "savePreview");
    const reads = vi.spyOn(world.app.ports.shopOrders, "read");
    const before = world.lines.shopify.count(/graphql/);

    const { current } = await previewed(merchant, JUNE);

    expect(current?.preview).toMatchObject({
      outcomes: { post: 25 },
      documents: expect.arrayContaining([expect.objectContaining({ kind: "creditNote", count: 25, total: gbp("362.50") })]),
    });
    expect(parts.mock.calls.map(([, { preview }]) => preview.sums.outcomes.post)).toEqual([20, 25]);
    expect(reads).not.toHaveBeenCalled();
    // Fifty queries before: one for each order and one for its refunds. Now two for twenty and two for five, beside the file's.
    expect(world.lines.shopify.count(/graphql/) - before).toBeLessThan(20);
    parts.mockRestore();
    reads.mockRestore();
  });
});
