import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { stopLeftoverPostgres } from "./postgres";
import { removePostgresHome } from "./postgres/home";
import { refuseWhileRunning, RUNNING } from "./running";

const POSTGRES = "postgres";
/** One of these is in every data directory that a sandbox has used. */
const OURS = ["credentials.json", RUNNING];

export interface SandboxData {
  /** For the PostgreSQL cluster, the state of the simulated Shopify and of the simulated Xero, and the logs. */
  readonly postgres: string;
  readonly shopify: string;
  readonly xero: string;
  readonly logs: string;
}

/**
 * Makes a data directory ready for a sandbox; `fresh` empties it first. What a crashed run left running is
 * stopped. Throws when a sandbox is using it, or when `fresh` would delete something that is not a sandbox's.
 */
export async function openSandboxData(dataDir: string, { fresh }: { fresh: boolean }): Promise<SandboxData> {
  await refuseWhileRunning(dataDir);
  const data = {
    postgres: join(dataDir, POSTGRES),
    shopify: join(dataDir, "shopify"),
    xero: join(dataDir, "xero"),
    logs: join(dataDir, "logs"),
  };
  await stopLeftoverPostgres(data.postgres);
  if (fresh) await removeSandboxData(dataDir);
  await rm(data.logs, { recursive: true, force: true });
  for (const folder of Object.values(data)) await mkdir(folder, { recursive: true });
  return data;
}

/** Deletes everything a sandbox, now stopped, kept: also the part of its database that is elsewhere when root ran it. */
export async function removeSandboxData(dataDir: string): Promise<void> {
  const entries = existsSync(dataDir) ? await readdir(dataDir) : [];
  if (entries.length > 0 && !entries.some((entry) => OURS.includes(entry))) {
    throw new Error(`${dataDir} would be deleted, but it holds other things than a sandbox. Choose another folder with --data.`);
  }
  await removePostgresHome(join(dataDir, POSTGRES));
  await rm(dataDir, { recursive: true, force: true });
}
