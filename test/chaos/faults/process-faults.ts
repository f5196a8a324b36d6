import { setTimeout as delay } from "node:timers/promises";
import type { Pace } from "../pace";
import type { Stage } from "../stage/stage";
import { until } from "../until";
import { letOrdersCome, type Fault, type Scene } from "./fault";

type Worker = "worker-a" | "worker-b";
type Moment = "before" | "after";

/**
 * Xero remembers an idempotency key for six minutes. By the time that anybody looks it has forgotten: whoever just sends
 * again does the work twice.
 */
const KEY_FORGOTTEN_MS = 7 * 60_000;

/** The simulated Xero holds the worker's request at the worst moment; the worker dies there. */
function killAt(moment: Moment): (scene: Scene) => Promise<void> {
  return async ({ stage, work, orders, pace }) => {
    for (const match of pace.killAt) {
      await stage.xero.ask("/hold", { match, mode: moment });
      await work.place(orders);
      await work.follow();
      stage.fleet.kill(await workerHeldAt(stage, match, pace), "SIGKILL");
      await stage.xero.ask("/release", { drop: true });
      if (moment === "after") await stage.xero.advance(KEY_FORGOTTEN_MS);
    }
  };
}

/** The worker stands still past the end of its lease, so that another takes over what it was doing, and then goes on. */
async function standStill({ stage, work, orders, pace }: Scene): Promise<void> {
  await stage.xero.ask("/hold", { match: "PUT /Invoices", mode: "before" });
  await work.place(orders);
  const worker = await workerHeldAt(stage, "PUT /Invoices", pace);
  stage.fleet.kill(worker, "SIGSTOP");
  await stage.xero.ask("/release", { drop: false });
  await delay(pace.standstillMs / 2);
  await work.follow();
  await delay(pace.standstillMs / 2);
  stage.fleet.kill(worker, "SIGCONT");
}

async function workerHeldAt({ xero, lines }: Stage, match: string, { deadlineMs }: Pace): Promise<Worker> {
  await until(`Xero holds ${match}`, async () => (await xero.ask<{ held: boolean }>("/hold")).held, deadlineMs);
  return lines.xero["worker-a"].unanswered > 0 ? "worker-a" : "worker-b";
}

/** At random, any process of the app, again and again; orders keep coming meanwhile. */
async function killAnybody(scene: Scene): Promise<void> {
  const { stage, work, orders, pace, random } = scene;
  const [shortest, longest] = pace.killEveryMs;
  const until = performance.now() + pace.killingMs;
  await work.place(Math.ceil(orders / 2));
  let placed = Math.ceil(orders / 2);
  while (performance.now() < until) {
    await delay(shortest + random() * (longest - shortest));
    stage.fleet.kill(stage.fleet.names[Math.floor(random() * stage.fleet.names.length)] ?? "worker-a", "SIGKILL");
    if (placed < orders) placed += await work.place(1).then(() => 1);
    await work.follow();
  }
  await work.place(orders - placed);
  await work.follow();
}

/** The row is committed, its answer on the way: there the web dies. The platform never learns that it was taken. */
async function killWebBeforeAnswer(scene: Scene): Promise<void> {
  const { lines, fleet } = scene.stage;
  const struck = new Set<number>();
  lines.hooks.weather = {
    onRequest: () => "pass",
    onAnswer: ({ target }) => {
      if (struck.has(target)) return "pass";
      struck.add(target);
      fleet.kill(target === 0 ? "web-a" : "web-b", "SIGKILL");
      return "reset";
    },
  };
  await letOrdersCome(scene);
  await until("both webs were killed", () => struck.size === 2, scene.pace.deadlineMs);
  // Shopify sends again what nobody acknowledged.
  await until("the webs are back", () => fleet.allReady);
  await scene.work.redeliver(1);
}

export const processFaults: readonly Fault[] = [
  { name: "kill-worker-before-xero", what: "SIGKILL of the worker whose request Xero has not yet acted on", strike: killAt("before") },
  {
    name: "kill-worker-after-xero",
    what: "SIGKILL of the worker whose request Xero has acted on, before the answer",
    strike: killAt("after"),
  },
  { name: "kill-web-before-200", what: "SIGKILL of a web between storing a webhook and its answer", strike: killWebBeforeAnswer },
  { name: "random-kills", what: "SIGKILL of any process of the app, again and again", strike: killAnybody },
  { name: "stopped-worker", what: "SIGSTOP of a worker in mid-call for longer than its lease", strike: standStill },
];
