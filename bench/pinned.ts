import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { environmentWith } from "../launch/environment";
import { projectRoot } from "../launch/project";

/** Whether processes can be kept on one core each (`taskset`, Linux only). */
export function canPin(): boolean {
  return spawnSync("taskset", ["-p", String(process.pid)]).status === 0;
}

/** Keeps this process on one core, all its threads. */
export function pinThisProcess(core: number): void {
  if (canPin()) spawnSync("taskset", ["-acp", String(core), String(process.pid)]);
}

type PinnedProgram = { entry: string; env: Record<string, string>; core: number; options?: readonly string[] };
export type Pinned = { port: number; pid: number; stop(): Promise<void> };

/** Whatever ends this process, its programs end too: each holds one end of a channel. */
const FOLLOW = join(projectRoot, "launch/end-with-launcher.ts");

/** A program on one core, that ends with this process. Says, as its first line of JSON, where it listens. */
export async function startPinned({ entry, env, core, options = [] }: PinnedProgram): Promise<Pinned> {
  // What is compiled follows by itself (launch/compile-program.ts).
  const loading = entry.endsWith(".ts") ? ["--import", "tsx", "--import", FOLLOW] : [];
  const node = [process.execPath, ...options, ...loading, entry];
  const [command = "", ...rest] = canPin() ? ["taskset", "-c", String(core), ...node] : node;
  const child = spawn(command, rest, { cwd: projectRoot, env: environmentWith(env), stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };

  try {
    return { port: await portOf(child, entry), pid: child.pid ?? 0, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function portOf(child: ChildProcess, entry: string): Promise<number> {
  if (!child.stdout) throw new Error(`${entry} has no output.`);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"port"')) {
      child.stdout.resume();

      return (JSON.parse(line) as { port: number }).port;
    }
  }
  throw new Error(`${entry} ended before it listened.`);
}
