// `npm test`: everything the tests need (a browser, a Redis server), then vitest with the arguments given (`npm test -- test/unit`).
// `--runs N` and `--seed N` set size and seed of the property tests: `npm test -- test/unit/posting --runs 500000`.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "./build";
import { isMain, runFromCommandLine } from "./command-line";
import { installedBrowser } from "./install-browser";
import { installedRedis } from "./install-redis";
import { generatePrismaClient } from "./prisma-client";
import { installedTool, projectRoot } from "./project";
import { summaryLine } from "./test-report";

const WITHOUT_PAGES = /^(\.\/)?test\/(architecture|unit|contract|integration|launch|simulation|chaos)(\/|$)/;
const WITHOUT_REDIS = /^(\.\/)?test\/(architecture|unit|contract|pages|launch|simulation)(\/|$)/;

/** True unless the arguments name only folders whose tests open no page: the rest needs a browser and built pages. */
export function opensPages(args: readonly string[]): boolean {
  return !allMatch(args, WITHOUT_PAGES);
}

/** True unless the arguments name only folders whose tests have no queue on Redis. */
export function startsRedis(args: readonly string[]): boolean {
  return !allMatch(args, WITHOUT_REDIS);
}

function allMatch(args: readonly string[], folders: RegExp): boolean {
  const filters = args.filter((arg) => !arg.startsWith("-"));
  return filters.length > 0 && filters.every((filter) => folders.test(filter));
}

/** Takes out what vitest would not know: the property tests read their size and seed from the environment. */
export function sizesOf(args: readonly string[]): { rest: string[]; sizes: Record<string, string> } {
  const rest: string[] = [];
  const sizes: Record<string, string> = {};
  for (let index = 0; index < args.length; index++) {
    const [flag = "", inline] = (args[index] ?? "").split("=");
    if (flag !== "--runs" && flag !== "--seed") rest.push(args[index] ?? "");
    else {
      const value = inline ?? args[++index] ?? "";
      if (!/^\d+$/.test(value)) throw new Error(`${flag} needs a whole number, such as ${flag} 100000.`);
      sizes[flag === "--runs" ? "RUNS" : "SEED"] = value;
    }
  }
  return { rest, sizes };
}

async function runTests(given: readonly string[]): Promise<number> {
  const { rest: args, sizes } = sizesOf(given);
  await generatePrismaClient();
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "test", ...sizes };
  if (opensPages(args)) {
    env["CHROMIUM_PATH"] = installedBrowser();
    await buildIfStale();
  }
  if (startsRedis(args)) env["REDIS_SERVER_PATH"] = installedRedis();
  const folder = await mkdtemp(join(tmpdir(), "crossfoot-report-"));
  const report = join(folder, "report.json");
  try {
    const exitCode = await runVitest(["--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args], env);
    console.log(summaryLine(await readFile(report, "utf8")));
    return exitCode;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** In our process group, so that Ctrl-C reaches it; it then stops the servers its suites have started. */
function runVitest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [installedTool("vitest/vitest.mjs"), "run", ...args], { cwd: projectRoot, env, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

if (isMain(import.meta.url)) {
  await runFromCommandLine(async () => {
    process.exitCode = await runTests(process.argv.slice(2));
    return undefined;
  });
}
