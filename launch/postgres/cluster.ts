import { spawn } from "node:child_process";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { environmentWith } from "../environment";
import { USER } from "./connection";
import type { PostgresHome } from "./home";

/**
 * Creates an empty cluster that asks for the home's password (scram-sha-256). Made in a side folder and
 * renamed last, so that an interrupted run never leaves half a cluster in place.
 */
export async function createCluster(home: PostgresHome): Promise<void> {
  const partial = `${home.cluster}.partial`;
  const passwordFile = `${home.cluster}.password`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  await writeFile(passwordFile, home.password, { mode: 0o600 });
  if (home.runAs) {
    await chown(partial, home.runAs.uid, home.runAs.gid);
    await chown(passwordFile, home.runAs.uid, home.runAs.gid);
  }
  try {
    await runInitdb(home, [`--pgdata=${partial}`, `--pwfile=${passwordFile}`]);
  } finally {
    await rm(passwordFile);
  }
  await rename(partial, home.cluster);
}

function runInitdb(home: PostgresHome, args: string[]): Promise<void> {
  const fixed = [`--username=${USER}`, "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-instructions"];
  const child = spawn(join(home.programs, "bin", "initdb"), [...fixed, ...args], {
    ...spawnOptions(home),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => reject(cannotRun("initdb", cause)));
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb could not create the database cluster (exit code ${code}):\n${Buffer.concat(output).toString()}`));
    });
  });
}

/** How every PostgreSQL program is started: in its own process group, so that Ctrl-C reaches only the launcher, which stops the programs in order. */
export function spawnOptions(home: PostgresHome) {
  return {
    cwd: "/",
    detached: true,
    env: environmentWith({ LC_ALL: "C", TZ: "UTC" }),
    ...home.runAs,
  };
}

export function cannotRun(program: string, cause: Error): Error {
  return new Error(`The PostgreSQL program ${program} cannot run on this machine (${cause.message}). Set DATABASE_URL to a PostgreSQL server of your own.`, { cause });
}
