import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Ports } from "./setting/app-under-test";
import { makeWorker, withAccess } from "./setting/app-under-test";
import { Merchant } from "./setting/merchant";
import { GO_LIVE, mugOn } from "./setting/past-orders";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const { ports, db } = world.app;
beforeEach(() => world.xero.nextMinute());

const AFTER_FAILURE_MS = 30_000;
type ChangedSince = Ports["shopOrders"]["changedSince"];

/** A shop with two orders from before it was connected, of which no webhook tells any more, and a worker that reads changes like this. */
async function shopSweptBy(handle: string, changedSince: ChangedSince) {
  const merchant = await Merchant.open(world, handle);
  for (const day of ["2026-11-02", "2026-11-03"]) await merchant.placeOrder(mugOn(`${day}T09:00:00Z`));
  await world.hear();
  await merchant.connect();
  await merchant.saveSetup({ ordersFrom: GO_LIVE, numberPrefix: `${handle}-` });
  const worker = makeWorker(withAccess({ ...ports, shopOrders: { ...ports.shopOrders, changedSince } }));

  return { merchant, turn: () => worker.turn(merchant.books.tenantId) };
}

function ordersOf({ shop }: Merchant) {
  return db.orderRecord.findMany({ where: { connection: { shop } }, select: { asked: true, foundBySweepAt: true } });
}

describe("the sweep from a shop's first day on", () => {
  test("that Shopify breaks off is no news either when it goes on: live orders overtake what it finds", async () => {
    let calls = 0;
    const { merchant, turn } = await shopSweptBy("broken-off", async (shop, since) => {
      const answer = await ports.shopOrders.changedSince(shop, since);
      if (answer.kind !== "done" || ++calls > 2) return answer;
      const [first] = answer.value.changes;
      if (!first || calls === 2) return { kind: "unreachable", message: "Shopify breaks it off." };

      return { kind: "done", value: { changes: [first], newest: first.at, more: true } };
    });
    await turn();
    expect(await ordersOf(merchant)).toHaveLength(1);
    expect((await merchant.connection()).catchingUp).toBe(true);

    await world.advance(AFTER_FAILURE_MS);
    await turn();

    expect(await ordersOf(merchant)).toEqual(Array(2).fill({ asked: "backfill", foundBySweepAt: null }));
    expect((await merchant.connection()).catchingUp).toBe(false);
    await world.settle();
  });

  test("that is longer than a turn reads is not said to be done", async () => {
    let second = Date.parse(`${GO_LIVE}T00:00:00Z`);
    const { merchant, turn } = await shopSweptBy("too-long", () =>
      Promise.resolve({ kind: "done", value: { changes: [], newest: new Date((second += 1_000)), more: true } }),
    );
    await turn();

    expect(await merchant.connection()).toMatchObject({ shopSweptAt: null, catchingUp: true, shopCursor: new Date(second) });
    await world.settle();
    expect(await merchant.connection()).toMatchObject({ shopSweptAt: expect.any(Date), catchingUp: false });
  });
});
