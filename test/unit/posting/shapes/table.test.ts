import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const HERE = new URL("./", import.meta.url);
const README = new URL("../../../../app/domain/posting/README.md", import.meta.url);
const SELF = "table.test.ts";

/** "sales: free shipping" for each row of the table, under the heading of its file. */
function rows(): string[] {
  let file = "";
  const found: string[] = [];
  for (const line of readFileSync(README, "utf8").split("\n")) {
    file = /^### .* — `(\w+)\.test\.ts`$/.exec(line)?.[1] ?? file;
    const shape = /^\| (.+?) \| (.+) \|$/.exec(line)?.[1];
    if (shape && shape !== "shape") found.push(`${file}: ${shape}`);
  }

  return found;
}

/** The names of all tests of shapes, tables of cases by their common name. */
function tests(): string[] {
  const files = readdirSync(HERE).filter((name) => name.endsWith(".test.ts") && name !== SELF);

  return files.flatMap((name) => {
    const source = readFileSync(new URL(name, HERE), "utf8");

    return [...source.matchAll(/^\s*(?:test\(|\]\)\()"(.+?)",/gm)].map(([, title]) => `${name.replace(".test.ts", "")}: ${title}`);
  });
}

test("every row of the table of shapes is a test, and every test of a shape is a row", () => {
  expect(rows().toSorted()).toEqual(tests().toSorted());
});

test("no shape is there twice, and there are at least sixty", () => {
  expect(new Set(rows()).size).toBe(rows().length);
  expect(rows().length).toBeGreaterThanOrEqual(60);
});
