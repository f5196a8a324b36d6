import type { Workload } from "../workload";
import { until } from "../until";
import { letOrdersCome, type Fault, type Scene } from "./fault";
import { peopleAtWork } from "./people-acts";

/**
 * While orders are being posted, bookkeepers pay, credit, edit and void some, and tidy up contacts; the merchant has others coded,
 * billed or undone, and a customer changes. What they did stands.
 */
async function peopleInXero(scene: Scene): Promise<void> {
  await scene.stage.xero.faults(scene.seed, [{ fault: "latency", ms: 50 }]);
  await Promise.all([letOrdersCome(scene), peopleAtWork(scene), aWorkerDies(scene)]);
}

/** In the middle of it, with whatever it has in hand; it is started again. */
async function aWorkerDies({ stage, work, pace }: Scene): Promise<void> {
  await until("people are at work", () => work.acts.size > 2, pace.deadlineMs);
  stage.fleet.kill("worker-a", "SIGKILL");
}

/** A large shop's orders and a small shop's, while the app is replaced, one half after the other. */
async function whale(scene: Scene): Promise<void> {
  const { stage, work, orders, pace } = scene;
  const small = await scene.openSmallShop();
  await work.place(orders * pace.whale);
  const coming = smallShopGoesOn(small, orders);
  for (const half of ["a", "b"]) {
    for (const name of [`web-${half}`, `worker-${half}`]) stage.fleet.kill(name, "SIGTERM");
    await until(`web and worker ${half} are going`, () => !stage.fleet.allReady);
    await until(`web and worker ${half} are back`, () => stage.fleet.allReady, 60_000);
  }
  await coming;
  await work.follow();
}

async function smallShopGoesOn(small: Workload, orders: number): Promise<void> {
  await small.place(orders);
  await small.follow();
}

export const peopleFaults: readonly Fault[] = [
  {
    name: "people-in-xero",
    what: "bookkeepers, the merchant and a customer change invoices, contacts and choices, while orders are posted",
    strike: peopleInXero,
  },
  {
    name: "whale",
    what: "a large shop beside a small one, and every process replaced in the middle, one half after the other",
    strike: whale,
  },
];
