import type { Log } from "../../ports/log";

type Openable = { waitUntilReady(): Promise<unknown>; close(): Promise<void> };

export type KeptOpen<Opened> = { current(): Opened; isReady(): boolean; close(): Promise<void> };

const AGAIN_AFTER_MS = 1_000;

/**
 * Opens a queue or a worker, and opens it anew where its server could not be reached. BullMQ 6.7 keeps its first failure to
 * connect to PostgreSQL for ever: a process that was started during an outage would never ring or take a job again.
 */
export function keepOpen<Opened extends Openable>(open: () => Opened, log: Log): KeptOpen<Opened> {
  let closed = false;
  let ready = false;
  let current = open();
  const watch = (opened: Opened): void => {
    opened.waitUntilReady().then(
      () => (ready = true),
      (cause: unknown) => {
        if (closed) return;
        log.warn("The queue could not be opened; it is tried again.", { cause });
        setTimeout(() => openAnew(opened), AGAIN_AFTER_MS).unref();
      },
    );
  };
  const openAnew = (failed: Opened): void => {
    if (closed) return;
    failed.close().catch((cause: unknown) => log.warn("What had not been opened could not be closed.", { cause }));
    current = open();
    watch(current);
  };
  watch(current);

  return {
    current: () => current,
    isReady: () => ready,
    close: () => {
      closed = true;

      return current.close();
    },
  };
}
