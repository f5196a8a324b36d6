/**
 * The simulator's time: a base clock plus an offset that only moves forward.
 * Tokens, webhook retries and the 60-day window all read it, so a test (or a person,
 * through POST /control/clock) can let an hour pass without waiting for one.
 */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves time forward and wakes everything that waits for a moment. */
  advance(byMs: number): void;
  readonly offsetMs: number;
  onAdvance(listener: () => void): void;
}

export function makeClock(base: () => number, startOffsetMs = 0): SandboxClock {
  let offsetMs = startOffsetMs;
  const listeners: (() => void)[] = [];
  return {
    now: () => base() + offsetMs,
    get offsetMs() {
      return offsetMs;
    },
    advance(byMs) {
      offsetMs += byMs;
      for (const listener of listeners) listener();
    },
    onAdvance: (listener) => void listeners.push(listener),
  };
}

/** ISO 8601 in UTC without fractions, the precision Shopify keeps: "2026-11-01T10:05:00Z". */
export function isoSeconds(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
