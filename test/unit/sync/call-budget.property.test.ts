import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { freshBudget, takeCall, type CallBudget, type CallPurpose } from "../../../app/domain/sync/call-budget";
import { hearAnswer } from "../../../app/domain/sync/hear-answer";

vi.setConfig({ testTimeout: 60_000 });

const START = Date.UTC(2026, 10, 20, 9, 17);
const MINUTE = 60_000;
const RUNS = { seed: 20_261_122, numRuns: 300 };

/** Somebody wants to call: so long after the last wish, for a purpose; the answer takes so long, or never comes. */
const wish = fc.record({
  afterMs: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  ),
  purpose: fc.constantFrom<CallPurpose>("live", "inbound", "backfill", "sweep", "recovery", "interactive"),
  travelMs: fc.integer({ min: 0, max: 400 }),
  workMs: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 29_000 })),
  answered: fc.boolean(),
});
const wishes = fc.array(wish, { minLength: 100, maxLength: 400 });
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

type Sent = { purpose: CallPurpose; takenMs: number; arrivedMs: number; endedMs: number };
type Left = { minute: number | null; day: number | null };

/** Plays wishes against a budget, and keeps what was let go. `leftAt`: what Xero says with the answer to a call that came then. */
function play(asked: readonly Wish[], before: CallBudget, leftAt: (arrivedMs: number, sent: readonly Sent[]) => Left | null): Sent[] {
  let budget = before;
  let nowMs = START;
  const sent: Sent[] = [];
  let open: (Sent & { call: number })[] = [];
  for (const { afterMs, purpose, travelMs, workMs, answered } of asked) {
    nowMs += afterMs;
    for (const { call, endedMs, arrivedMs } of open.filter((each) => each.endedMs <= nowMs).sort((a, b) => a.endedMs - b.endedMs))
      budget = hearAnswer(budget, { call, nowMs: endedMs, left: leftAt(arrivedMs, sent), refused: null });
    open = open.filter(({ endedMs }) => endedMs > nowMs);
    const taken = takeCall(budget, { purpose, nowMs });
    if (!("call" in taken)) continue;
    budget = taken.budget;
    const each = { purpose, takenMs: nowMs, arrivedMs: nowMs + travelMs, endedMs: nowMs + travelMs + workMs };
    sent.push(each);
    if (answered) open.push({ ...each, call: taken.call });
  }

  return sent;
}

/** A call that was answered with what is left. */
function heard(before: CallBudget, nowMs: number, left: Left): CallBudget {
  const taken = takeCall(before, { purpose: "recovery", nowMs });
  if (!("call" in taken)) throw new Error("Refused.");

  return hearAnswer(taken.budget, { call: taken.call, nowMs, left, refused: null });
}

test("no minute of any phase sees more than sixty calls, and never more than five are under way", () => {
  fc.assert(
    fc.property(wishes, (asked) => {
      const sent = play(asked, freshBudget(START), () => null);
      for (const { arrivedMs: from, takenMs } of sent) {
        expect(sent.filter(({ arrivedMs }) => arrivedMs >= from && arrivedMs < from + MINUTE).length).toBeLessThanOrEqual(60);
        expect(sent.filter((each) => each.takenMs <= takenMs && each.endedMs > takenMs).length).toBeLessThanOrEqual(5);
      }
    }),
    RUNS,
  );
});

test("where others have used the minute up but for some calls, we make no more than those until it must be over", () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 0, max: 59 }), (asked, minute) => {
      const sent = play(asked, heard(freshBudget(START - 1), START - 1, { minute, day: null }), () => null);

      expect(sent.filter(({ arrivedMs }) => arrivedMs < START - 1 + MINUTE).length).toBeLessThanOrEqual(minute);
    }),
    RUNS,
  );
});

test("however few calls Xero's day has left, none goes for a purpose that must leave them to others", () => {
  const keeps: Record<CallPurpose, number> = { recovery: 0, interactive: 50, sweep: 100, live: 200, inbound: 150, backfill: 300 };
  fc.assert(
    fc.property(wishes, fc.integer({ min: 1, max: 400 }), (asked, atFirst) => {
      // A day of 1,000 calls, most of which are used by now.
      const learnt = heard(freshBudget(START - 2 * MINUTE), START - 2 * MINUTE, { minute: 60, day: 1_000 });
      const known = heard(learnt, START - MINUTE, { minute: 60, day: atFirst });
      const leftAt = (atMs: number, sent: readonly Sent[]) => ({
        minute: 60,
        day: atFirst - sent.filter(({ arrivedMs }) => arrivedMs <= atMs).length,
      });

      play(asked, known, leftAt).forEach(({ purpose }, index) => expect(atFirst - index).toBeGreaterThan(keeps[purpose]));
    }),
    RUNS,
  );
});
