import { setTimeout as delay } from "node:timers/promises";
import { booksWrites } from "../oracle/books-side";
import type { Finding } from "../oracle/judge-order";
import { sweepNow } from "../stage/app-rows";
import { letOrdersCome, wrong, type Fault, type Scene } from "./fault";

async function thrice(scene: Scene): Promise<void> {
  await scene.stage.shopify.faults(scene.seed, [{ fault: "webhook-duplicated" }]);
  await letOrdersCome(scene);
  await scene.work.redeliver(1);
}

async function reordered(scene: Scene): Promise<void> {
  await scene.stage.shopify.faults(scene.seed, [{ fault: "webhook-reordered", ms: scene.pace.lateMs }]);
  await letOrdersCome(scene);
  await delay(scene.pace.lateMs);
}

/** A third of them, and then all for a while. */
async function lost({ stage, work, orders, seed }: Scene): Promise<void> {
  await stage.shopify.faults(seed, [{ fault: "webhook-lost", chance: 0.33 }]);
  await work.place(Math.ceil(orders / 2));
  await stage.shopify.faults(seed, [{ fault: "webhook-lost" }]);
  await work.place(Math.floor(orders / 2));
  await work.follow();
  await stage.shopify.noFaults();
  await sweepNow(stage.database);
}

/** The order has changed by the time that the webhooks of its beginning arrive, with the content of then. */
async function late({ stage, work, orders, pace, seed }: Scene): Promise<void> {
  await stage.shopify.faults(seed, [{ fault: "webhook-delayed", ms: pace.lateMs }]);
  await work.place(orders);
  await stage.shopify.noFaults();
  await work.follow();
  await sweepNow(stage.database);
  await delay(pace.lateMs);
}

const HOURS_MS = 6 * 60 * 60_000;

/** The sweep has found all there was, all is at rest: then what should have come hours ago arrives. It is no news. */
async function hoursLate({ stage, work, orders, seed, comesToRest }: Scene): Promise<readonly Finding[]> {
  await stage.shopify.faults(seed, [{ fault: "webhook-delayed", ms: HOURS_MS }]);
  await work.place(orders);
  await work.follow();
  await sweepNow(stage.database);
  await comesToRest();
  const before = stage.xero.journal.mark();
  const { released } = await stage.shopify.ask<{ released: number }>("/webhooks/release", {});
  if (released === 0) throw new Error("No webhook was held back.");
  await comesToRest();
  const writes = booksWrites(stage.xero.journal.since(before)).length;
  return writes > 0 ? [wrong(`${writes} writes to Xero for webhooks whose orders stood there already`)] : [];
}

export const webhookFaults: readonly Fault[] = [
  { name: "webhooks-thrice", what: "every webhook of Shopify three times", strike: thrice },
  { name: "webhooks-reordered", what: "webhooks arrive in any order: the refund before the order", strike: reordered },
  { name: "webhooks-lost", what: "a third of the webhooks never comes, then none for a while", strike: lost },
  { name: "webhooks-late", what: "webhooks of an order's beginning arrive after its end", strike: late },
  { name: "webhooks-hours-late", what: "webhooks arrive when all they tell of has long been done", strike: hoursLate },
];
