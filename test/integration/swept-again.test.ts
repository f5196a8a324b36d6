import { afterAll, expect, test } from "vitest";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const MUG = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" as const };
const SWEEP_EVERY_MS = 900_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { db } = world.app;

/** The shop falls silent, so that each sweep finds its last minute's orders again. Tells how often they have been asked for. */
async function sweep(): Promise<number[]> {
  await world.advance(SWEEP_EVERY_MS + 1);
  await world.settle();

  return (await db.orderRecord.findMany({ orderBy: { name: "asc" } })).map(({ dirtySeq }) => dirtySeq);
}

/** As if the first look at each had come to an end so many seconds sooner. */
async function readSooner(seconds: number): Promise<void> {
  await db.$executeRaw`UPDATE "OrderRecord" SET "readSince" = "readSince" - ${seconds} * interval '1 second'`;
}

test("a shop's last orders are looked at once more after ten seconds, and then by no further sweep", async () => {
  for (let placed = 0; placed < 2; placed++) await merchant.placeOrder(MUG);
  await world.settle();
  const [one = 0, other = 0] = await sweep();
  // Each could have changed within the second that was read: every look until then was asked for within ten seconds.
  expect(await sweep()).toEqual([one + 1, other + 1]);
  expect(await db.orderRecord.count({ where: { readAgain: true } })).toBe(0);

  await readSooner(10);
  expect(await sweep()).toEqual([one + 2, other + 2]);
  expect(await sweep()).toEqual([one + 2, other + 2]);
  expect(await sweep()).toEqual([one + 2, other + 2]);
});
