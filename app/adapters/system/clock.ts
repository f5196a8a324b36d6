import type { Clock } from "../../ports/clock";

export const systemClock: Clock = {
  now: () => new Date(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  every: (periodMs, task) => {
    const timer = setInterval(task, periodMs);

    return () => clearInterval(timer);
  },
};
