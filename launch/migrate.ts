import { runCommand } from "./command";
import { environmentWith } from "./environment";
import { installedTool } from "./project";

/** Brings a database up to the newest migration of this version of the app. Rejects with Prisma's own words. */
export async function migrateDatabase(databaseUrl: string, signal?: AbortSignal): Promise<void> {
  await runCommand({
    purpose: "Updating the database",
    args: [installedTool("prisma/build/index.js"), "migrate", "deploy"],
    // CHECKPOINT_DISABLE: Prisma otherwise reports each run to its maker.
    env: environmentWith({ DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" }),
    ...(signal ? { signal } : {}),
  });
}
