import type { Simulation } from "./kernel/simulation";
import { WINDOWS, type CrashWindow } from "./kernel/windows";
import { makeMarkets } from "./platforms/shop-stories";
import { runSchedule } from "./run-schedule";

/** How large the schedules are, on average: orders placed, what happened outside of the app, and how often a fault struck. */
type Sizes = { ordersPerSchedule: number; eventsPerSchedule: number; faultsPerSchedule: number };

export type Report = { schedules: number; perSecond: number; violations: number } & Sizes & { crashWindowsCovered: CrashWindow[] };

/** From this many schedules on, a window that no crash fell into is a fault of the simulation itself. */
const COVERS_ALL_FROM = 1000;
const SHOWN = 2;
const SHOWN_IN_SHORT = 20;

export type Many = { seeds: number; from: number; withText?: boolean; stopAtFirst?: boolean };

export async function runMany({ seeds, from, withText = false, stopAtFirst = false }: Many): Promise<{ report: Report; failed: boolean }> {
  const markets = makeMarkets();
  const covered = new Set<CrashWindow>();
  const broken: number[] = [];
  const sums = { orders: 0, events: 0, struck: 0 };
  const began = performance.now();
  let run = 0;
  for (let seed = from; seed < from + seeds && !(stopAtFirst && broken.length > 0); seed++) {
    const sim = await runSchedule(seed, { markets, withText });
    await aRoundOfTheEventLoop();
    run += 1;
    sums.orders += sim.orders;
    sums.events += sim.events;
    sums.struck += sim.struck;
    sim.windows.forEach((window) => covered.add(window));
    if (withText) console.error(sim.trace.lines.join("\n"));
    if (sim.violations.length === 0) continue;
    broken.push(seed);
    if (broken.length > SHOWN_IN_SHORT) continue;
    if (broken.length > SHOWN) console.error(`seed ${seed}: ${sim.violations[0] ?? ""}`);
    else explain(withText ? sim : await runSchedule(seed, { markets, withText: true }));
  }
  const crashWindowsCovered = (Object.keys(WINDOWS) as CrashWindow[]).filter((window) => covered.has(window));
  const perSecond = Math.round((run / (performance.now() - began)) * 1000);
  const sizes: Sizes = {
    ordersPerSchedule: average(sums.orders, run),
    eventsPerSchedule: average(sums.events, run),
    faultsPerSchedule: average(sums.struck, run),
  };
  const missed = seeds >= COVERS_ALL_FROM && crashWindowsCovered.length < Object.keys(WINDOWS).length;

  return {
    report: { schedules: run, perSecond, violations: broken.length, ...sizes, crashWindowsCovered },
    failed: broken.length > 0 || missed,
  };
}

/** V8 tidies up between rounds, and a test runner wants to hear that its worker lives. */
function aRoundOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

function average(sum: number, of: number): number {
  return Math.round((sum / of) * 10) / 10;
}

const LAST_LINES = 40;

function explain({ seed, violations, faultsAtFirst, trace }: Simulation): void {
  console.error(`seed ${seed}: ${violations.slice(0, 5).join("\n  ")}`);
  console.error(`  faults: ${faultsAtFirst}`);
  console.error(`  again, with all of it: npm run sim -- --seeds 1 --from ${seed} --trace`);
  const about = new RegExp(["VIOLATION", "dies", "stands still", ...(violations.join().match(/\d{4}/g) ?? [])].join("|"));
  const lines = trace.lines.filter((line) => about.test(line));
  console.error(
    lines
      .slice(-LAST_LINES)
      .map((line) => `    ${line}`)
      .join("\n"),
  );
}
