import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../architecture/project-files";
import { runCompiled } from "./compiled";
import { windowOf, WINDOWS } from "./kernel/windows";
import { BUGS } from "./planted/bugs";
import { planted } from "./planted/plant";
import { makeMarkets } from "./platforms/shop-stories";
import { runSchedule } from "./run-schedule";

const markets = makeMarkets();

/** Compiled, as `npm run sim` runs them: the modules of a test runner take twice as long. */
test("3,000 schedules break no invariant, and their crashes fall into every window", async () => {
  const run = await runCompiled(projectRoot, ["--seeds", "3000", "--first"], ["ignore", "pipe", "pipe"]);
  const [[code], printed, violation] = await Promise.all([once(run, "exit"), textOf(run.stdout), textOf(run.stderr)]);

  expect([code, violation]).toEqual([0, ""]);
  expect(JSON.parse(printed)).toMatchObject({ schedules: 3000, violations: 0, crashWindowsCovered: Object.keys(WINDOWS) });
});

async function textOf(stream: Readable | null): Promise<string> {
  return stream ? text(stream) : "";
}

describe("a schedule", () => {
  const hashOf = async (seed: number, withText = false) => (await runSchedule(seed, { markets, withText })).trace.hash;

  test("is the same every time it is run, whether it is written down or not", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const first = await hashOf(seed);
      expect([await hashOf(seed), await hashOf(seed, true)]).toEqual([first, first]);
    }
  });

  test("is another for another seed", async () => {
    const hashes = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) hashes.add(await hashOf(seed));
    expect(hashes.size).toBe(20);
  });
});

/** By the protocol of a write: stored, sent, processed, answered, stored again. */
test.each([
  ["W0", { site: "web.store", moment: "within", size: 1 }],
  ["W1", { site: "web.store", moment: "done", size: 1 }],
  ["W2", { site: "web.ring", moment: "before", size: 1 }],
  ["W3", { site: "ledger.open", moment: "before", size: 1 }],
  ["W4", { site: "ledger.open", moment: "done", size: 1 }],
  ["W4", { site: "books.payments.create", moment: "before", size: 1 }],
  ["W5", { site: "books.payments.create", moment: "sent", size: 1 }],
  ["W6", { site: "books.invoices.create", moment: "done", size: 1 }],
  ["W7", { site: "ledger.settle", moment: "before", size: 3 }],
  ["W8", { site: "ledger.settle", moment: "within", size: 3 }],
  ["W9", { site: "ledger.settle", moment: "done", size: 3 }],
  ["W10", { site: "tokens.save", moment: "before", size: 1 }],
  ["W11", { site: "shop.markPaid", moment: "done", size: 1 }],
  ["W11", { site: "books.invoiceVoids.create", moment: "sent", size: 1 }],
  [null, { site: "orders.dirty", moment: "done", size: 1 }],
] as const)("a crash falls into window %s", (window, crash) => {
  expect(windowOf(crash)).toBe(window);
});

describe("a bug can be planted", () => {
  test.each(BUGS.map((bug) => [bug.bug, bug] as const))("%s", (_name, bug) => {
    const source = readFileSync(join(projectRoot, bug.file), "utf8");

    expect(planted(source, bug)).not.toBe(source);
  });
});
