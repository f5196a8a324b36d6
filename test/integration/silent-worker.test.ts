import { afterAll, expect, test } from "vitest";
import { makeBell } from "../../app/adapters/bullmq/bell";
import { startJobRunner } from "../../app/adapters/bullmq/job-runner";
import { tick } from "../../app/jobs/tick";
import { work } from "../../app/jobs/work";
import type { JobName } from "../../app/jobs/catalog";
import { Line } from "../chaos/line/line";
import { until } from "../chaos/until";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const PATIENCE_MS = 20_000;

const world = await World.start(afterAll);
const merchant = await Merchant.open(world);
const { ports, worker: appWorker } = world.app;

/** The queue's way to its server breaks; the database, which health asks, stays within reach. */
const url = new URL(world.settings.DATABASE_URL);
const line = await Line.to(Number(url.port));
url.port = String(line.listensOn);
const queue = { databaseUrl: url.href, redisUrl: null };
const bell = makeBell(queue, ports.log, ports.meters);
const worker = { ...ports, bell, owner: "worker", handleReceipts: appWorker.handleReceipts, runLane: () => Promise.resolve(false) };
const run = (name: string, data: unknown) => work(worker, name as JobName, data);
const runner = startJobRunner({ ...queue, concurrency: 1, run, log: ports.log, meters: ports.meters });
afterAll(async () => {
  await line.up();
  await runner.close();
  await bell.close();
  await line.down();
});

/** The worker process goes on ticking, whatever has become of its queue. */
const isReadyAfterTick = async () => {
  await tick({ ...ports, bell });

  return (await fetch(`${world.webUrl}/readyz`)).status === 200;
};

test("a worker that lives and ticks, but whose queue is out of reach, is noticed within a minute, and so is its return", async () => {
  await until("the first canary", isReadyAfterTick, PATIENCE_MS);
  expect((await world.app.crossfoot.home(merchant.shop)).workerSilent).toBe(false);

  await line.down();
  // A job that was under way when the line broke may still end, even between the probe and the page: the minute is counted
  // from a moment without one, and both must see it.
  const isSilentAfterAMinute = async () => {
    world.clock.advance(61_000);

    return !(await isReadyAfterTick()) && (await world.app.crossfoot.home(merchant.shop)).workerSilent;
  };
  await until("a minute without a canary, which the probe and the page both see", isSilentAfterAMinute, PATIENCE_MS);
  expect(world.app.logged.join("\n")).toContain("A wake-up was not delivered");

  await line.up();
  await until("a canary after the outage", isReadyAfterTick, PATIENCE_MS);
});
