import { mkdirSync, readFileSync, renameSync, writeFileSync, existsSync } from "node:fs";
import { dirname } from "node:path";

/** How long a change waits in memory before it is on disk. */
const WRITE_DELAY_MS = 200;

/** Large books take longer to write: writing must not take more than a tenth of the simulator's time. */
const REST_FACTOR = 10;

export interface SectionFile {
  /** What an earlier run left; undefined on a fresh start. */
  stored: unknown;
  /** Says that the section changed: it is written soon, as a rule within 200 ms. */
  changed(): void;
  /** Writes now what has changed. */
  flush(): void;
}

/**
 * One part of the simulator's state in one JSON file. A write goes to a second file that then takes the
 * name of the first, so that a crash leaves either the old state or the new, never half of one.
 * Without a path nothing is kept. Timers here are the machine's: disks do not follow the simulated clock.
 */
export function openSectionFile(path: string | undefined, contents: () => unknown): SectionFile {
  let timer: NodeJS.Timeout | undefined;
  let lastWriteMs = 0;
  if (path === undefined) return { stored: undefined, changed: () => {}, flush: () => {} };
  mkdirSync(dirname(path), { recursive: true });

  const flush = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    const startedMs = performance.now();
    writeFileSync(`${path}.new`, JSON.stringify(contents(), bigintsToJson));
    renameSync(`${path}.new`, path);
    lastWriteMs = performance.now() - startedMs;
  };
  return {
    stored: existsSync(path) ? parseStored(path) : undefined,
    changed: () => {
      timer ??= setTimeout(flush, Math.max(WRITE_DELAY_MS, REST_FACTOR * lastWriteMs));
    },
    flush,
  };
}

function parseStored(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"), bigintsFromJson);
  } catch (error) {
    throw new Error(
      `${path} cannot be read as the simulator's state (${String(error)}). Remove its folder to start afresh.`
    );
  }
}

/** JSON has no bigint: one is kept as `{ "$integer": "1234" }`, a shape that no record has. */
function bigintsToJson(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? { $integer: value.toString() } : value;
}

function bigintsFromJson(_key: string, value: unknown): unknown {
  const isInteger = typeof value === "object" && value !== null && "$integer" in value;
  return isInteger ? BigInt(String(value.$integer)) : value;
}
