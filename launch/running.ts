import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isPortTaken } from "./ports";

/** The note that a launch leaves in its data directory while it runs. */
export const RUNNING = "running.json";

interface RunningRecord {
  readonly pid: number;
  readonly port: number;
}

/** Leaves a note that this process runs a sandbox here. */
export async function markRunning(dataDir: string, port: number): Promise<void> {
  const record: RunningRecord = { pid: process.pid, port };
  await writeFile(join(dataDir, RUNNING), JSON.stringify(record));
}

export async function unmarkRunning(dataDir: string): Promise<void> {
  await rm(join(dataDir, RUNNING), { force: true });
}

/** Throws when a launch that is still running uses the data directory. */
export async function refuseWhileRunning(dataDir: string): Promise<void> {
  const file = join(dataDir, RUNNING);
  if (!existsSync(file)) return;
  const { pid, port } = JSON.parse(await readFile(file, "utf8")) as RunningRecord;
  // A process id alone may by now be anybody's, so its port must answer too.
  if (isAlive(pid) && (await isPortTaken(port))) {
    throw new Error(`A sandbox is already running on ${dataDir} (process ${pid}, http://localhost:${port}). Stop it first, or give this one its own data: --data <folder> --port <number>.`);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    // EPERM: it is alive and somebody else's.
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
