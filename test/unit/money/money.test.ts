import { describe, expect, test } from "vitest";
import { decimalsOf, currency } from "../../../app/domain/money/currency";
import { add, equal, isZero, subtract, sum, zero } from "../../../app/domain/money/money";
import { gbp, minorUnits, usd } from "../../builders/amounts";

const GBP = currency("GBP");

describe("money", () => {
  test("adds and subtracts, below zero too", () => {
    expect(add(gbp("0.10"), gbp("0.20"))).toEqual(gbp("0.30"));
    expect(subtract(gbp("1.00"), gbp("2.50"))).toEqual(gbp("-1.50"));
  });

  test("stays exact where a float would not: 2^53 pence and one more", () => {
    // 2^53 = 9,007,199,254,740,992; as floats, that and the next whole number are the same.
    const large = minorUnits("GBP", 9_007_199_254_740_992n);
    expect(add(large, gbp("0.01")).minor).toBe(9_007_199_254_740_993n);
  });

  test("a list adds up, and an empty one is zero in the currency given", () => {
    expect(sum([gbp("19.99"), gbp("0.01"), gbp("-5.00")], GBP)).toEqual(gbp("15.00"));
    expect(sum([], GBP)).toEqual(gbp("0.00"));
  });

  test("amounts of two currencies never meet", () => {
    expect(() => add(gbp("1.00"), usd("1.00"))).toThrow("amounts in GBP and USD are never added");
    expect(() => subtract(gbp("1.00"), usd("1.00"))).toThrow("never added");
    expect(() => sum([usd("1.00")], GBP)).toThrow("never added");
    expect(equal(gbp("1.00"), usd("1.00"))).toBe(false);
  });

  test("equality and zero", () => {
    expect(equal(gbp("1.00"), gbp("1.00"))).toBe(true);
    expect(equal(gbp("1.00"), gbp("1.01"))).toBe(false);
    expect([isZero(zero(GBP)), isZero(gbp("0.01")), isZero(gbp("-0.01"))]).toEqual([true, false, false]);
  });
});

describe("currency", () => {
  test("codes are read in any case", () => {
    expect(currency("gbp")).toBe(GBP);
  });

  // ISO 4217, table A.1: minor unit.
  test.each([
    ["GBP", 2],
    ["EUR", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["CLP", 0],
    ["ISK", 0],
    ["KWD", 3],
    ["BHD", 3],
    ["TND", 3],
  ])("%s has %i decimals", (code, digits) => {
    expect(decimalsOf(currency(code))).toBe(digits);
  });
});
