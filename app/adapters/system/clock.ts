import type { Clock } from "../../ports/clock";

export const systemClock: Clock = {
  now: () => new Date(),
  every: (periodMs, task) => {
    const timer = setInterval(task, periodMs);

    return () => clearInterval(timer);
  },
};
