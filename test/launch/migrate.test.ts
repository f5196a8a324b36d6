import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../../launch/command";
import { environmentWith } from "../../launch/environment";
import { migrateDatabase } from "../../launch/migrate";
import { findFreePort } from "../../launch/ports";
import { startPostgres, type PostgresServer } from "../../launch/postgres";
import { removePostgresHome } from "../../launch/postgres/home";
import { installedTool } from "../../launch/project";

let dataDir: string;
let server: PostgresServer;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "crossfoot-migrate-"));
  server = await startPostgres({ dataDir, port: await findFreePort(), settings: { fsync: "off" } });
});
afterAll(async () => {
  await server.stop();
  await removePostgresHome(dataDir);
  rmSync(dataDir, { recursive: true });
});

async function appliedMigrations(): Promise<string[]> {
  const client = new pg.Client(server.url);
  await client.connect();
  const applied = await client.query<{ migration_name: string }>("SELECT migration_name FROM _prisma_migrations ORDER BY 1");
  await client.end();
  return applied.rows.map((row) => row.migration_name);
}

test("an empty database is brought up to date, and a second time nothing happens", async () => {
  await migrateDatabase(server.url);
  const first = await appliedMigrations();
  await migrateDatabase(server.url);

  expect(first.length).toBeGreaterThan(0);
  expect(await appliedMigrations()).toEqual(first);
});

test("the migrations and the schema say the same", async () => {
  // Exit code 2, and so a rejection with the difference, when a change of the schema has no migration yet.
  await runCommand({
    purpose: "Comparing the migrations with prisma/schema.prisma",
    args: [installedTool("prisma/build/index.js"), "migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema-datamodel", "prisma/schema.prisma", "--exit-code"],
    env: environmentWith({ DATABASE_URL: server.url, CHECKPOINT_DISABLE: "1" }),
  });
});

test("a database that cannot be reached is reported in Prisma's words", async () => {
  const url = new URL(server.url);
  url.port = String(await findFreePort());
  await expect(migrateDatabase(url.href)).rejects.toThrow(/Updating the database failed \(exit code 1\):[^]*Can't reach database server/);
});
