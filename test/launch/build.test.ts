import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBuildFresh } from "../../launch/build";

const SOURCES = ["app/root.tsx", "vite.config.ts", "remix.config.js", "tsconfig.json", "package-lock.json"];
const NOON = new Date("2026-11-21T12:00:00Z");
const ONE = new Date("2026-11-21T13:00:00Z");
const TWO = new Date("2026-11-21T14:00:00Z");
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "crossfoot-build-"));
  for (const file of SOURCES) put(file, NOON);
  touch("app", NOON);
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, at: Date): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), "");
  touch(file, at);
}

function touch(path: string, at: Date): void {
  utimesSync(join(root, path), at, at);
}

test("no build is never fresh", async () => {
  expect(await isBuildFresh(root)).toBe(false);
});

test("a build newer than everything is fresh", async () => {
  put("build/server/index.js", ONE);
  expect(await isBuildFresh(root)).toBe(true);
});

test.each([...SOURCES, "app"])("a change of %s after the build makes it stale", async (changed) => {
  put("build/server/index.js", ONE);
  touch(changed, TWO);
  expect(await isBuildFresh(root)).toBe(false);
});
