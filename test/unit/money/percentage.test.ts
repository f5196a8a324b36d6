import fc from "fast-check";
import { expect, test } from "vitest";
import { addPercentages, fromFraction, fromPercent } from "../../../app/domain/money/percentage";

test.each([
  ["0.2", "20"],
  ["0.20", "20"],
  ["0.0825", "8.25"],
  ["0.09975", "9.975"],
  ["0.08875", "8.875"],
  ["0.05", "5"],
  ["0", "0"],
  ["0.0", "0"],
  ["1", "100"],
  ["0.000001", "0.0001"],
])("Shopify's fraction %s is %s per cent", (fraction, percent) => {
  expect(fromFraction(fraction)).toBe(percent);
});

test.each([
  ["20.0000", "20"],
  ["20", "20"],
  ["8.2500", "8.25"],
  ["0.0000", "0"],
  ["12.5", "12.5"],
  ["100", "100"],
])("Xero's %s per cent is written %s", (text, percent) => {
  expect(fromPercent(text)).toBe(percent);
});

test("the same rate is the same text, whichever side wrote it", () => {
  expect(fromFraction("0.0825")).toBe(fromPercent("8.2500"));
});

test("digits past the sixth are cut", () => {
  expect(fromPercent("33.33333399")).toBe("33.333333");
});

test("rates add up without a float's error: 0.1 + 0.2, Quebec's 5 + 9.975", () => {
  expect(addPercentages([fromPercent("0.1"), fromPercent("0.2")])).toBe("0.3");
  expect(addPercentages([fromPercent("5"), fromPercent("9.975")])).toBe("14.975");
  expect(addPercentages([])).toBe("0");
});

test("every rate in whole millionths of a per cent survives being written with more zeros", () => {
  fc.assert(
    fc.property(fc.nat({ max: 100_000_000 }), fc.nat({ max: 6 }), (millionths, zeros) => {
      const digits = String(millionths).padStart(7, "0");
      const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
      const rate = fromPercent(text + "0".repeat(zeros));
      expect(rate).toBe(fromPercent(rate));
      expect(rate).not.toMatch(/\.$|\.\d*0$/);
      // The same count of millionths, read back by lining up the decimal point.
      const [whole = "", fraction = ""] = rate.split(".");
      expect(Number(whole + fraction.padEnd(6, "0"))).toBe(millionths);
    }),
    { numRuns: 1000 },
  );
});
