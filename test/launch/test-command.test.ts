import { describe, expect, test } from "vitest";
import { opensPages, sizesOf, startsRedis } from "../../launch/test";
import { summaryLine } from "../../launch/test-report";

function report(passed: number, files: { status: string; tests: string[] }[]): string {
  const testResults = files.map(({ status, tests }) => ({ status, assertionResults: tests.map((state) => ({ status: state })) }));
  return JSON.stringify({ numPassedTests: passed, testResults });
}

describe("the last line", () => {
  test("counts tests", () => {
    const files = [
      { status: "passed", tests: ["passed", "passed"] },
      { status: "failed", tests: ["passed", "failed", "failed"] },
    ];
    expect(summaryLine(report(3, files))).toBe("3 passed, 2 failed");
  });

  test("counts a file that could not be loaded as a failure", () => {
    expect(summaryLine(report(0, [{ status: "failed", tests: [] }]))).toBe("0 passed, 1 failed");
  });
});

describe("the size of the property tests", () => {
  test("is taken out of the arguments, wherever it stands", () => {
    expect(sizesOf(["--runs", "500000", "test/unit", "--seed=7"])).toEqual({ rest: ["test/unit"], sizes: { RUNS: "500000", SEED: "7" } });
    expect(sizesOf(["test/unit"])).toEqual({ rest: ["test/unit"], sizes: {} });
  });

  test.each([[["--runs"]], [["--runs", "many"]], [["--seed=-1"]]])("%s is refused with an example", (args) => {
    expect(() => sizesOf(args)).toThrow("needs a whole number, such as");
  });
});

test.each([
  [[], true],
  [["test/pages"], true],
  [["test/e2e/first-order.test.ts"], true],
  [["--project", "e2e"], true],
  [["first-order"], true],
  [["test/unit", "test/e2e"], true],
  [["test/unit"], false],
  [["./test/launch/", "--bail", "-t"], false],
  [["test/integration/lanes.test.ts"], false],
  [["test/chaos", "test/simulation"], false],
])("arguments %j open a page: %s", (args, expected) => {
  expect(opensPages(args)).toBe(expected);
});

test.each([
  [[], true],
  [["test/chaos"], true],
  [["test/unit", "test/integration/queue.test.ts"], true],
  [["--project", "chaos"], true],
  [["test/unit", "./test/launch/"], false],
])("arguments %j start a Redis server: %s", (args, expected) => {
  expect(startsRedis(args)).toBe(expected);
});
