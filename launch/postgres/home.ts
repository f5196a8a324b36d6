import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, lstat, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { copyPrograms, installedPrograms, type Account, type PostgresPrograms } from "./programs";

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
const NOBODY: Account = { uid: 65_534, gid: 65_534 };
const RECORD = "postgres.json";

/** `cluster` is relative to the data directory when it is inside it, so that a moved project still finds its data. */
interface HomeRecord {
  readonly password: string;
  readonly cluster: string;
}

/**
 * Finds or creates the home of the cluster that belongs to `dataDir`; `postgres.json` in there says where it is.
 * Everything is used in place, unless we are root and `nobody` cannot get there (a project inside a 0700 home):
 * then the cluster is kept, and the programs are copied, in a folder of their own under /var/tmp.
 */
export async function openPostgresHome(dataDir: string): Promise<PostgresHome> {
  const installed = await installedPrograms();
  await mkdir(dataDir, { recursive: true });
  const { cluster: place, password } = (await readRecord(dataDir)) ?? (await writeRecord(dataDir));
  const cluster = resolve(dataDir, place);
  await refuseOtherUsersCluster(cluster);
  if (!isRoot()) return { programs: installed.path, cluster, password };
  return { programs: await programsForNobody(installed, dirname(cluster)), cluster, password, runAs: NOBODY };
}

/** True when `dataDir` has a cluster, here or under /var/tmp. */
export function hasPostgresHome(dataDir: string): boolean {
  return existsSync(join(dataDir, RECORD));
}

/** Removes the cluster of `dataDir`, wherever it is kept. The server must have been stopped. */
export async function removePostgresHome(dataDir: string): Promise<void> {
  const record = await readRecord(dataDir);
  if (!record) return;
  const elsewhere = isAbsolute(record.cluster);
  await rm(elsewhere ? dirname(record.cluster) : join(dataDir, record.cluster), { recursive: true, force: true });
  await rm(join(dataDir, RECORD));
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function readRecord(dataDir: string): Promise<HomeRecord | undefined> {
  const file = join(dataDir, RECORD);
  if (!existsSync(file)) return undefined;
  return JSON.parse(await readFile(file, "utf8")) as HomeRecord;
}

/** Chooses the place and the password of a cluster that is yet to be created. */
async function writeRecord(dataDir: string): Promise<HomeRecord> {
  const file = join(dataDir, RECORD);
  const inPlace = join(dataDir, "cluster");
  if (existsSync(inPlace)) {
    throw new Error(`${inPlace} holds a database but ${file}, which holds its password, is gone. Restore that file, or delete ${inPlace} to start empty.`);
  }
  const cluster = !isRoot() || (await nobodyCanEnter(dataDir)) ? "cluster" : await placeUnderVarTmp();
  const record: HomeRecord = { password: randomBytes(24).toString("base64url"), cluster };
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  return record;
}

async function placeUnderVarTmp(): Promise<string> {
  const folder = await mkdtemp("/var/tmp/crossfoot-");
  await chmod(folder, 0o711);
  return join(folder, "cluster");
}

/** A cluster made as one user cannot be served as another. */
async function refuseOtherUsersCluster(cluster: string): Promise<void> {
  if (!existsSync(cluster)) return;
  const { uid } = await lstat(cluster);
  if (uid === (isRoot() ? NOBODY.uid : process.getuid?.())) return;
  const owner = uid === NOBODY.uid ? "root" : `the user with id ${uid}`;
  throw new Error(`The database in ${cluster} was made by ${owner}: start Crossfoot as the same user again, or choose another data directory.`);
}

async function programsForNobody(installed: PostgresPrograms, spare: string): Promise<string> {
  const { mode } = await stat(join(installed.path, "bin/postgres"));
  const runnable = (mode & 0o005) === 0o005 && (await nobodyCanEnter(installed.path));
  return runnable ? installed.path : copyPrograms(installed, spare, NOBODY);
}

/** True when everybody may pass through the folder and all that it is in. */
async function nobodyCanEnter(folder: string): Promise<boolean> {
  const path = await realpath(folder);
  const { mode } = await stat(path);
  if ((mode & 0o001) === 0) return false;
  return path === "/" || nobodyCanEnter(dirname(path));
}
