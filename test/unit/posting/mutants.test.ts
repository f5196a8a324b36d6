import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTANTS } from "../../mutants/mutants";

const ROOT = new URL("../../../", import.meta.url);

test("every fault of `npm run mutants` can still be planted: its place stands exactly once in the source", () => {
  const lost = MUTANTS.filter(({ file, find }) => readFileSync(new URL(file, ROOT), "utf8").split(find).length !== 2);
  expect(lost.map(({ fault, find }) => `${fault}: ${find}`)).toEqual([]);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(12);
});
