import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currency } from "../../../app/domain/money/currency";
import { formatMoney, formatScaled, parseMoney } from "../../../app/domain/money/decimal-string";
import { gbp, jpy, kwd, minorUnits, type TestCurrency } from "../../builders/amounts";

describe("reading an amount", () => {
  // Shopify's GraphQL trims zeros ("679.0"); its webhooks and Xero write yen without decimals.
  test.each([
    ["19.99", "GBP", 1999n],
    ["679.0", "GBP", 67_900n],
    ["4", "GBP", 400n],
    ["0.05", "GBP", 5n],
    ["-4.50", "GBP", -450n],
    ["-0.01", "GBP", -1n],
    ["-0.00", "GBP", 0n],
    [" 1.00 ", "GBP", 100n],
    ["007.10", "GBP", 710n],
    ["14319", "JPY", 14_319n],
    ["14319.0", "JPY", 14_319n],
    ["1.25", "KWD", 1250n],
    ["1.255", "KWD", 1255n],
    ["12.3400000000", "GBP", 1234n],
    ["999999999999999.99", "GBP", 99_999_999_999_999_999n],
  ])("%j in %s is %d of its minor unit", (text, code, minor) => {
    expect(parseMoney(text, currency(code))).toEqual({ ok: true, value: { minor, currency: code } });
  });

  test.each([
    ["0.001", "GBP"],
    ["19.999", "GBP"],
    ["10.5", "JPY"],
    ["1.2555", "KWD"],
  ])("a digit that %j has beyond %s is refused, never dropped", (text, code) => {
    const read = parseMoney(text, currency(code));
    expect(read).toMatchObject({ ok: false, problems: [{ code: "app-fault", remedy: "never" }] });
    expect(JSON.stringify(read)).toContain(`is not an amount of ${code}`);
  });

  test.each(["", "abc", "1,50", "1,000.00", "1e3", "+5", ".5", "5.", "--1", "1.2.3", "£5", "NaN", "1 000", "9999999999999999"])("%j is not an amount", (text) => {
    expect(parseMoney(text, currency("GBP")).ok).toBe(false);
  });
});

describe("writing an amount", () => {
  test("with the currency's own decimals", () => {
    expect([gbp("19.90"), gbp("0.05"), gbp("0.00"), jpy("1999"), jpy("0"), kwd("1.250")].map(formatMoney)).toEqual([
      "19.90", "0.05", "0.00", "1999", "0", "1.250",
    ]);
  });

  test("with the sign in front, also below one", () => {
    expect([gbp("-0.05"), gbp("-12.00"), jpy("-7"), kwd("-0.001")].map(formatMoney)).toEqual(["-0.05", "-12.00", "-7", "-0.001"]);
  });

  test("a count of ten-thousandths", () => {
    expect([formatScaled(12_345n, 4), formatScaled(-5n, 4)]).toEqual(["1.2345", "-0.0005"]);
  });
});

test("what is written is read back, whatever the amount and currency", () => {
  const codes = fc.constantFrom<TestCurrency>("GBP", "JPY", "KWD");
  fc.assert(
    fc.property(codes, fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), (code, minor) => {
      const amount = minorUnits(code, minor);
      expect(parseMoney(formatMoney(amount), amount.currency)).toEqual({ ok: true, value: amount });
    }),
    { numRuns: 1000 },
  );
});
