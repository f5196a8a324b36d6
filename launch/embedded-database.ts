import { migrateDatabase } from "./migrate";
import { startPostgres, type PostgresOptions } from "./postgres";
import type { Processes } from "./processes";

/**
 * Starts the embedded PostgreSQL as a part of this launch and brings the app's database up to date.
 * Returns the address of that database.
 */
export async function startEmbeddedDatabase(processes: Processes, options: PostgresOptions): Promise<string> {
  const server = await startPostgres(options);
  await processes.adopt("PostgreSQL", server);
  await migrateDatabase(server.url, processes.stopping);
  return server.url;
}
