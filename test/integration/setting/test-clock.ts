import type { Clock } from "../../../app/ports/clock";

/** The app's clock: follows the machine, and a test can push it forward. */
export class TestClock implements Clock {
  private offsetMs = 0;
  private readonly tasks = new Set<() => void>();
  /** How time passes where somebody waits. */
  pass = (ms: number): Promise<void> => Promise.resolve(this.advance(ms));

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Repeated tasks run when a test moves time, once each; turns in tests are far shorter than any period. */
  every(_periodMs: number, task: () => void): () => void {
    this.tasks.add(task);
    return () => this.tasks.delete(task);
  }

  /** Time passes, also for the platforms where a world says how; nobody sleeps. */
  async wait(ms: number): Promise<void> {
    await this.pass(ms);
  }

  advance(byMs: number): void {
    this.offsetMs += byMs;
    for (const task of this.tasks) task();
  }
}

/** The clock of a process that was stopped in its tracks: it sees the time, but none of its timers fires. */
export function frozenTimers(clock: Clock): Clock {
  return { now: () => clock.now(), wait: (ms) => clock.wait(ms), every: () => () => undefined };
}
