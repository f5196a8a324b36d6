import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findRedis, type RedisMachine } from "./redis";

const HOW_TO_INSTALL = `The tests of the queue on Redis need a Redis server, and none could be found or installed. Install one
  Debian, Ubuntu: sudo apt-get install redis-server
  macOS:          brew install redis
  Fedora:         sudo dnf install valkey
or set REDIS_SERVER_PATH to the program, and run the tests again.`;

/** The path of a Redis server that starts; installs one where there is none. Throws with the sentence that says what to install. */
export function installedRedis(): string {
  const found = redisHere();
  if (found) return found;
  console.log("No Redis server found; installing one for the tests of the queue …");
  installFromDebian();
  const installed = redisHere();
  if (installed) return installed;
  throw new Error(HOW_TO_INSTALL);
}

/** The path of a Redis server of this machine; undefined where there is none. */
export function redisHere(): string | undefined {
  return findRedis(thisMachine());
}

function thisMachine(): RedisMachine {
  const runs = (path: string): boolean => existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
  return { env: process.env, runs };
}

/** RUNLEVEL=1: Debian would otherwise start the server it installs. The tests start their own, on ports of their own. */
function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  try {
    execFileSync("apt-get", ["update"], { stdio: "inherit", env });
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "redis-server"], { stdio: "inherit", env });
  } catch (cause) {
    console.error(`That did not work: ${(cause as Error).message}`);
  }
}
