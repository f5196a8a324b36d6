import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

interface Suite {
  readonly order: 0 | 1 | 2;
  readonly testTimeout?: number;
  readonly hookTimeout?: number;
  readonly globalSetup?: string;
  /** Files that share what they import. Loading the app with its libraries takes six seconds of a core: not once a file. */
  readonly isolate?: false;
}

/**
 * Workers for the suites of each order. The first only computes, on two cores. In the second a lane is taken by the chaos
 * rounds, which mostly wait, from its beginning to its end: its one file of rounds comes first by its name. The third has the
 * machine for itself, because a browser takes more than one core. Nothing builds the pages while it has them open: when each
 * of its files did, a page lost its scripts to the build of another file, and never came alive.
 */
const WORKERS = [2, 3, 1] as const;

/**
 * One suite per folder of test/, quick ones first. Suites of one `order` share its workers; the next order starts when they
 * have finished. `npx vitest run --project unit` runs one suite.
 */
function suite(name: string, settings: Suite): TestProjectConfiguration {
  const { order, ...rest } = settings;
  return {
    extends: true,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      sequence: { groupOrder: order },
      maxWorkers: WORKERS[order],
      ...rest,
    },
  };
}

const OWN_POSTGRES = "test/bench/postgres.setup.ts";
const BUILT_PAGES = "test/bench/pages.setup.ts";

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    // What a test prints, and the app's log with it, is shown where the test fails.
    silent: "passed-only",
    // What is polled for comes in a moment; a busy machine may take many.
    expect: { poll: { timeout: 20_000 } },
    // A quarter of what the linter takes, and a twelfth of what a scenario takes, was collecting short-lived garbage.
    execArgv: ["--max-semi-space-size=64"],
    projects: [
      suite("unit", { order: 0, isolate: false }),
      suite("architecture", { order: 0, testTimeout: 300_000 }),
      suite("contract", { order: 0, testTimeout: 30_000, hookTimeout: 60_000, isolate: false }),
      suite("simulation", { order: 0, testTimeout: 300_000 }),
      suite("chaos", { order: 1, testTimeout: 300_000, hookTimeout: 120_000, globalSetup: BUILT_PAGES }),
      suite("e2e", { order: 1, testTimeout: 120_000, hookTimeout: 120_000, globalSetup: BUILT_PAGES }),
      suite("integration", { order: 1, testTimeout: 120_000, hookTimeout: 120_000, globalSetup: OWN_POSTGRES, isolate: false }),
      suite("launch", { order: 1, testTimeout: 120_000, hookTimeout: 120_000 }),
      suite("pages", { order: 2, testTimeout: 60_000, hookTimeout: 120_000, globalSetup: BUILT_PAGES, isolate: false }),
      suite("scenarios", { order: 1, testTimeout: 120_000, hookTimeout: 120_000, globalSetup: OWN_POSTGRES, isolate: false }),
    ],
  },
});
