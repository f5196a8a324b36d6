import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { lastLinesOf } from "./log-lines";
import { projectRoot } from "./project";

/** A program of ours: a TypeScript file, or one compiled (`compile-program.ts`), that prints one line `{"ready":true,…}` once it can be used. */
export interface Program {
  readonly name: string;
  /** Relative to the project's root. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  /** How long it may take to finish what it is doing when asked to stop; ten seconds unless given. */
  readonly stopWithinMs?: number;
}

export type ReadyLine = Readonly<Record<string, unknown>> & { readonly ready: true };

/** How a program ended: "was killed by SIGKILL" or "ended with exit code 1", and the end of its output. */
export interface Ending {
  readonly how: string;
  readonly lastLines: string;
  readonly killed: boolean;
}

export interface Child {
  readonly pid: number;
  /** Undefined when the program ended, or took too long, before it was ready. */
  readonly ready: Promise<ReadyLine | undefined>;
  readonly ended: Promise<Ending>;
  kill(signal: NodeJS.Signals): void;
  /** Asks it to stop and, when it has not after a while, ends it and its own children. Never throws. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
const LINES_KEPT = 40;
/** A server makes much garbage in each request; with more room for it, it is collected less often. */
const COMPILED_OPTIONS = ["--max-semi-space-size=64", "--enable-source-maps"];

/** Starts a program in a process group of its own, so that Ctrl-C reaches only the launcher. */
export function startChild(program: Program, write: (line: string) => void): Child {
  const follow = join(projectRoot, "launch/end-with-launcher.ts");
  const loading = program.entry.endsWith(".ts") ? ["--import", "tsx", "--import", follow] : COMPILED_OPTIONS;
  const child = spawn(process.execPath, [...loading, join(projectRoot, program.entry)], {
    cwd: projectRoot,
    env: program.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const recent: string[] = [];
  const onLine = (line: string): void => {
    write(line);
    recent.push(line);
    if (recent.length > LINES_KEPT) recent.shift();
  };
  const ended = watchEnding(child, recent);
  return {
    pid: child.pid ?? 0,
    ready: watchReadiness(child, { onLine, ended }),
    ended,
    kill: (signal) => void child.kill(signal),
    stop: () => stopChild(child, { ended, withinMs: program.stopWithinMs ?? STOP_WITHIN_MS }),
  };
}

function watchEnding(child: ChildProcess, recent: readonly string[]): Promise<Ending> {
  const killGroup = (): void => killProcessGroup(child);
  process.once("exit", killGroup);
  return new Promise((resolve) => {
    const end = (how: string, killed: boolean): void => {
      process.off("exit", killGroup);
      resolve({ how, killed, lastLines: lastLinesOf(recent.join("\n")) });
    };
    child.once("error", (cause) => end(`could not be started: ${cause.message}`, false));
    child.once("close", (code, signal) => end(signal ? `was killed by ${signal}` : `ended with exit code ${code}`, signal !== null));
  });
}

function watchReadiness(child: ChildProcess, watch: { onLine: (line: string) => void; ended: Promise<Ending> }): Promise<ReadyLine | undefined> {
  return new Promise((resolve) => {
    const settle = (ready?: ReadyLine): void => {
      clearTimeout(tooLate);
      resolve(ready);
    };
    const tooLate = setTimeout(() => {
      watch.onLine(`(not ready after ${READY_WITHIN_MS / 1_000} seconds)`);
      settle();
    }, READY_WITHIN_MS);
    void watch.ended.then(() => settle());

    const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
    for (const stream of streams) {
      createInterface({ input: stream }).on("line", (line) => {
        watch.onLine(line);
        const ready = parseReadyLine(line);
        if (ready) settle(ready);
      });
    }
  });
}

function parseReadyLine(line: string): ReadyLine | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  return JSON.parse(line) as ReadyLine;
}

async function stopChild(child: ChildProcess, { ended, withinMs }: { ended: Promise<Ending>; withinMs: number }): Promise<void> {
  child.kill("SIGTERM");
  const inTime = await Promise.race([ended, delay(withinMs, undefined, { ref: false })]);
  if (inTime) return;
  killProcessGroup(child);
  await ended;
}

function killProcessGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (cause) {
    // ESRCH: it ended in the meantime, which is what we wanted.
    if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause;
  }
}
