import { describe, expect, test } from "vitest";
import { freshBudget, takeCall, type CallBudget, type CallPurpose } from "../../../app/domain/sync/call-budget";
import { hearAnswer } from "../../../app/domain/sync/hear-answer";

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** A call that is answered at once with what is left. */
function callAt(budget: CallBudget, nowMs: number, options: { purpose?: CallPurpose; minute?: number; day?: number } = {}): CallBudget {
  const { purpose = "live", minute, day } = options;
  const taken = takeCall(budget, { purpose, nowMs });
  if (!("call" in taken)) throw new Error(`Refused for ${taken.refused.waitMs} ms.`);
  const left = minute === undefined && day === undefined ? null : { minute: minute ?? null, day: day ?? null };

  return hearAnswer(taken.budget, { call: taken.call, nowMs, left, refused: null });
}

function times(count: number, budget: CallBudget, step: (budget: CallBudget, index: number) => CallBudget): CallBudget {
  return Array.from({ length: count }).reduce<CallBudget>((before, _each, index) => step(before, index), budget);
}

const refusalOf = (budget: CallBudget, nowMs: number, purpose: CallPurpose = "live") => {
  const taken = takeCall(budget, { purpose, nowMs });

  return "refused" in taken ? taken.refused : null;
};

describe("the minute", () => {
  test("thirty calls at once, then one by one: 60.5 s divided by sixty", () => {
    const budget = times(30, freshBudget(NOON), (before) => callAt(before, NOON));

    expect(refusalOf(budget, NOON)).toEqual({ waitMs: 1_009, limit: "minute" });
    expect(refusalOf(budget, NOON + 1_009)).toBeNull();
    expect(refusalOf(budget, NOON, "interactive")).toBeNull();
  });

  test("the sixtieth place is for people at a page; the next one comes free 60.5 s after the first call", () => {
    const budget = times(59, freshBudget(NOON), (before, index) => callAt(before, NOON + index * 500, { purpose: "interactive" }));

    expect(refusalOf(budget, NOON + 40_000)).toEqual({ waitMs: 20_500, limit: "minute" });
    expect(refusalOf(budget, NOON + 40_000, "interactive")).toBeNull();
    const full = callAt(budget, NOON + 40_000, { purpose: "interactive" });
    expect(refusalOf(full, NOON + 40_000, "interactive")).toEqual({ waitMs: 20_500, limit: "minute" });
    expect(refusalOf(full, NOON + 60_500, "interactive")).toBeNull();
  });

  test("five at once; a place is free again with the answer, and forty seconds after a call that was never answered", () => {
    const busy = times(5, freshBudget(NOON), (before) => {
      const taken = takeCall(before, { purpose: "live", nowMs: NOON });
      return "call" in taken ? taken.budget : before;
    });
    expect(busy.underWay).toHaveLength(5);
    expect(refusalOf(busy, NOON, "interactive")).toEqual({ waitMs: 250, limit: "minute" });

    const [first] = busy.underWay;
    expect(refusalOf(hearAnswer(busy, { call: first?.call ?? 0, nowMs: NOON, left: null, refused: null }), NOON)).toBeNull();
    expect(refusalOf(busy, NOON + 39_999)).not.toBeNull();
    expect(refusalOf(busy, NOON + 40_000)).toBeNull();
  });

  test("others call on our account: Xero says ten are left where we counted two calls, so 48 are theirs, for a minute", () => {
    const budget = callAt(callAt(freshBudget(NOON), NOON), NOON + 1_000, { minute: 10 });

    expect(budget.taken).toHaveLength(50);
    const used = times(9, budget, (before, index) => callAt(before, NOON + 3_000 + index * 2_000));
    expect(refusalOf(used, NOON + 21_000)).toEqual({ waitMs: 39_500, limit: "minute" });
    // Ours of the first two seconds are over at 60.5 s, theirs 60.5 s after we heard of them.
    expect(refusalOf(used, NOON + 61_500)).toBeNull();
  });

  test("figures that our own calls explain add nothing, and a slow answer of the minute before is no news", () => {
    const budget = times(20, freshBudget(NOON), (before, index) => callAt(before, NOON + index * 100, { minute: 59 - index }));
    expect(budget.taken).toHaveLength(20);

    const slow = takeCall(budget, { purpose: "live", nowMs: NOON + 40_000 });
    if (!("call" in slow)) throw new Error("Refused.");
    const heard = hearAnswer(slow.budget, {
      call: slow.call,
      nowMs: NOON + 65_000,
      left: { minute: 39, day: null },
      refused: null,
    });
    expect(heard.taken).toHaveLength(21);
  });

  test("a refusal of Xero's holds everything until then, people included", () => {
    const taken = takeCall(freshBudget(NOON), { purpose: "live", nowMs: NOON });
    if (!("call" in taken)) throw new Error("Refused.");
    const refused = { retryAfterMs: 26_000, limit: "minute" } as const;
    const budget = hearAnswer(taken.budget, { call: taken.call, nowMs: NOON, left: { minute: 0, day: 344 }, refused });

    expect(refusalOf(budget, NOON + 1_000, "interactive")).toEqual({ waitMs: 25_000, limit: "minute" });
  });
});

describe("the day", () => {
  const left = (day: number, before = freshBudget(NOON)) => callAt(callAt(before, NOON, { day: 4_999 }), NOON + MINUTE, { day });

  test("its size is learnt: 1,000 until Xero says that more is left", () => {
    expect(refusalOf(callAt(freshBudget(NOON), NOON, { day: 201 }), NOON + MINUTE)).toBeNull();
    // 201 left of 201 is a fresh day as far as anybody knows; of 5,000 it is little.
    expect(refusalOf(left(201), NOON + 2 * MINUTE)).toEqual({ waitMs: 15 * MINUTE, limit: "share" });
  });

  test.each([
    ["backfill", 1_499, 1_500],
    ["live", 999, 1_000],
    ["inbound", 749, 750],
    ["sweep", 499, 500],
    ["interactive", 249, 250],
    ["recovery", 0, 1],
  ] as const)("%s leaves to the others what is kept for them", (purpose, tooFew, enough) => {
    const learnt = (day: number) => left(day, callAt(freshBudget(NOON), NOON - MINUTE, { day: 5_000 }));

    expect(refusalOf(learnt(tooFew), NOON + 2 * MINUTE, purpose)).not.toBeNull();
    expect(refusalOf(learnt(enough + 1), NOON + 2 * MINUTE, purpose)).toBeNull();
  });

  test("what stays in doubt spends a twentieth of the day at once, then one call in 14.4 minutes, and leaves a tenth to live orders", () => {
    // Of 1,000 live orders leave 310 to others, past ones 410; a tenth of the day is a hundred calls in 1,440 minutes.
    const known = callAt(callAt(freshBudget(NOON), NOON - 2 * MINUTE, { day: 1_000 }), NOON - MINUTE, { day: 405 });
    const spent = times(50, known, (before, index) => callAt(before, NOON + index * 1_100, { purpose: "recovery" }));
    const later = (minutes: number) => NOON + minutes * MINUTE;

    expect(refusalOf(spent, later(2), "recovery")).toEqual({ waitMs: 15 * MINUTE, limit: "share" });
    expect(refusalOf(spent, later(2))).toBeNull();
    expect(refusalOf(spent, later(14.3), "recovery")).not.toBeNull();
    expect(refusalOf(spent, later(14.5), "recovery")).toBeNull();
    // With more than that left, nothing is kept from it.
    expect(refusalOf({ ...spent, dayLeft: 411 }, later(2), "recovery")).toBeNull();
  });

  test("each call takes one off what was left", () => {
    const budget = times(3, left(1_002), (before, index) => callAt(before, NOON + (index + 2) * MINUTE));

    expect(budget.dayLeft).toBe(999);
    expect(refusalOf(budget, NOON + 6 * MINUTE)).toMatchObject({ limit: "share" });
    expect(refusalOf(budget, NOON + 6 * MINUTE, "sweep")).toBeNull();
  });

  test("a new day begins when Xero says so", () => {
    const over = callAt(left(700), NOON + 2 * MINUTE, { purpose: "sweep", day: 4_999 });

    expect(refusalOf(over, NOON + 3 * MINUTE, "backfill")).toBeNull();
  });

  test("where nobody has heard for an hour, one call asks, and only one", () => {
    const none = left(0);
    expect(refusalOf(none, NOON + MINUTE + HOUR - 1, "recovery")).toEqual({ waitMs: 1, limit: "day" });

    const asking = takeCall(none, { purpose: "recovery", nowMs: NOON + MINUTE + HOUR });
    if (!("call" in asking)) throw new Error("Refused.");

    expect(refusalOf(asking.budget, NOON + 2 * MINUTE + HOUR, "recovery")).toEqual({ waitMs: 15 * MINUTE, limit: "day" });
  });

  test("a day that Xero closed is closed until the moment it named, and then what is left is not known", () => {
    const taken = takeCall(left(3), { purpose: "recovery", nowMs: NOON + 2 * MINUTE });
    if (!("call" in taken)) throw new Error("Refused.");
    const refused = { retryAfterMs: 7 * HOUR, limit: "day" } as const;
    const closed = hearAnswer(taken.budget, { call: taken.call, nowMs: NOON + 2 * MINUTE, left: { minute: 50, day: 0 }, refused });

    expect(refusalOf(closed, NOON + HOUR + 2 * MINUTE, "recovery")).toEqual({ waitMs: 6 * HOUR, limit: "day" });
    expect(refusalOf(closed, NOON + 7 * HOUR + 2 * MINUTE, "backfill")).toBeNull();
  });

  test("a smaller tier is noticed within two days, so that nothing is kept from work for ever", () => {
    const smaller = [1, 2].reduce((before, days) => callAt(before, NOON + days * 24 * HOUR, { purpose: "sweep", day: 999 }), left(4_000));

    expect(refusalOf(smaller, NOON + 48 * HOUR + MINUTE)).toBeNull();
  });
});
