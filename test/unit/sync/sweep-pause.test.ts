import { expect, test } from "vitest";
import { sweepPauseMs } from "../../../app/domain/sync/sweep-pause";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const usual = { side: "shop", usualMs: 10 * MINUTE, quietMs: 0, callsADay: 5_000 } as const;

test("Shopify is asked every ten minutes, and every eighteen where nothing happened for a day", () => {
  expect(sweepPauseMs(usual)).toBe(10 * MINUTE);
  expect(sweepPauseMs({ ...usual, quietMs: DAY })).toBe(10 * MINUTE);
  expect(sweepPauseMs({ ...usual, quietMs: DAY + 1 })).toBe(18 * MINUTE);
  expect(sweepPauseMs({ ...usual, callsADay: 1_000 })).toBe(10 * MINUTE);
});

test("four calls a sweep come to at most a tenth of Xero's day", () => {
  for (const callsADay of [1_000, 5_000]) {
    const sweeps = DAY / sweepPauseMs({ ...usual, side: "books", callsADay });

    expect(4 * sweeps).toBeLessThanOrEqual(callsADay / 10);
  }
});

test("whatever is lost is made up for within twenty minutes, but on Xero's smallest tier, where it takes an hour", () => {
  for (const side of ["shop", "books"] as const)
    for (const quietMs of [0, 30 * DAY]) expect(sweepPauseMs({ ...usual, side, quietMs })).toBeLessThan(20 * MINUTE);

  expect(sweepPauseMs({ ...usual, side: "books", callsADay: 1_000 })).toBe(60 * MINUTE);
});
