import { expect, test } from "vitest";
import { runTool } from "./run-tool";

const CACHE = "node_modules/.cache";

test("the whole project type-checks", async () => {
  const run = await runTool("typescript/bin/tsc", ["--noEmit", "--incremental", "--tsBuildInfoFile", `${CACHE}/types.tsbuildinfo`]);
  expect(run.output).toBe("");
});

test("the domain type-checks without Node's and the browser's types, so it can reach neither", async () => {
  const run = await runTool("typescript/bin/tsc", ["--noEmit", "-p", "app/domain/tsconfig.json"]);
  expect(run.output).toBe("");
});
