import { pathToFileURL } from "node:url";
import { UsageError } from "./usage-error";

/** What a launch leaves running. */
export interface Launched {
  /** Settles when all of it has ended: with the reason when it was not asked to. */
  readonly ended: Promise<Error | undefined>;
}

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Ctrl-C under `npm run` arrives twice at once: from the terminal, and passed on by npm. */
const SAME_KEYSTROKE_MS = 1_000;

/** True when this module is the one Node was asked to run, not one that a test imported. */
export function isMain(moduleUrl: string): boolean {
  return process.argv[1] !== undefined && moduleUrl === pathToFileURL(process.argv[1]).href;
}

type Say = (line: string) => void;

/**
 * Runs a launch until it ends or somebody stops it. The first Ctrl-C (or SIGTERM, or a closed terminal) aborts
 * `signal`, and the exit code is 0; the second kills what is left. A launch that fails by itself exits with 1, a
 * command line that makes no sense with 2. A launch that had nothing to run (--help) gives undefined. What it tells
 * the person at the keyboard goes to `say`: a launch whose output is read by a program keeps it off stdout.
 */
export async function runFromCommandLine(launch: (signal: AbortSignal) => Promise<Launched | undefined>, say: Say = console.log): Promise<void> {
  const stopping = new AbortController();
  const stop = onStopSignal(stopping, say);
  try {
    const launched = await launch(stopping.signal);
    if (!launched) return;
    const failure = await launched.ended;
    if (failure) throw failure;
    say("Stopped.");
  } catch (error) {
    if (stopping.signal.aborted) say("Stopped.");
    else report(error);
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

function onStopSignal(stopping: AbortController, say: Say): () => void {
  let firstAt = 0;
  const stop = (): void => {
    if (!stopping.signal.aborted) {
      firstAt = performance.now();
      say("\nStopping … (Ctrl-C again to stop at once)");
      stopping.abort();
    } else if (performance.now() - firstAt > SAME_KEYSTROKE_MS) {
      // Every child and the database are killed by their 'exit' handlers.
      process.exit(1);
    }
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  return stop;
}

function report(error: unknown): void {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${error.usage}`);
    process.exitCode = 2;
    return;
  }
  console.error(describe(error));
  process.exitCode = 1;
}

/** The message, and those of its causes; a stack only for an error nobody wrote a sentence for. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isBug = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  const own = isBug ? (error.stack ?? error.message) : error.message;
  return error.cause === undefined ? own : `${own}\n  because: ${describe(error.cause)}`;
}
