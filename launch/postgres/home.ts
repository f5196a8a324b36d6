import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, lstat, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { copyPrograms, installedPrograms, type Account } from "./programs";

/** Where a cluster and the PostgreSQL programs that serve it live, and as whom they run. */
export interface PostgresHome {
  /** Holds bin/, lib/ and share/. */
  readonly programs: string;
  readonly cluster: string;
  readonly password: string;
  /** Set only when we are root, because PostgreSQL refuses to run as root. */
  readonly runAs?: Account;
}

/** The account `nobody` of Linux. */
const NOBODY = 65_534;
const RECORD = "postgres.json";

/** `cluster` is relative to the data directory when it is inside it, so that a moved project still finds its data. */
interface HomeRecord {
  readonly password: string;
  readonly cluster: string;
}

/**
 * Finds or creates the home of the cluster that belongs to `dataDir`.
 * As an ordinary user everything is used in place. As root the programs are copied, and the cluster kept,
 * under /var/tmp, where `nobody` can reach them even when `dataDir` is inside a 0700 home;
 * `postgres.json` in `dataDir` says where.
 */
export async function openPostgresHome(dataDir: string): Promise<PostgresHome> {
  const installed = await installedPrograms();
  await mkdir(dataDir, { recursive: true });
  const record = (await readRecord(dataDir)) ?? (await writeRecord(dataDir));
  refuseOtherUsersCluster(dataDir, record);
  const cluster = resolve(dataDir, record.cluster);
  if (!isRoot()) return { programs: installed.path, cluster, password: record.password };

  const base = dirname(cluster);
  await openRootBase(base);
  const runAs = { uid: NOBODY, gid: NOBODY };
  return { programs: await copyPrograms(installed, base, runAs), cluster, password: record.password, runAs };
}

/** True when `dataDir` has a cluster, here or under /var/tmp. */
export function hasPostgresHome(dataDir: string): boolean {
  return existsSync(join(dataDir, RECORD));
}

/** Removes the cluster of `dataDir`, wherever it is kept. The server must have been stopped. */
export async function removePostgresHome(dataDir: string): Promise<void> {
  const record = await readRecord(dataDir);
  if (record) await rm(resolve(dataDir, record.cluster), { recursive: true, force: true });
  if (isRoot()) await rm(rootBase(dataDir), { recursive: true, force: true });
  await rm(join(dataDir, RECORD), { force: true });
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function rootBase(dataDir: string): string {
  const name = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 16);
  return `/var/tmp/crossfoot-${name}`;
}

async function readRecord(dataDir: string): Promise<HomeRecord | undefined> {
  const file = join(dataDir, RECORD);
  if (!existsSync(file)) return undefined;
  return JSON.parse(await readFile(file, "utf8")) as HomeRecord;
}

/** Makes the password of a cluster that is yet to be created. */
async function writeRecord(dataDir: string): Promise<HomeRecord> {
  const file = join(dataDir, RECORD);
  const inPlace = join(dataDir, "cluster");
  if (existsSync(inPlace)) {
    throw new Error(`${inPlace} holds a database but ${file}, which holds its password, is gone. Restore that file, or delete ${inPlace} to start empty.`);
  }
  // The data directory was deleted; what is left under /var/tmp is a database nobody has the password of.
  if (isRoot()) await rm(join(rootBase(dataDir), "cluster"), { recursive: true, force: true });
  const cluster = isRoot() ? join(rootBase(dataDir), "cluster") : "cluster";
  const record: HomeRecord = { password: randomBytes(24).toString("base64url"), cluster };
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  return record;
}

/** A cluster made as one user cannot be served as another; starting an empty one beside it would look like lost data. */
function refuseOtherUsersCluster(dataDir: string, record: HomeRecord): void {
  const madeByRoot = isAbsolute(record.cluster);
  if (madeByRoot === isRoot()) return;
  throw new Error(`The database in ${dataDir} was made by ${madeByRoot ? "root" : "an ordinary user"}: start Crossfoot as the same user again, or choose another data directory.`);
}

/** /var/tmp is everybody's: a folder that somebody else put there beforehand is refused. */
async function openRootBase(base: string): Promise<void> {
  await mkdir(base, { recursive: true });
  const found = await lstat(base);
  if (!found.isDirectory() || found.uid !== 0) {
    throw new Error(`${base} exists but does not belong to root. Remove it and start again.`);
  }
  await chmod(base, 0o711);
}
