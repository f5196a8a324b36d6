import { Agenda } from "./agenda";
import { describeFaults, someFaults, type Fault, type Faults } from "./faults";
import { someHabits, type Habits } from "./habits";
import { Random } from "./random";
import { Trace } from "./trace";
import { windowOf, type CrashMoment, type CrashWindow } from "./windows";

/** What all parts of one schedule share: time, chance, faults, and what was seen. */
export type Simulation = {
  seed: number;
  agenda: Agenda;
  random: Random;
  /** Chance of its own for what happens in the shops, so that faults do not change who buys what. */
  fortune: Random;
  habits: Habits;
  trace: Trace;
  faults: Faults;
  /** The same, as they were when everything began. */
  faultsAtFirst: string;
  /** Nothing fails any more, and people let things come to rest. */
  calm: boolean;
  /** When the last process wakes that stood still. */
  awakeAt: number;
  windows: Set<CrashWindow>;
  violations: string[];
  orders: number;
  /** What happened outside of the app: changes by people, webhooks delivered, requests that reached a platform. */
  events: number;
  /** How often a fault struck. */
  struck: number;
};

/** Every schedule begins at the same moment. */
export const BEGINNING = Date.parse("2026-11-20T10:00:00Z");

export function newSimulation(seed: number, { withText }: { withText: boolean }): Simulation {
  const random = new Random(seed);
  const fortune = new Random(seed + 1_000_003);
  const habits = someHabits(fortune);
  const faults = {
    ...someFaults(random),
    ...(habits.bursts && { listLag: 1, webhookLost: 0.3 + 0.6 * random.next() }),
    // A call that arrives long after it was let go is counted in another minute, and nobody can know: half a second is allowed for.
    ...(habits.limits && { requestLate: 0, freeze: 0 }),
  };

  return {
    seed,
    random,
    faults,
    faultsAtFirst: describeFaults(faults),
    fortune,
    habits,
    agenda: new Agenda(BEGINNING),
    trace: new Trace(withText),
    calm: false,
    awakeAt: BEGINNING,
    windows: new Set(),
    violations: [],
    orders: 0,
    events: 0,
    struck: 0,
  };
}

/** Whether this fault strikes now. */
export function strikes(sim: Simulation, fault: Fault): boolean {
  const { random, faults } = sim;
  if (!random.chance(faults[fault])) return false;
  sim.struck += 1;

  return true;
}

export function violated({ agenda, trace, violations }: Simulation, what: string): void {
  trace.note(agenda.now, `VIOLATION ${what}`);
  violations.push(what);
}

export function crashedAt({ windows }: Simulation, crash: CrashMoment): void {
  const window = windowOf(crash);
  if (window) windows.add(window);
}
