import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../../launch/project";
import { faults } from "../faults/all";
import { PLANTED_BUGS } from "./bugs";

test.each(PLANTED_BUGS)("“$bug” can be planted: its text stands exactly once, its fault is one of them", async ({ file, find, fault }) => {
  const source = await readFile(join(projectRoot, file), "utf8");

  expect(source.split(find)).toHaveLength(2);
  expect(faults.map(({ name }) => name)).toContain(fault);
});
