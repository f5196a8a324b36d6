import { join } from "node:path";

/** What finding a Redis server looks at: handed in, so that a test can describe a machine. */
export interface RedisMachine {
  readonly env: NodeJS.ProcessEnv;
  /** True when there is a program at this path and it can be started. */
  readonly runs: (path: string) => boolean;
}

/** Valkey is Redis under its other name: the same protocol, the same program. */
const NAMES = ["redis-server", "valkey-server"];
/** Where Debian and Homebrew put it; not every PATH has them. */
const FOLDERS = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/homebrew/opt/redis/bin"];

/**
 * The Redis server of this machine: REDIS_SERVER_PATH, then PATH, then the usual folders. Undefined when there is none;
 * throws when REDIS_SERVER_PATH names something else.
 */
export function findRedis({ env, runs }: RedisMachine): string | undefined {
  const wanted = env["REDIS_SERVER_PATH"];
  if (wanted) {
    if (runs(wanted)) return wanted;
    throw new Error(`REDIS_SERVER_PATH is ${wanted}, which cannot be started as a Redis server. Correct it, or leave it unset.`);
  }
  const folders = [...(env["PATH"] ?? "").split(":").filter((folder) => folder !== ""), ...FOLDERS];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}
