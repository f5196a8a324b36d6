import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codeFiles, projectRoot } from "./project-files";

const LONGEST_FILE = 300;
const LONGEST_MEDIAN = 60;

// Functions (70 lines) and parameters (3) are counted by the linter.

function lineCount(path: string): number {
  return readFileSync(join(projectRoot, path), "utf8").trimEnd().split("\n").length;
}

test(`no code file is longer than ${LONGEST_FILE} lines`, () => {
  const tooLong = codeFiles().filter((path) => lineCount(path) > LONGEST_FILE);
  expect(tooLong).toEqual([]);
});

test(`half of the app's files have at most ${LONGEST_MEDIAN} lines`, () => {
  const counts = codeFiles().filter((path) => path.startsWith("app/")).map(lineCount).toSorted((a, b) => a - b);
  expect(counts.length).toBeGreaterThan(0);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(LONGEST_MEDIAN);
});
