import { existsSync } from "node:fs";
import { join } from "node:path";
import { webProgram, workerProgram } from "./app-programs";
import { buildIfStale, hasBuild } from "./build";
import type { Program } from "./child";
import type { Launched } from "./command-line";
import { builtApp, compileApp } from "./compile-program";
import { startEmbeddedDatabase } from "./embedded-database";
import { migrateDatabase } from "./migrate";
import { findFreePort } from "./ports";
import { generatePrismaClient } from "./prisma-client";
import { Processes } from "./processes";
import { projectRoot } from "./project";
import { requestedScopes } from "./shopify-app-config";

export type AppMode = "production" | "development";

/**
 * Runs web and worker on this machine against the real Shopify and the real Xero, with the settings of the
 * environment and of `.env` (the environment wins). Without DATABASE_URL an embedded PostgreSQL keeps the data
 * in .data/postgres. Either both run or, when it throws, neither.
 */
export async function startApp(mode: AppMode, signal: AbortSignal): Promise<Launched> {
  const settingsFile = join(projectRoot, ".env");
  if (existsSync(settingsFile)) process.loadEnvFile(settingsFile);
  const processes = new Processes({ say: (line) => console.log(line) });
  signal.addEventListener("abort", () => void processes.stop(), { once: true });
  await startParts(processes, mode).catch(async (error: Error) => {
    await processes.fail(error);
    throw (await processes.ended) ?? error;
  });
  console.log(`Crossfoot is ready at ${process.env["APP_URL"]}. Ctrl-C stops it.`);
  return processes;
}

async function startParts(processes: Processes, mode: AppMode): Promise<void> {
  const [databaseUrl] = await processes.together([openDatabase(processes), preparePages(mode, processes.stopping)]);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    // The pages are built for production in either mode; a development React on the server would not match them.
    NODE_ENV: "production",
    CROSSFOOT_MODE: mode,
    DATABASE_URL: databaseUrl,
    SCOPES: process.env["SCOPES"] ?? (await requestedScopes()),
  };
  const [web, worker] = await processes.together([programOf(mode, webProgram(env)), programOf(mode, workerProgram(env))]);
  await processes.together([processes.start(web), processes.start(worker, { restart: true })]);
}

/** In development compiled when its sources have changed; in production as it was built. */
async function programOf(mode: AppMode, program: Program): Promise<Program> {
  return mode === "development" ? compileApp(program) : builtApp(program);
}

async function openDatabase(processes: Processes): Promise<string> {
  const own = process.env["DATABASE_URL"];
  if (!own) return startEmbeddedDatabase(processes, { dataDir: join(projectRoot, ".data/postgres"), port: await findFreePort() });
  await migrateDatabase(own, processes.stopping);
  return own;
}

/** In development the pages are built when they have changed; in production that was done before, by whoever deploys. */
async function preparePages(mode: AppMode, stopping: AbortSignal): Promise<void> {
  await generatePrismaClient(stopping);
  if (mode === "development") await buildIfStale(stopping);
  else if (!hasBuild()) throw new Error("The pages have not been built yet. Run `npm run build`, then start again.");
}
