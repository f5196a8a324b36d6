import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateDatabase } from "../../launch/migrate";
import { findFreePort } from "../../launch/ports";
import { startPostgres } from "../../launch/postgres";
import { removePostgresHome } from "../../launch/postgres/home";

/** A migrated PostgreSQL of its own, with its default durability, that is gone afterwards. */
export async function withPostgres<Result>(use: (url: string, pid: number) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), "crossfoot-bench-"));
  const postgres = await startPostgres({ dataDir, port: await findFreePort() });
  try {
    await migrateDatabase(postgres.url);

    return await use(postgres.url, postgres.pid);
  } finally {
    await postgres.stop();
    await removePostgresHome(dataDir);
    await rm(dataDir, { recursive: true });
  }
}
