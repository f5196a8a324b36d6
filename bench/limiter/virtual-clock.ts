import type { Clock } from "../../app/ports/clock";

type Timer = { atMs: number; order: number; resolve: () => void };

/** Time that moves on as soon as everybody waits: minutes pass in milliseconds, and always in the same order. */
export class VirtualClock implements Clock {
  private timers: Timer[] = [];
  private order = 0;

  constructor(private nowMs: number) {}

  now(): Date {
    return new Date(this.nowMs);
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.timers.push({ atMs: this.nowMs + Math.max(0, ms), order: this.order++, resolve });
    });
  }

  every(): () => void {
    throw new Error("Nothing here happens again and again.");
  }

  /** Until that moment; whoever still waits then waits for ever. */
  async runUntil(endMs: number): Promise<void> {
    for (;;) {
      await new Promise<void>((resolve) => void setImmediate(resolve));
      const next = this.timers.reduce<Timer | null>((first, each) => (first && isBefore(first, each) ? first : each), null);
      if (!next || next.atMs > endMs) return;
      this.timers.splice(this.timers.indexOf(next), 1);
      this.nowMs = next.atMs;
      next.resolve();
    }
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
