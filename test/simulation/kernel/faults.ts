import type { Random } from "./random";

/** The highest rate of each fault, for each time it may strike; times are in milliseconds. */
const HIGHEST = {
  /** A process dies at a call to the database or to a platform. */
  crash: 0.012,
  /** A process stands still for longer than its lease lasts, and then goes on. */
  freeze: 0.015,
  /** The same, after it has decided what to write and before the statement leaves. */
  freezeBeforeWrite: 0.12,
  /** The database does not answer: the statement was not executed, or it was. */
  databaseGone: 0.004,
  commitUnanswered: 0.004,
  /** A request never arrives, arrives when nobody waits for it any more, or its answer is lost. */
  requestLost: 0.05,
  requestLate: 0.05,
  answerLost: 0.06,
  notConnected: 0.04,
  /** The platform answers 500: it did nothing, or it did everything. */
  failedBefore: 0.04,
  failedAfter: 0.04,
  limited: 0.04,
  /** One document of a batch is refused, once and for all. */
  refused: 0.02,
  /** Lists show what happened a little later (up to three seconds). */
  listLag: 1,
  webhookLost: 0.9,
  webhookTwice: 0.3,
  webhookLate: 0.3,
  ringLost: 0.5,
  ringTwice: 0.3,
  ringLate: 0.3,
} as const;

export type Fault = keyof typeof HIGHEST;
export type Faults = Record<Fault, number>;

const NAMES = Object.keys(HIGHEST) as Fault[];

/** A swarm: each seed has its own few faults, at its own rates, because all of them together would hide one another. */
export function someFaults(random: Random): Faults {
  const share = random.pick([0.15, 0.4, 0.7]);

  return Object.fromEntries(NAMES.map((name) => [name, random.chance(share) ? HIGHEST[name] * random.next() : 0])) as Faults;
}

export function stopAll(faults: Faults): void {
  for (const name of NAMES) faults[name] = 0;
}

export function describeFaults(faults: Faults): string {
  const on = NAMES.filter((name) => faults[name] > 0).map((name) => `${name} ${(faults[name] * 100).toFixed(1)} %`);

  return on.length > 0 ? on.join(", ") : "none";
}
