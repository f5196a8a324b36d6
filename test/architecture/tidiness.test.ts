import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import vitestConfig from "../../vitest.config";
import { projectPaths, projectRoot } from "./project-files";

const { files, folders } = projectPaths();
const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");

/** Drawers in which things get lost: a file is named after what it does. */
const DRAWER = /(^|[/.-])(utils?|helpers?|managers?|services?|misc|common)([/.-]|$)/i;

test("no file or folder is a drawer for everything", () => {
  expect([...files, ...folders].filter((path) => DRAWER.test(path))).toEqual([]);
});

/** The layers, the topics of the domain, the adapters, the simulators: what a newcomer chooses between. */
const DOCUMENTED = /^(app|sandbox|launch|test|(app|sandbox)\/[^/]+|app\/(domain|adapters)\/[^/]+)$/;

test("every layer, domain topic, adapter and simulator says in a README what belongs in it", () => {
  const documented = folders.filter((path) => DOCUMENTED.test(path));
  expect(documented).toContain("app/domain/money");
  expect(documented.filter((path) => !existsSync(join(projectRoot, path, "README.md")))).toEqual([]);
});

test("every test file belongs to a suite of vitest.config.ts, so that none is silently left out", () => {
  const suites = (vitestConfig.test?.projects ?? []).flatMap((project) => (typeof project === "object" && "test" in project ? (project.test?.include ?? []) : []));
  const left = files.filter((path) => /\.test\.tsx?$/.test(path) && !suites.includes(`test/${path.split("/")[1]}/**/*.test.{ts,tsx}`));
  expect(suites).toContain("test/unit/**/*.test.{ts,tsx}");
  expect(left).toEqual([]);
});

const SOMEBODYS_FOLDER = /(^|[\s"'`(=:])\/(root|home\/\w+|Users\/\w+|work)\//m;

describe("nothing of one machine is written down", () => {
  const TEXT = /\.(ts|tsx|js|mjs|cjs|json|md|toml|prisma|sql|css|html|yml|yaml|txt)$|(^|\/)(\.npmrc|\.gitignore|\.ci\/run|\.env\.example)$/;
  const texts = files.filter((path) => TEXT.test(path));

  test.each([
    ["a home or work folder", SOMEBODYS_FOLDER],
    ["a package registry", /https?:\/\/[^\s"'/]*(registry|verdaccio|artifactory|nexus)[^\s"']*/i],
    ["an address in a private network", /\b(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b/],
  ])("%s", (_what, pattern) => {
    expect(texts.filter((path) => pattern.test(read(path)))).toEqual([]);
  });

  test("and it would be seen", () => {
    expect(["see ", "home", "ann", "shop"].join("/")).toMatch(SOMEBODYS_FOLDER);
    expect("a/work/in/progress").not.toMatch(SOMEBODYS_FOLDER);
    expect(DRAWER.test("app/domain/money-utils.ts")).toBe(true);
    expect(DRAWER.test("app/domain/money/rounding.ts")).toBe(false);
  });
});
