import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findFreePort } from "../../launch/ports";
import { startPostgres, stopLeftoverPostgres, type PostgresServer } from "../../launch/postgres";
import { removePostgresHome } from "../../launch/postgres/home";
import { isAlive } from "./alive";

let dataDir: string;
let server: PostgresServer | undefined;

beforeEach(() => {
  // Nobody else may enter it, as with a project inside a private home: the hard case when root runs it.
  dataDir = mkdtempSync(join(tmpdir(), "crossfoot-postgres-"));
  chmodSync(dataDir, 0o700);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await removePostgresHome(dataDir);
  rmSync(dataDir, { recursive: true });
});

async function start(): Promise<PostgresServer> {
  server = await startPostgres({ dataDir, port: await findFreePort() });
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("it starts, keeps its data over a stop, and stops cleanly", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE kept (amount_minor bigint); INSERT INTO kept VALUES (1234)");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  expect(readFileSync(join(dataDir, "postgres.log"), "utf8")).toContain("database system is shut down");

  const second = await start();
  expect(await query(second.url, "SELECT amount_minor FROM kept")).toEqual([{ amount_minor: "1234" }]);
});

test("the data is in the data directory itself whenever the server can get there", async () => {
  chmodSync(dataDir, 0o755);
  const { url } = await start();
  expect(await query(url, "SHOW data_directory")).toEqual([{ data_directory: join(dataDir, "cluster") }]);
});

test("what was committed survives kill -9", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE kept (n int)");
  await query(first.url, "INSERT INTO kept SELECT * FROM generate_series(1, 500)");
  process.kill(first.pid, "SIGKILL");
  await first.ended;

  const second = await start();
  // 1 + 2 + … + 500 = 500 · 501 / 2 = 125250
  expect(await query(second.url, "SELECT count(*), sum(n) FROM kept")).toEqual([{ count: "500", sum: "125250" }]);
});

test("it lets nobody in without its password, which only we may read, and listens on this machine only", async () => {
  const { url } = await start();
  const stranger = new URL(url);
  stranger.password = "guess";

  await expect(query(stranger.href, "SELECT 1")).rejects.toThrow("password authentication failed");
  expect(statSync(join(dataDir, "postgres.json")).mode & 0o077).toBe(0);
  expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
});

test("a server that a crashed run left behind is stopped, and its data is there", async () => {
  const leftover = await start();
  await query(leftover.url, "CREATE TABLE kept (n int)");

  // The same folder, another port: as a second launch would after the first one was killed.
  const second = await start();

  expect(isAlive(leftover.pid)).toBe(false);
  expect(await query(second.url, "SELECT count(*) FROM kept")).toEqual([{ count: "0" }]);
});

test("a leftover server can be stopped without starting another", async () => {
  const leftover = await start();
  await stopLeftoverPostgres(dataDir);
  // It was our child: its process is gone once we have been told of its end.
  await expect.poll(() => isAlive(leftover.pid)).toBe(false);
});

test("a port that is taken is named", async () => {
  const port = await findFreePort();
  const other = await new Promise<Server>((resolve) => {
    const listening = createServer().listen(port, "127.0.0.1", () => resolve(listening));
  });
  try {
    await expect(startPostgres({ dataDir, port })).rejects.toThrow(`PostgreSQL cannot start: port ${port} is already in use.`);
  } finally {
    other.close();
  }
});

test("a setting that PostgreSQL does not know is reported in its own words", async () => {
  const port = await findFreePort();
  await expect(startPostgres({ dataDir, port, settings: { no_such_setting: "1" } })).rejects.toThrow(/PostgreSQL did not start[^]*no_such_setting/);
});
