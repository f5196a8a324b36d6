import type { Clock } from "../../app/ports/clock";

/** The real time, which a benchmark moves on. Waiting takes no time. */
export function virtualClock(): { clock: Clock; advance(ms: number): void } {
  let aheadMs = 0;

  return {
    advance: (ms) => {
      aheadMs += ms;
    },
    clock: {
      now: () => new Date(Date.now() + aheadMs),
      wait: (ms) => {
        aheadMs += ms;

        return Promise.resolve();
      },
      every: (periodMs, task) => {
        const timer = setInterval(task, periodMs);

        return () => clearInterval(timer);
      },
    },
  };
}
