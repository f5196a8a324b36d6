import { describe, expect, test } from "vitest";
import { freshBudget, takeCall, type CallBudget, type CallPurpose } from "../../../app/domain/sync/call-budget";
import { hearAnswer } from "../../../app/domain/sync/hear-answer";
import { paymentsPauseMs, sweepPauseMs, sweepShare } from "../../../app/domain/sync/sweep-pause";
import { waitForCompanyMs } from "../../../app/domain/sync/wait-for-company";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const usual = { side: "shop", usualMs: 10 * MINUTE, quietMs: 0, callsADay: 5_000 } as const;
const quiet = { usualMs: 10 * MINUTE, oldOrdersWait: false };

test("Shopify is asked every ten minutes, and every eighteen where nothing happened for a day", () => {
  expect(sweepPauseMs(usual)).toBe(10 * MINUTE);
  expect(sweepPauseMs({ ...usual, quietMs: DAY })).toBe(10 * MINUTE);
  expect(sweepPauseMs({ ...usual, quietMs: DAY + 1 })).toBe(18 * MINUTE);
  expect(sweepPauseMs({ ...usual, callsADay: 1_000 })).toBe(10 * MINUTE);
});

test("whatever is lost is made up for within twenty minutes, on every tier of Xero's", () => {
  for (const callsADay of [1_000, 5_000])
    for (const side of ["shop", "books"] as const)
      for (const quietMs of [0, 30 * DAY]) expect(sweepPauseMs({ ...usual, side, quietMs, callsADay })).toBeLessThan(20 * MINUTE);

  expect(sweepPauseMs({ ...usual, side: "books" })).toBe(15 * MINUTE);
  expect(sweepPauseMs({ ...usual, side: "books", callsADay: 1_000 })).toBe(18 * MINUTE);
});

test("what the sweeps of Xero take of its day is what live work leaves to them", () => {
  const callsADay = (day: number) => {
    const sweeps = DAY / sweepPauseMs({ ...usual, side: "books", callsADay: day });
    const others = DAY / Math.max(paymentsPauseMs({ ...quiet, callsADay: day }), DAY / sweeps);

    return 2 * sweeps + 2 * others;
  };

  // Every fifteen minutes all four kinds; or every eighteen two of them, and the other two once an hour.
  expect(callsADay(5_000)).toBe(96 * 4);
  expect(callsADay(1_000)).toBe(80 * 2 + 24 * 2);
  for (const day of [1_000, 5_000]) expect(callsADay(day)).toBeLessThanOrEqual(sweepShare(day) * day);
});

test("payments and contacts go along with every sweep, and once an hour where calls are few or old orders use them", () => {
  expect(paymentsPauseMs({ ...quiet, callsADay: 5_000 })).toBe(0);
  expect(paymentsPauseMs({ ...quiet, callsADay: 1_000 })).toBe(60 * MINUTE);
  expect(paymentsPauseMs({ ...quiet, callsADay: 5_000, oldOrdersWait: true })).toBe(60 * MINUTE);
});

describe.each([1_000, 5_000])("a day of %d calls, with more orders and old orders than it has calls for", (day) => {
  test("no sweep is refused a call, and each is over within its twenty minutes", () => {
    const { refused, swept, left } = busyDay(day);

    expect(refused).toBe(0);
    expect(swept).toBe(day === 1_000 ? 80 : 96);
    // What is kept for finding out about lost answers, for people, and for what changes in Xero.
    expect(left).toBeGreaterThanOrEqual(day / 10);
  });
});

/** Minute by minute: the sweeps' calls when they are due, then all that live work and a backfill are given. */
function busyDay(day: number) {
  const begins = Date.UTC(2026, 10, 23);
  let budget = heard(freshBudget(begins - MINUTE), begins - MINUTE, day);
  const [pause, others] = [sweepPauseMs({ ...usual, side: "books", callsADay: day }), paymentsPauseMs({ ...quiet, callsADay: day })];
  let [due, othersDue, refused, swept, left] = [begins, begins, 0, 0, day];
  const call = (purpose: CallPurpose, nowMs: number): boolean => {
    const taken = takeCall(budget, { purpose, nowMs });
    if ("refused" in taken) return taken.refused.limit === "minute" ? call(purpose, nowMs + taken.refused.waitMs) : false;
    budget = hearAnswer(taken.budget, { call: taken.call, nowMs, left: { minute: 60, day: --left }, refused: null });

    return true;
  };
  for (let nowMs = begins; nowMs < begins + DAY; nowMs += MINUTE) {
    if (nowMs >= due) {
      const calls = nowMs >= othersDue ? 4 : 2;
      for (let made = 0; made < calls; made++) if (!call("sweep", nowMs + made * 1_000)) refused++;
      if (calls === 4) othersDue = nowMs + others;
      due += pause;
      swept++;
    }
    while (waitForCompanyMs(budget, { nowMs, waiting: 49 }) === 0 && call("live", nowMs + 10_000));
    for (let made = 0; made < 20; made++) call("backfill", nowMs + 30_000 + made * 1_000);
  }

  return { refused, swept, left };
}

function heard(before: CallBudget, nowMs: number, day: number): CallBudget {
  const taken = takeCall(before, { purpose: "sweep", nowMs });
  if (!("call" in taken)) throw new Error("A fresh budget refuses nothing.");

  return hearAnswer(taken.budget, { call: taken.call, nowMs, left: { minute: 60, day }, refused: null });
}
