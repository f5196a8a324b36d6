import { expect, test } from "vitest";
import { freshPoints, hearQuery, sendQuery, waitForPointsMs, type PointBudget } from "../../../app/domain/sync/point-budget";

const START = Date.UTC(2026, 10, 23);
/** A standard plan's bucket with so much in it. */
const holding = (left: number): PointBudget => ({ most: 2_000, perSecond: 100, left, atMs: START, underWay: 0 });

test("a query waits until all that it might cost is there: 320 points where 20 are left come in three seconds", () => {
  expect(waitForPointsMs(holding(320), { points: 320, nowMs: START })).toBe(0);
  expect(waitForPointsMs(holding(20), { points: 320, nowMs: START })).toBe(3_000);
  expect(waitForPointsMs(holding(20), { points: 320, nowMs: START + 2_990 })).toBe(10);
  expect(waitForPointsMs(holding(20), { points: 320, nowMs: START + 3_000 })).toBe(0);
  // Rounded up: a moment too early would be refused.
  expect(waitForPointsMs({ ...holding(0), perSecond: 1_000 }, { points: 1, nowMs: START })).toBe(1);
  expect(waitForPointsMs({ ...holding(0), perSecond: 3 }, { points: 1, nowMs: START })).toBe(334);
});

test("the bucket holds no more than it holds, and whatever costs more waits for a full one, not for ever", () => {
  const fullAgain = START + 3_600_000;
  expect(waitForPointsMs(holding(1_990), { points: 2_000, nowMs: fullAgain })).toBe(0);
  expect(waitForPointsMs(sendQuery(holding(1_990), 500), { points: 2_000, nowMs: fullAgain })).toBe(5_000);
  expect(waitForPointsMs(holding(0), { points: 9_000, nowMs: START })).toBe(20_000);
});

test("what is under way counts as gone until its answer gives back what it did not cost", () => {
  const one = sendQuery(holding(700), 320);
  const two = sendQuery(one, 320);
  expect(waitForPointsMs(two, { points: 320, nowMs: START })).toBe(2_600);

  // Shopify charged 150 of the first: 550 are left, 320 of them for the second, of which nobody knows whether it was charged.
  const heard = hearQuery(two, { points: 320, nowMs: START, heard: { most: 2_000, perSecond: 100, left: 550 }, cost: 320 });
  expect(heard).toEqual({ ...holding(550), underWay: 320 });
  expect(waitForPointsMs(heard, { points: 320, nowMs: START })).toBe(900);
});

test("an answer corrects us: another process took points, or the plan is another", () => {
  const sent = sendQuery(freshPoints(START), 32);
  expect(waitForPointsMs(sent, { points: 1_968, nowMs: START })).toBe(0);

  const taken = hearQuery(sent, { points: 32, nowMs: START, heard: { most: 2_000, perSecond: 100, left: 8 }, cost: 32 });
  expect(waitForPointsMs(taken, { points: 32, nowMs: START })).toBe(240);
  const plus = hearQuery(sent, { points: 32, nowMs: START, heard: { most: 20_000, perSecond: 1_000, left: 19_968 }, cost: 32 });
  expect(waitForPointsMs(plus, { points: 9_000, nowMs: START })).toBe(0);
});

test("without a word from Shopify a lost query has cost all that it might, a refused one nothing", () => {
  const sent = sendQuery(holding(1_000), 320);
  const lost = hearQuery(sent, { points: 320, nowMs: START + 1_000, heard: null, cost: 320 });
  expect(lost).toEqual({ ...holding(780), atMs: START + 1_000 });
  expect(hearQuery(sent, { points: 320, nowMs: START, heard: null, cost: 0 })).toEqual(holding(1_000));
  expect(hearQuery(sent, { points: 320, nowMs: START, heard: null, cost: Number.POSITIVE_INFINITY })).toEqual(holding(0));
});
