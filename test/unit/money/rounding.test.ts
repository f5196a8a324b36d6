import fc from "fast-check";
import { expect, test } from "vitest";
import { divideRounded, inProportion, splitByWeight } from "../../../app/domain/money/rounding";

test.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [4n, 3n, 1n],
  [-4n, 3n, -1n],
  [7n, 5n, 1n],
  [8n, 5n, 2n],
  [0n, 7n, 0n],
])("%s ÷ %s is rounded half away from zero to %s", (dividend, divisor, quotient) => {
  expect(divideRounded(dividend, divisor)).toBe(quotient);
});

test("a share of an amount is rounded half up", () => {
  // 3.00 × 2 ÷ 3 = 2.00; 1.00 × 2 ÷ 3 = 0.667 → 0.67; 0.01 ÷ 2 = 0.005 → 0.01.
  expect([inProportion(300n, 2, 3), inProportion(100n, 2, 3), inProportion(1n, 1, 2)]).toEqual([200n, 67n, 1n]);
});

test("an amount is split by weight without losing anything, the cent left over to the largest remainder", () => {
  // 1.00 by 5 : 7 is 41.67 and 58.33: the odd penny goes to the first.
  expect(splitByWeight(100n, [5n, 7n])).toEqual([42n, 58n]);
  expect(splitByWeight(-100n, [5n, 7n])).toEqual([-42n, -58n]);
  expect(splitByWeight(1n, [1n, 1n])).toEqual([1n, 0n]);
  expect(splitByWeight(5n, [0n, 0n])).toEqual([5n, 0n]);
});

test("whatever is split comes to the whole", () => {
  const amount = fc.bigInt({ min: -10_000n, max: 10_000n });
  fc.assert(
    fc.property(amount, fc.array(fc.bigInt({ min: 0n, max: 500n }), { minLength: 1, maxLength: 6 }), (whole, weights) => {
      expect(splitByWeight(whole, weights).reduce((sum, part) => sum + part, 0n)).toBe(whole);
    }),
  );
});
