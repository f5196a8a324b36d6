import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { nearNames } from "./near-names";
import { onOneLine } from "./print";
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

test("with `--json` a scenario is one line of its name, whether it passed, and the three sides, also where it failed", () => {
  const sides = { shopify: { status: "PAID" }, xero: { invoices: [{ total: "29.00" }] }, app: { status: "synced" } };
  const passed = onOneLine({ name: "payments/one", failed: null, sides });
  const failed = onOneLine({ name: "payments/two", failed: new Error("wanted\nanother"), sides: null });

  expect([passed, failed].map((line) => line.includes("\n"))).toEqual([false, false]);
  expect(JSON.parse(passed)).toEqual({ name: "payments/one", passed: true, ...sides });
  expect(JSON.parse(failed)).toEqual({ name: "payments/two", passed: false, shopify: {}, xero: {}, app: {} });
});

test("every sentence of the README's table names scenarios that exist", () => {
  const readme = readFileSync(fileURLToPath(new URL("README.md", import.meta.url)), "utf8");
  const rows = readme.split("\n").filter((line) => line.startsWith("| ") && line.includes("`"));
  const asked = rows.flatMap((row) => [...row.matchAll(/`([a-z]+\/[a-z0-9-]+)`/g)].map(([, name]) => name ?? ""));
  const names = SCENARIOS.map(({ name }) => name);

  expect(rows.length).toBeGreaterThan(20);
  expect(asked.filter((each) => !names.includes(each))).toEqual([]);
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
