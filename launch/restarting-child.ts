import type { Child, Ending } from "./child";

const EARLY_MS = 10_000;
const EARLY_ENDS_ALLOWED = 3;

/**
 * A program that, once it has been ready, is started again at once when it dies. It `ended` only when it was
 * stopped, or when it is broken rather than unlucky: three times in a row it ended by itself within ten seconds.
 */
export function startRestartingChild(launch: () => Child, onRestart: (how: string) => void): Child {
  let child = launch();
  let stopping = false;

  async function supervise(): Promise<Ending> {
    if (!(await child.ready)) return child.ended;
    let earlyEnds = 0;
    for (;;) {
      const startedAt = performance.now();
      const ending = await child.ended;
      const early = !ending.killed && performance.now() - startedAt < EARLY_MS;
      earlyEnds = early ? earlyEnds + 1 : 0;
      if (stopping || earlyEnds >= EARLY_ENDS_ALLOWED) return ending;
      onRestart(ending.how);
      child = launch();
    }
  }

  return {
    get pid() {
      return child.pid;
    },
    ready: child.ready,
    ended: supervise(),
    kill: (signal) => child.kill(signal),
    stop: () => {
      stopping = true;
      return child.stop();
    },
  };
}
