import { inRealTime } from "./limiter/in-real-time";
import { saturate, type Load } from "./limiter/saturate";
import { machine } from "./machine";

const MINUTES = 10;
const PHASES = 20;
const SEEDS = 3;

type Sum = { minutes: number; calls: number; refused: number; mostAtOnce: number; fewestPerMinute: number };

/**
 * How much of Xero's sixty calls a minute is used where work never ends, and how many calls Xero refuses: the app's own
 * budget in virtual time, against a model of Xero's fixed minutes, at every phase; then for two minutes in real time.
 */
export async function benchLimiter(): Promise<unknown> {
  const live = await overPhases({ purpose: "live", budget: true, pauses: false });
  const backfill = await overPhases({ purpose: "backfill", budget: true, pauses: false });
  const onAndOff = await overPhases({ purpose: "live", budget: true, pauses: true });
  const without = await overPhases({ purpose: "live", budget: false, pauses: false });

  return {
    bench: "limiter",
    callsPerMinute: perMinute(live),
    tooManyPer1000: per1000(live, backfill, onAndOff),
    fewestCallsPerMinuteOfAnyRun: live.fewestPerMinute,
    backfillCallsPerMinute: perMinute(backfill),
    mostAtOnce: Math.max(live.mostAtOnce, backfill.mostAtOnce, onAndOff.mostAtOnce),
    onAndOff: { calls: onAndOff.calls, tooManyPer1000: per1000(onAndOff) },
    withoutBudget: { callsPerMinute: perMinute(without), tooManyPer1000: per1000(without) },
    realTime: await inRealTime(),
    minutesOfARun: MINUTES,
    phases: PHASES,
    seeds: SEEDS,
    calls: live.calls + backfill.calls + onAndOff.calls,
    machine: machine(),
  };
}

async function overPhases(load: Pick<Load, "purpose" | "budget" | "pauses">): Promise<Sum> {
  const sum: Sum = { minutes: 0, calls: 0, refused: 0, mostAtOnce: 0, fewestPerMinute: Infinity };
  for (let seed = 1; seed <= SEEDS; seed++)
    for (let phase = 0; phase < PHASES; phase++) {
      const run = await saturate({
        ...load,
        minutes: MINUTES,
        phaseMs: phase * 3_000 + seed * 137,
        random: randomFrom(seed * 1_000 + phase),
      });
      sum.minutes += MINUTES;
      sum.calls += run.calls;
      sum.refused += run.refused;
      sum.mostAtOnce = Math.max(sum.mostAtOnce, run.mostAtOnce);
      sum.fewestPerMinute = Math.min(sum.fewestPerMinute, run.calls / MINUTES);
    }

  return sum;
}

function perMinute({ calls, minutes }: Sum): number {
  return Number((calls / minutes).toFixed(2));
}

function per1000(...sums: readonly Sum[]): number {
  const add = (pick: (sum: Sum) => number) => sums.reduce((total, each) => total + pick(each), 0);

  return Number(((add(({ refused }) => refused) / add(({ calls, refused }) => calls + refused)) * 1_000).toFixed(3));
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;

  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
