import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../../launch/migrate";
import { findFreePort } from "../../launch/ports";
import { startPostgres } from "../../launch/postgres";
import { removePostgresHome } from "../../launch/postgres/home";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the migrated database that every test database is copied from. */
    templateDatabaseUrl: string;
  }
}

/** For the whole suite. */
export default async function startTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startTemplate();
  project.provide("templateDatabaseUrl", url);
  return stop;
}

/** One PostgreSQL with one migrated database in it; nothing in it has to survive a crash. */
export async function startTemplate(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "crossfoot-test-"));
  const server = await startPostgres({
    dataDir,
    port: await findFreePort(),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await removePostgresHome(dataDir);
    await rm(dataDir, { recursive: true });
  };
  try {
    await migrateDatabase(server.url);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { url: server.url, stop };
}
