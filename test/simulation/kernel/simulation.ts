import { Agenda } from "./agenda";
import { describeFaults, someFaults, type Faults } from "./faults";
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
  trace: Trace;
  faults: Faults;
  /** The same, as they were when everything began. */
  faultsAtFirst: string;
  windows: Set<CrashWindow>;
  violations: string[];
};

/** Every schedule begins at the same moment. */
export const BEGINNING = Date.parse("2026-11-20T10:00:00Z");

export function newSimulation(seed: number, { withText }: { withText: boolean }): Simulation {
  const random = new Random(seed);
  const faults = someFaults(random);

  return {
    seed,
    random,
    faults,
    faultsAtFirst: describeFaults(faults),
    fortune: new Random(seed + 1_000_003),
    agenda: new Agenda(BEGINNING),
    trace: new Trace(withText),
    windows: new Set(),
    violations: [],
  };
}

export function violated({ agenda, trace, violations }: Simulation, what: string): void {
  trace.note(agenda.now, `VIOLATION ${what}`);
  violations.push(what);
}

export function crashedAt({ windows }: Simulation, crash: CrashMoment): void {
  const window = windowOf(crash);
  if (window) windows.add(window);
}
