import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isPortTaken } from "../ports";
import { postgresUrl, withClient } from "./connection";
import type { PostgresHome } from "./home";

const STOP_WITHIN_MS = 15_000;
const POLL_MS = 50;

/** Stops the server, if any, that a crashed run left behind on this cluster. Throws when it does not stop in time. */
export async function stopLeftoverServer(home: PostgresHome): Promise<void> {
  const lockFile = join(home.cluster, "postmaster.pid");
  if (!existsSync(lockFile)) return;
  const [pidLine, , , portLine] = (await readFile(lockFile, "utf8")).split("\n");
  const pid = Number(pidLine);
  if (!(await servesCluster(home, Number(portLine)))) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (existsSync(lockFile)) {
    if (Date.now() > deadline) {
      throw new Error(`A PostgreSQL server of an earlier run (process ${pid}) still uses ${dirname(lockFile)} and does not stop. Stop it with \`kill -QUIT ${pid}\` and start again.`);
    }
    await delay(POLL_MS);
  }
}

/** The process id in a stale lock file may by now be anybody's; only a server that answers for this very cluster is stopped. */
async function servesCluster(home: PostgresHome, port: number): Promise<boolean> {
  if (!(await isPortTaken(port))) return false;
  try {
    return await withClient(postgresUrl({ password: home.password, port, database: "postgres" }), async (client) => {
      const shown = await client.query<{ data_directory: string }>("SHOW data_directory");
      return shown.rows[0]?.data_directory === home.cluster;
    });
  } catch {
    // Not a PostgreSQL, or not with our password: not ours to stop. If it does hold our cluster, the start says so.
    return false;
  }
}
