/** Cancels a scheduled task; harmless when the task has already run. */
export type Cancel = () => void;

interface Scheduled {
  dueMs: number;
  task: () => void;
}

/**
 * The simulator's only source of time. A ticking clock follows the machine and can be pushed forward
 * (`POST /control/clock`); a frozen clock moves only when a test advances it, so that six minutes of
 * idempotency or a day of webhook retries pass without a sleep.
 */
export class Clock {
  private readonly scheduled = new Set<Scheduled>();
  private timer: NodeJS.Timeout | undefined;

  private constructor(private offsetMs: number, private readonly frozenAtMs: number | undefined) {}

  static ticking(): Clock {
    return new Clock(0, undefined);
  }

  static frozen(atMs: number): Clock {
    return new Clock(0, atMs);
  }

  now(): number {
    return (this.frozenAtMs ?? Date.now()) + this.offsetMs;
  }

  schedule(delayMs: number, task: () => void): Cancel {
    const entry = { dueMs: this.now() + delayMs, task };
    this.scheduled.add(entry);
    this.arm();
    return () => this.scheduled.delete(entry);
  }

  /** Moves time forward and runs, in order of their time, the tasks that fall due on the way. */
  advance(byMs: number): void {
    const targetMs = this.now() + byMs;
    for (let next = this.earliest(); next && next.dueMs <= targetMs; next = this.earliest()) {
      this.offsetMs += Math.max(0, next.dueMs - this.now());
      this.scheduled.delete(next);
      next.task();
    }
    this.offsetMs += Math.max(0, targetMs - this.now());
    this.arm();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.scheduled.clear();
  }

  private earliest(): Scheduled | undefined {
    let first: Scheduled | undefined;
    for (const entry of this.scheduled) if (!first || entry.dueMs < first.dueMs) first = entry;
    return first;
  }

  /** A ticking clock keeps one machine timer, for the earliest task. */
  private arm(): void {
    clearTimeout(this.timer);
    const next = this.earliest();
    if (!next || this.frozenAtMs !== undefined) return;
    const waitMs = Math.min(Math.max(0, next.dueMs - this.now()), MAX_TIMER_MS);
    this.timer = setTimeout(() => this.advance(0), waitMs);
  }
}

/** Node's timers overflow above 2^31 - 1 ms; a longer wait is armed again in steps. */
const MAX_TIMER_MS = 2_000_000_000;
