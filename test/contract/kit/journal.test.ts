import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Journal } from "../../../sandbox/kit/journal";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const now = () => NOW;
const all = { after: 0, limit: 10_000, kind: undefined };

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-"));
  path = join(folder, "journal.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

const fill = (journal: Journal, count: number): void => {
  for (let number = 1; number <= count; number += 1) journal.record(number % 3 === 0 ? "third" : "other", { text: `entry ${number} £` });
};

test("synced means written: the file holds every entry, one a line, numbered from 1", async () => {
  const journal = new Journal(path, now);
  journal.record("request", { status: 200 });
  journal.record("change", { total: "25.20" });
  await journal.synced();
  expect(readFileSync(path, "utf8").split("\n")).toEqual([
    '{"sequence":1,"at":"2026-11-21T12:00:00.000Z","kind":"request","status":200}',
    '{"sequence":2,"at":"2026-11-21T12:00:00.000Z","kind":"change","total":"25.20"}',
    "",
  ]);
  await journal.close();
});

test("entries that are recorded while a sync is under way wait for the next one", async () => {
  const journal = new Journal(path, now);
  const seen: number[] = [];
  const waits = Array.from({ length: 20 }, (_, index) => {
    journal.record("request", { index });
    return journal.synced().then(() => seen.push(readFileSync(path, "utf8").split("\n").length - 1 - index));
  });
  await Promise.all(waits);
  // Whoever waited found at least the entries up to its own in the file.
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(1);
  await journal.close();
});

describe.each(["on disk", "in memory"])("%s", (where) => {
  const open = () => new Journal(where === "on disk" ? path : null, now);

  test.each([0, 1, 255, 256, 257, 511, 512, 700, 999, 1_000])("the entries after number %i are the following ones, as many as asked for", (after) => {
    const journal = open();
    fill(journal, 1_000);
    const expected = Array.from({ length: Math.min(20, 1_000 - after) }, (_, index) => after + index + 1);
    const found = journal.entries({ after, limit: 20, kind: undefined });
    expect(found.map(({ sequence }) => sequence)).toEqual(expected);
    expect(found.map(({ text }) => text)).toEqual(expected.map((number) => `entry ${number} £`));
  });

  test("of one kind only", () => {
    const journal = open();
    fill(journal, 1_000);
    expect(journal.entries({ after: 300, limit: 2, kind: "third" }).map(({ sequence }) => sequence)).toEqual([303, 306]);
    // Multiples of three up to 1,000.
    expect(journal.entries({ after: 0, limit: 10_000, kind: "third" })).toHaveLength(333);
  });
});

test("a second process goes on with the next number, after cutting off half a line", async () => {
  const first = new Journal(path, now);
  fill(first, 600);
  await first.close();
  appendFileSync(path, '{"sequence":601,"at":"2026-');

  const second = new Journal(path, now);
  expect(second.length).toBe(600);
  second.record("other", { text: "after the restart" });
  expect(second.entries({ after: 599, limit: 10, kind: undefined })).toMatchObject([{ sequence: 600 }, { sequence: 601, text: "after the restart" }]);
  expect(second.entries(all)).toHaveLength(601);
  await second.close();
  expect(readFileSync(path, "utf8").split("\n")).toHaveLength(602);
});
