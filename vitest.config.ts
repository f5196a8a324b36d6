import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

interface Suite {
  readonly order: number;
  readonly testTimeout?: number;
  readonly hookTimeout?: number;
  readonly globalSetup?: string;
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
      suite("pages", { order: 2, testTimeout: 60_000, hookTimeout: 120_000 }),
      suite("launch", { order: 2, testTimeout: 60_000, hookTimeout: 60_000 }),
      suite("chaos", { order: 2, testTimeout: 300_000, hookTimeout: 120_000 }),
      suite("e2e", { order: 2, testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
});
