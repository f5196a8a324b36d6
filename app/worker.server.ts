import { randomUUID } from "node:crypto";
import { startJobRunner } from "./adapters/bullmq/job-runner";
import { readSettings, SettingsError } from "./config/env.server";
import { makeContainer, serveMetrics } from "./container.server";
import { CONCURRENCY, jobs, TICK_EVERY_MS, type JobName } from "./jobs/catalog";
import { oneAtATime } from "./jobs/one-at-a-time";
import { tick } from "./jobs/tick";
import { work } from "./jobs/work";
import { stopOnSignal } from "./web/stop-on-signal";
import { makeForgetShop } from "./use-cases/disconnect";
import { makeHandleReceipts } from "./use-cases/handle-receipts";
import { measurePosting } from "./use-cases/measure-posting";
import { makeRunLane } from "./use-cases/run-lane";
import { RightOfWay } from "./use-cases/right-of-way";
import { sweepAfterSilence } from "./use-cases/sweep-after-silence";

/** A webhook's lane is rung through the queue. */
const UNTIL_LANES_ARE_RUNG_MS = 50;

/** The worker process. Any number may run: lanes are leased, and everything else is safe to do twice. */
async function start(): Promise<void> {
  const settings = readSettings();
  const container = makeContainer(settings, "worker");
  const { ports, log, queue, close } = container;
  const rightOfWay = new RightOfWay(ports.clock);
  const handleReceipts = makeHandleReceipts({ ...ports, forgetShop: makeForgetShop(ports) });
  const worker = {
    ...ports,
    owner: randomUUID(),
    handleReceipts: oneAtATime(() => rightOfWay.first(handleReceipts, UNTIL_LANES_ARE_RUNG_MS)),
    runLane: makeRunLane({ ...ports, rightOfWay, ledger: measurePosting(ports.ledger, ports) }),
  };
  const run = (name: string, data: unknown) => {
    if (!isJob(name)) throw new Error(`There is no job called ${name}.`);

    return work(worker, name, data);
  };
  const runner = startJobRunner({ ...queue, concurrency: CONCURRENCY, run, log, meters: ports.meters });
  await sweepAfterSilence(ports);
  const ticked = { ...ports, breathe: () => rightOfWay.breathe() };
  const ticking = () => void tick(ticked).catch((cause: unknown) => log.error("The database could not be asked for work.", { cause }));
  const stopTicking = ports.clock.every(TICK_EVERY_MS, ticking);
  ticking();
  await serveMetrics(container, 1);
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);

  stopOnSignal(log, async () => {
    stopTicking();
    await runner.close();
    await ports.heartbeat.leave(worker.owner);
    await close();
  });
}

function isJob(name: string): name is JobName {
  return name in jobs;
}

start().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof SettingsError ? cause.message : String(cause instanceof Error ? cause.stack : cause)}\n`);
  process.exit(1);
});
