import { spawn } from "node:child_process";
import { lastLinesOf } from "./log-lines";
import { projectRoot } from "./project";

export interface Command {
  /** What is being done, for the message when it fails: "Updating the database". */
  readonly purpose: string;
  /** Arguments for Node. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Ends the command early. */
  readonly signal?: AbortSignal;
}

/** Runs a command to its end, quietly. Rejects with the end of its output when it fails. */
export function runCommand({ purpose, args, env, signal }: Command): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env,
    // Its own process group: Ctrl-C reaches only the launcher, which ends its commands through `signal`.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal ? { signal } : {}),
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${purpose} failed (exit code ${code}):\n${lastLinesOf(Buffer.concat(output).toString())}`));
    });
  });
}
