import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./command";
import { environmentWith } from "./environment";
import { installedTool, projectRoot } from "./project";

const SOURCES = ["app", "vite.config.ts", "remix.config.js", "tsconfig.json", "package-lock.json"];
/** What the build writes last. */
const RESULT = "build/server/index.js";

export function hasBuild(): boolean {
  return existsSync(join(projectRoot, RESULT));
}

/** Builds the pages when anything they are made of is newer than the last build. */
export async function buildIfStale(signal?: AbortSignal): Promise<void> {
  if (await isBuildFresh(projectRoot)) return;
  await runCommand({
    purpose: "Building the pages",
    args: [installedTool("@remix-run/dev/dist/cli.js"), "vite:build"],
    env: environmentWith({}),
    ...(signal ? { signal } : {}),
  });
}

/** True when the last build in `root` is newer than every source, and than every folder of sources (a deleted file). */
export async function isBuildFresh(root: string): Promise<boolean> {
  const result = join(root, RESULT);
  if (!existsSync(result)) return false;
  const builtAt = (await stat(result)).mtimeMs;
  const changedAt = await Promise.all(SOURCES.map((source) => newestChange(join(root, source))));
  return Math.max(...changedAt) < builtAt;
}

async function newestChange(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((entry) => newestChange(join(path, entry))));
  return Math.max(found.mtimeMs, ...inside);
}
