import { describe, expect, test } from "vitest";
import { freshBudget, takeCall, type CallBudget } from "../../../app/domain/sync/call-budget";
import { hearAnswer } from "../../../app/domain/sync/hear-answer";
import { waitForCompanyMs } from "../../../app/domain/sync/wait-for-company";

const START = Date.UTC(2026, 10, 20);
const SECOND = 1_000;
const DAY_S = 86_400;

/** A budget on which one live call was made and answered. */
function spent(before: CallBudget, nowMs: number, day: number): CallBudget {
  const taken = takeCall(before, { purpose: "live", nowMs });
  if (!("call" in taken)) throw new Error(`Refused for ${taken.refused.waitMs} ms (${taken.refused.limit}).`);

  return hearAnswer(taken.budget, { call: taken.call, nowMs, left: { minute: 60, day }, refused: null });
}

/** Orders come evenly through a day; each flush costs two calls. How long each order waited, in seconds, and the calls made. */
function oneDay({ orders, day }: { orders: number; day: number }) {
  let budget = spent(freshBudget(START - 60_000), START - 60_000, day);
  const waits: number[] = [];
  let calls = 0;
  let waiting: number[] = [];
  for (let second = 0; second < DAY_S; second++) {
    for (let order = Math.floor((second * orders) / DAY_S); order < Math.floor(((second + 1) * orders) / DAY_S); order++)
      waiting.push(second);
    const nowMs = START + second * SECOND;
    if (waiting.length === 0 || waitForCompanyMs(budget, { nowMs, waiting: waiting.length }) > 0) continue;
    waits.push(...waiting.slice(0, 50).map((since) => second - since));
    waiting = waiting.slice(50);
    for (let call = 0; call < 2; call++) budget = spent(budget, nowMs, day - calls++);
  }
  waits.sort((a, b) => a - b);

  return { calls, p50: waits[Math.floor(waits.length / 2)] ?? 0, longest: waits.at(-1) ?? 0 };
}

describe("waiting for company", () => {
  test("a quiet shop's orders go at once", () => {
    expect(oneDay({ orders: 400, day: 5_000 })).toEqual({ calls: 800, p50: 0, longest: 0 });
  });

  test("a busy shop's wait a little: 60 % of 5,000 calls are spread over the day, two every 57.6 s", () => {
    const { calls, p50, longest } = oneDay({ orders: 20_000, day: 5_000 });

    // 3,000 by and by, and the 600 that had added up before.
    expect(calls).toBeLessThanOrEqual(3_600);
    expect(p50).toBeGreaterThan(20);
    expect(p50).toBeLessThan(30);
    expect(longest).toBeLessThanOrEqual(58);
  });

  test("with 1,000 calls a day, two every 480 s; with the sweeps' 208, live work never comes to what it must leave", () => {
    const { calls, longest } = oneDay({ orders: 2_000, day: 1_000 });

    expect(calls).toBeLessThanOrEqual(480);
    expect(calls + 208).toBeLessThanOrEqual(690);
    expect(longest).toBeLessThanOrEqual(481);
  });

  test("a full batch never waits, and a debt is paid off in 173 s at most", () => {
    let budget = freshBudget(START);
    for (let call = 0; call < 700; call++) budget = spent(budget, START + call * 1_200, 4_999);
    const nowMs = START + 700 * 1_200;

    expect(waitForCompanyMs(budget, { nowMs, waiting: 49 })).toBeGreaterThan(100 * SECOND);
    expect(waitForCompanyMs(budget, { nowMs, waiting: 49 })).toBeLessThanOrEqual(173 * SECOND);
    expect(waitForCompanyMs(budget, { nowMs, waiting: 50 })).toBe(0);
  });
});
