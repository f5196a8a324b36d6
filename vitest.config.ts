import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

interface Suite {
  readonly order: number;
  readonly testTimeout?: number;
  readonly hookTimeout?: number;
  readonly globalSetup?: string;
  /** Suites that start servers or browsers run one file at a time: two at once would take each other's free ports. */
  readonly fileParallelism?: false;
}

/**
 * One suite per folder of test/, quick ones first. Suites of one `order` share the two workers; the next order
 * starts when they have finished. `npx vitest run --project unit` runs one suite.
 */
function suite(name: string, settings: Suite): TestProjectConfiguration {
  const { order, ...rest } = settings;
  return {
    extends: true,
    test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], sequence: { groupOrder: order }, ...rest },
  };
}

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    maxWorkers: 2,
    // What is polled for comes in a moment; a busy machine may take many.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      suite("unit", { order: 0 }),
      suite("architecture", { order: 0, testTimeout: 300_000 }),
      suite("contract", { order: 0, testTimeout: 30_000, hookTimeout: 60_000 }),
      suite("simulation", { order: 0, testTimeout: 300_000 }),
      suite("integration", { order: 1, testTimeout: 30_000, hookTimeout: 60_000, globalSetup: "test/bench/postgres.setup.ts" }),
      suite("pages", { order: 2, testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false }),
      suite("launch", { order: 2, testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false }),
      suite("chaos", { order: 3, testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false }),
      suite("e2e", { order: 3, testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
});
