import type { Log } from "../ports/log";

const PATIENCE_MS = 25_000;

/**
 * Ends tidily on SIGTERM, on Ctrl-C, and when the process that started this one is gone.
 * Work that is cut short by the limit is safe: what was sent is in the database as sent.
 */
export function stopOnSignal(log: Log, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info("Stopping.", { reason });
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    close().then(
      () => process.exit(0),
      (cause: unknown) => {
        log.error("Could not stop tidily.", { cause });
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  if (process.channel) process.on("disconnect", () => stop("parent gone"));
}
