import { describe, expect, test } from "vitest";
import { lineAmountByXero, taxByXero, toHundredths, toUnitAmount } from "../../../app/domain/ledger/xero-arithmetic";
import { currency } from "../../../app/domain/money/currency";
import { fromPercent, scaledPercentage } from "../../../app/domain/money/percentage";

const rate = (percent: string) => scaledPercentage(fromPercent(percent));

describe("tax as Xero rounds it, line by line and half up", () => {
  test.each([
    // Xero's own example: 25.06, 25.61 and 25.63 at 15 % on top.
    [2506n, "15", false, 376n],
    [2561n, "15", false, 384n],
    [2563n, "15", false, 384n],
    // Recorded: 541.25 with 15 % inside is 470.65 + 70.60, 500.00 is 434.78 + 65.22.
    [54125n, "15", true, 7060n],
    [50000n, "15", true, 6522n],
    // 9.99 at 20 %: 8.325 → 8.33, which leaves 1.66.
    [999n, "20", true, 166n],
    [-999n, "20", true, -166n],
    [-2506n, "15", false, -376n],
    [8910n, "14.975", false, 1334n],
    [1200n, "0", true, 0n],
    [1200n, "0", false, 0n],
  ])("%s at %s %, inclusive %s: %s", (...[amount, percent, inclusive, tax]) => {
    expect(taxByXero(amount, rate(percent), inclusive)).toBe(tax);
  });
});

test("a line is quantity × unit amount at four decimals, less its discount, to two", () => {
  // 3 × 9.3233 = 27.9699 → 27.97; 3 × 9.99 − 2.00 = 27.97; 150 × 0.0669 = 10.035 → 10.04.
  expect([lineAmountByXero(3, 93_233n, 0n), lineAmountByXero(3, 99_900n, 200n), lineAmountByXero(150, 669n, 0n)]).toEqual([2797n, 2797n, 1004n]);
});

test("hundredths and ten-thousandths of every currency", () => {
  const [gbp, jpy, kwd] = [currency("GBP"), currency("JPY"), currency("KWD")];
  expect([toHundredths(1250n, gbp), toHundredths(1250n, jpy), toHundredths(1250n, kwd), toHundredths(1255n, kwd)]).toEqual([1250n, 125_000n, 125n, null]);
  expect([toUnitAmount(1250n, gbp), toUnitAmount(1250n, jpy), toUnitAmount(1255n, kwd)]).toEqual([125_000n, 12_500_000n, 12_550n]);
});
