import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

interface Suite {
  /** Of test/, with the tests of this suite: the one of its name, if no other is said. */
  readonly folders?: readonly string[];
  readonly testTimeout?: number;
  readonly hookTimeout?: number;
  readonly globalSetup?: string;
  /** Files that share what they import. Loading the app with its libraries takes six seconds of a core: not once a file. */
  readonly isolate?: false;
}

/**
 * One suite per folder of test/, but that what loads the whole app loads it once. `npx vitest run --project unit` runs one
 * suite, `npx vitest run test/scenarios` one folder.
 */
function suite(name: string, { folders = [name], ...settings }: Suite): TestProjectConfiguration {
  const include = folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);
  return { extends: true, test: { name, include, ...AT_ONCE, ...settings } };
}

/**
 * Folders of test/ in the order in which they run. What mostly waits comes first, so that the rest computes meanwhile; then
 * what is quick to say what is wrong; and the scenarios, a minute or more a file, before many short files, which fill the end.
 */
const FOLDERS = ["chaos", "e2e", "unit", "architecture", "contract", "simulation", "launch", "scenarios", "integration", "pages"];

class FolderByFolder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number =>
      FOLDERS.indexOf(relative(this.ctx.config.root, moduleId).split("/")[1] ?? "");
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

/**
 * Four files at once on two cores: the rounds of chaos and the killed workers of e2e mostly wait, each in a lane of its own,
 * while the other lanes compute.
 */
const AT_ONCE = { maxWorkers: 4, sequence: { groupOrder: 0 } };
/**
 * When all else has ended: a browser takes more than one core. Nothing builds the pages while it has them open: when each of
 * its files did, a page lost its scripts to the build of another file, and never came alive.
 */
const IN_THE_END = { maxWorkers: 2, sequence: { groupOrder: 1 } };

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
    sequence: { sequencer: FolderByFolder },
    projects: [
      suite("unit", { isolate: false, testTimeout: 30_000 }),
      suite("architecture", { testTimeout: 600_000 }),
      suite("contract", { testTimeout: 30_000, hookTimeout: 60_000, isolate: false }),
      suite("simulation", { testTimeout: 600_000 }),
      suite("chaos", { testTimeout: 300_000, hookTimeout: 120_000, globalSetup: BUILT_PAGES }),
      suite("e2e", { testTimeout: 120_000, hookTimeout: 120_000, globalSetup: BUILT_PAGES }),
      suite("launch", { testTimeout: 120_000, hookTimeout: 120_000 }),
      suite("integration", {
        ...{ folders: ["integration", "scenarios"], testTimeout: 120_000, hookTimeout: 120_000 },
        ...{ globalSetup: OWN_POSTGRES, isolate: false },
      }),
      suite("pages", { testTimeout: 60_000, hookTimeout: 120_000, globalSetup: BUILT_PAGES, isolate: false, ...IN_THE_END }),
    ],
  },
});
