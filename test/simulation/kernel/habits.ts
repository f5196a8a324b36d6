import type { Random } from "./random";

/** What else is so in a schedule, besides its orders and its faults. Each seed has a few of these. */
export type Habits = {
  /** Changes come in bursts, about when the shop is swept: some are listed before others that are older. */
  bursts: boolean;
  sweepEveryMs: number;
};

export function someHabits(fortune: Random): Habits {
  const bursts = fortune.chance(0.35);

  // The worker's own sweeps are ten minutes apart.
  return { bursts, sweepEveryMs: bursts ? 150_000 : 240_000 };
}
