import { stopAll } from "./kernel/faults";
import { newSimulation, violated, type Simulation } from "./kernel/simulation";
import { breaches } from "./oracle/invariants";
import { isBackfillLeft } from "./backfills";
import { endSetTimes } from "./merchant";
import type { Market } from "./platforms/shop-stories";
import { BUSY_MS, fillWorld } from "./workload";
import { followsLeft } from "./stores/contact-follows";
import { isUnsettled } from "./stores/lanes";
import { World } from "./world";

/** With no more faults everything must be at rest within this time, waits of five minutes between tries included. */
const REST_WITHIN_MS = 40 * 60_000;
/** What a page that stood still does once it is awake: until then the merchant's act has not happened yet. */
const PAGE_TAKES_MS = 10_000;
/** Lists show everything by then: both sides are swept once more after it, so that whatever a webhook lost is found. */
const LISTED_AFTER_MS = 31_000;
const LOOK_EVERY_MS = 30_000;
/** And then nothing may be written for this long: more sweeps of the shops and of the books fall into it. */
const QUIET_MS = 10 * 60_000;

/** One schedule: things happen while everything fails, then the failing ends, then all must be well. The same seed is the same schedule. */
export async function runSchedule(
  seed: number,
  { markets, withText }: { markets: readonly Market[]; withText: boolean },
): Promise<Simulation> {
  const sim = newSimulation(seed, { withText });
  const world = new World(sim);
  fillWorld(world, markets);
  world.start();
  await runFor(sim, BUSY_MS);
  stopAll(sim.faults);
  sim.calm = true;
  if (sim.habits.setTimes) endSetTimes(world);
  sim.orders = [...world.shops.values()].reduce((sum, { orders }) => sum + orders.size, 0);
  sim.trace.note(sim.agenda.now, "the faults end");
  const listed = sim.agenda.now + LISTED_AFTER_MS;
  sim.agenda.after(LISTED_AFTER_MS + 1, () => world.stores.connections.sweepAll(world.db.now()));
  const isOver = () => isSweptSince(world, listed) && sim.agenda.now > sim.awakeAt + PAGE_TAKES_MS && isAtRest(world);
  for (let waited = 0; waited < REST_WITHIN_MS && !isOver(); waited += LOOK_EVERY_MS) await runFor(sim, LOOK_EVERY_MS);
  const [writes, archived] = [writesOf(world), heldForArchived(world)];
  await runFor(sim, QUIET_MS);
  // A sweep looks again at the last minute's orders every time, and where calls are short they wait up to 24 minutes for company
  // (domain/sync/wait-for-company.ts): until they were looked at they are not at rest.
  for (let look = 0; look < 220 && !isAtRest(world); look++) await runFor(sim, 7_000);
  if (!isAtRest(world)) violated(sim, `not at rest within forty minutes after the last fault: ${leftToDo(world).join(", ")} is left`);
  else if (writesOf(world) > writes && heldForArchived(world) === archived)
    violated(sim, "something was written although nothing had happened");
  for (const breach of breaches(world)) violated(sim, breach);

  return sim;
}

/** Twenty times what a schedule comes to. */
const MOST_STEPS = 50_000;

/**
 * One step at a time; between two steps the code that was waiting goes as far as it can. A tick comes after every promise that can
 * go on: ten times quicker than a round of the event loop.
 */
function runFor(sim: Simulation, ms: number): Promise<void> {
  const { agenda, violations } = sim;
  const until = agenda.now + ms;

  return new Promise((resolve, reject) => {
    const goOn = () => {
      try {
        if (agenda.steps > MOST_STEPS) violated(sim, "the app runs on and on");
        else if (violations.length <= 20 && agenda.step(until)) return void DONE.then(inATick);
        resolve();
      } catch (cause) {
        reject(cause instanceof Error ? cause : new Error(String(cause)));
      }
    };
    // A tick that one tick asks for comes before the promises; one that a promise asks for comes after them all.
    const inATick = () => process.nextTick(goOn);
    goOn();
  });
}

const DONE = Promise.resolve();

function isSweptSince({ db }: World, moment: number): boolean {
  const isLater = (swept: Date | null) => swept !== null && swept.getTime() > moment;

  return [...db.connections.values()].every(({ shopSweptAt, booksSweptAt }) => isLater(shopSweptAt) && isLater(booksSweptAt));
}

function isAtRest(world: World): boolean {
  return leftToDo(world).length === 0;
}

/** What somebody still has to look at, in words. */
function leftToDo(world: World): string[] {
  const { db } = world;
  const receipts = db.receipts.size > 0 ? [`${db.receipts.size} webhooks`] : [];

  return [
    ...receipts,
    ...[...world.shops.values()].filter((shop) => isBackfillLeft(world, shop)).map(({ domain }) => `the backfill of ${domain}`),
    ...[...db.connections.keys()].flatMap((id) => {
      const rows = db.of(id);
      const orders = [...rows.orders.values()].filter((row) => row.handledSeq < row.dirtySeq);

      const follows = followsLeft(rows).map(({ customerKey }) => `the customer ${customerKey}`);

      return [...follows, ...(isUnsettled(rows) ? [`a write or a document of ${id}`] : []), ...orders.map(({ orderId }) => orderId)];
    }),
  ];
}

/**
 * Orders whose customer's contact was archived. Another shop's customer with the same address may have a contact made since, which a
 * webhook that comes late then finds.
 */
function heldForArchived({ db }: World): number {
  const rows = [...db.connections.keys()].flatMap((id) => [...db.of(id).orders.values()]);

  return rows.filter(({ status, problems }) => status === "attention" && problems.some(({ code }) => code === "contact-archived")).length;
}

function writesOf(world: World): number {
  const inBooks = [...world.tenants.values()].reduce((sum, { organisation }) => sum + organisation.writes, 0);
  const marked = [...world.shops.values()].flatMap((shop) =>
    [...shop.orders.values()].flatMap(({ parts }) => parts.filter((part) => part.marked)),
  );

  return inBooks + marked.length;
}
