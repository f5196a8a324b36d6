import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { lastLines } from "./log-lines";
import { isPortTaken } from "./ports";
import { cannotRun, createCluster, spawnOptions } from "./postgres/cluster";
import { DATABASE, postgresUrl, withClient } from "./postgres/connection";
import { hasPostgresHome, openPostgresHome, type PostgresHome } from "./postgres/home";
import { stopLeftoverServer } from "./postgres/leftover";

export interface PostgresOptions {
  /** Holds the cluster, or the note that says where it is, and postgres.log. */
  readonly dataDir: string;
  readonly port: number;
  /** Settings for `postgres -c`, e.g. `{ fsync: "off" }` for tests whose data may be lost. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface PostgresServer {
  /** Of the database `crossfoot`, with the password in it: not for logs. */
  readonly url: string;
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, then the files are closed cleanly. Never throws. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 15_000;
const POLL_MS = 50;

/**
 * Starts the PostgreSQL that comes with the npm packages, on 127.0.0.1 only, with a random password
 * (scram-sha-256: "trust" would let every user of this machine in). Creates the cluster on first use.
 * A server that a crashed run left behind on the same cluster is stopped first.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const home = await openPostgresHome(options.dataDir);
  await stopLeftoverServer(home);
  if (await isPortTaken(options.port)) {
    throw new Error(`PostgreSQL cannot start: port ${options.port} is already in use. Stop the program that uses it, or choose another port.`);
  }
  if (!existsSync(home.cluster)) await createCluster(home);
  const logFile = join(options.dataDir, "postgres.log");
  const child = launchServer(home, { ...options, logFile });
  const server = serverOf(child, postgresUrl({ password: home.password, port: options.port, database: DATABASE }));
  try {
    await waitUntilReady(child, { home, port: options.port });
  } catch (cause) {
    await server.stop();
    throw new Error(`PostgreSQL did not start.\n${lastLines(logFile)}\nThe whole log: ${logFile}`, { cause });
  }
  return server;
}

/** Stops the server that a crashed run may have left running on the cluster of `dataDir`. */
export async function stopLeftoverPostgres(dataDir: string): Promise<void> {
  if (hasPostgresHome(dataDir)) await stopLeftoverServer(await openPostgresHome(dataDir));
}

function launchServer(home: PostgresHome, options: PostgresOptions & { logFile: string }): ChildProcess {
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", timezone: "UTC", log_timezone: "UTC", ...options.settings };
  const args = ["-D", home.cluster, "-p", String(options.port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const log = openSync(options.logFile, "a");
  const child = spawn(join(home.programs, "bin", "postgres"), args, { ...spawnOptions(home), stdio: ["ignore", log, log] });
  closeSync(log);
  return child;
}

function serverOf(child: ChildProcess, url: string): PostgresServer {
  const stopAtOnce = (): void => void child.kill("SIGQUIT");
  process.once("exit", stopAtOnce);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  }).finally(() => process.off("exit", stopAtOnce));
  const stop = async (): Promise<void> => {
    // SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one (recovers at the next start).
    for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await Promise.race([ended, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
    }
  };
  return { url, pid: child.pid ?? 0, ended, stop };
}

/** Ready means that our password opens a connection; then the app's own database is there too. */
async function waitUntilReady(child: ChildProcess, at: { home: PostgresHome; port: number }): Promise<void> {
  let failure: unknown;
  child.once("error", (cause) => (failure = cannotRun("postgres", cause)));
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    await delay(POLL_MS);
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) break;
    try {
      return await withClient(postgresUrl({ password: at.home.password, port: at.port, database: "postgres" }), createDatabase);
    } catch (cause) {
      failure = cause;
    }
  }
  throw new Error("PostgreSQL ended or did not answer", { cause: failure });
}

async function createDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
}
