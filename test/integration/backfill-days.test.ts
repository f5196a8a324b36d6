import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { invoiceNumbersSent, JUNE, merchantWithPast, mugOn, previewed, ranToEnd, THREE } from "./setting/past-orders";
import { World } from "./setting/world";

// Each works through a whole backfill, with a preview of its own: seconds on a quiet machine.
vi.setConfig({ testTimeout: 120_000 });

const world = await World.start(afterAll);
const { app } = world;
beforeEach(() => world.xero.nextMinute());

describe("which orders", () => {
  test("a day is the organisation's: in summer London's begins at 23:00 UTC", async () => {
    const edges = ["2026-05-31T22:59:59Z", "2026-05-31T23:00:00Z", "2026-06-30T22:59:59Z", "2026-06-30T23:00:00Z"];
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "edges", past: edges.map(mugOn) });
    const { current } = await previewed(merchant, JUNE);
    expect(current).toMatchObject({ found: 2 });

    await ranToEnd(merchant);

    expect(invoiceNumbersSent(world, "edges-")).toEqual([placed[1], placed[2]].map(numberOf));
  });

  test("those in the books already are counted and left alone", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "twice", past: THREE });
    await previewed(merchant, { fromDay: "2026-06-02", toDay: "2026-06-02" });
    await ranToEnd(merchant);
    const before = invoiceNumbersSent(world, "twice-").length;

    const { current } = await previewed(merchant, JUNE);
    expect(current?.preview?.outcomes).toMatchObject({ post: 2, already: 1 });
    const { past } = await ranToEnd(merchant);

    expect(before).toBe(1);
    expect(invoiceNumbersSent(world, "twice-")).toEqual([placed[1], placed[0], placed[2]].map(numberOf));
    expect(past[0]).toMatchObject({ outcome: "done", posted: 2 });
  });

  test("none at all: the preview says so", async () => {
    const { merchant } = await merchantWithPast(world, { handle: "empty", past: [] });

    const { current } = await previewed(merchant, JUNE);

    expect(current).toMatchObject({ state: "ready", found: 0, preview: { outcomes: { post: 0, held: 0 }, documents: [] } });
  });
});

describe("days that are refused, with the reason beside the field", () => {
  test.each([
    { fromDay: "2026-06-31", toDay: "2026-06-30", field: "fromDay" },
    { fromDay: "2026-06-01", toDay: "", field: "toDay" },
    { fromDay: "2026-06-02", toDay: "2026-06-01", field: "toDay" },
    { fromDay: "2026-06-02", toDay: "2999-01-01", field: "toDay" },
  ])("$fromDay to $toDay", async ({ field, ...days }) => {
    const { errors } = await app.crossfoot.planBackfill("edges.myshopify.com", days);

    expect(Object.keys(errors)).toEqual([field]);
  });

  test("a second one beside one that is under way", async () => {
    const { merchant } = await merchantWithPast(world, { handle: "one-at-a-time", past: THREE.slice(0, 1) });
    await previewed(merchant, JUNE);
    await app.crossfoot.controlBackfill(merchant.shop, "start");

    expect((await app.crossfoot.planBackfill(merchant.shop, JUNE)).errors.fromDay).toContain("under way");
  });

  test("orders that Shopify does not show this app", async () => {
    const { merchant } = await merchantWithPast(world, { handle: "sixty-days", past: [], scopes: ["read_customers", "read_orders"] });

    expect((await app.crossfoot.planBackfill(merchant.shop, JUNE)).errors.fromDay).toContain("only the orders of the last 60 days");
  });
});
