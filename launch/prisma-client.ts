import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./command";
import { environmentWith } from "./environment";
import { installedTool, projectRoot } from "./project";

/** Generates the database client when there is none, or when it was made from another schema (after a `git pull`). */
export async function generatePrismaClient(signal?: AbortSignal): Promise<void> {
  const schema = await readFile(join(projectRoot, "prisma/schema.prisma"), "utf8");
  const generatedFrom = installedTool(".prisma/client/schema.prisma");
  if (existsSync(generatedFrom) && (await readFile(generatedFrom, "utf8")) === schema) return;
  await runCommand({
    purpose: "Generating the database client",
    args: [installedTool("prisma/build/index.js"), "generate"],
    env: environmentWith({ CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" }),
    ...(signal ? { signal } : {}),
  });
}
