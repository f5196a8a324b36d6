import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue } from "bullmq";
import type { TestProject } from "vitest/node";
import { QUEUE_NAME, queueBackend, queueConnection } from "../../app/adapters/bullmq/queue-backend";
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
    await makeQueueTables(server.url);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { url: server.url, stop };
}

/** As the first process of the app makes them in an empty database: a tenth of a second of a processor that no copy takes again. */
async function makeQueueTables(databaseUrl: string): Promise<void> {
  const settings = { databaseUrl, redisUrl: null };
  const queue = new Queue(QUEUE_NAME, { connection: queueConnection(settings, "producer") }, queueBackend(settings));
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
}
