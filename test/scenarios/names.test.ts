import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { nearNames } from "./near-names";
import { SCENARIOS } from "./scenarios";

const run = promisify(execFile);
const main = fileURLToPath(new URL("main.ts", import.meta.url));

test("no two scenarios have one name, and each name has its group", () => {
  const names = SCENARIOS.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
});

test("names near to one that does not exist are those that share words with it, best first", () => {
  const names = ["payments/by-hand-in-full", "payments/online-invoice", "edited/lines"];

  expect(nearNames("payment-by-hand", names)).toEqual(["payments/by-hand-in-full", "payments/online-invoice"]);
  expect(nearNames("zebra", names)).toEqual([]);
});

test("`list` names them all", async () => {
  const { stdout } = await run(process.execPath, ["--import", "tsx", main, "list"]);

  for (const { name, proves } of SCENARIOS) expect(stdout).toContain(`${name}\n    ${proves}\n`);
});

test("a name that does not exist ends with 2 and the names near it, and starts nothing", async () => {
  const failed = await run(process.execPath, ["--import", "tsx", main, "payments/by-hnd", "--json"]).catch((thrown: unknown) => thrown);

  expect(failed).toMatchObject({ code: 2, stdout: "" });
  expect((failed as { stderr: string }).stderr).toContain('There is no scenario "payments/by-hnd". Near it:\n  payments/');
});
