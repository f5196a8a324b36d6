import { describe, expect, test } from "vitest";
import { formatAmount, isZeroAmount } from "../../app/components/figures/amount";
import { ago } from "../../app/components/figures/moment";

describe("amounts", () => {
  test.each([
    { amount: "24.15", currency: "GBP", shown: "£24.15" },
    { amount: "1999", currency: "JPY", shown: "¥1,999" },
    // ISO 4217: the Kuwaiti dinar has three decimals.
    { amount: "1.234", currency: "KWD", shown: "KWD\u00a01.234" },
    { amount: "-0.01", currency: "USD", shown: "-$0.01" },
    // As a float this would end in 568.00: 53 bits hold no more than 15 or 16 digits.
    { amount: "12345678901234567.89", currency: "GBP", shown: "£12,345,678,901,234,567.89" },
  ])("$amount $currency reads $shown", ({ amount, currency, shown }) => {
    expect(formatAmount({ amount, currency })).toBe(shown);
  });

  test("a difference carries its sign, nothing carries none", () => {
    expect(formatAmount({ amount: "0.01", currency: "GBP" }, true)).toBe("+£0.01");
    expect(formatAmount({ amount: "0.00", currency: "GBP" }, true)).toBe("£0.00");
  });

  test.each([
    ["0.00", true],
    ["0", true],
    ["-0.00", true],
    ["0.01", false],
    ["-10.00", false],
  ])("%s is nothing: %s", (amount, nothing) => {
    expect(isZeroAmount({ amount, currency: "GBP" })).toBe(nothing);
  });
});

describe("how long ago", () => {
  const now = new Date("2026-11-21T12:00:00Z");

  test.each([
    ["2026-11-21T11:59:55Z", "just now"],
    ["2026-11-21T11:59:15Z", "45 seconds ago"],
    ["2026-11-21T11:48:00Z", "12 minutes ago"],
    ["2026-11-21T07:00:00Z", "5 hours ago"],
    ["2026-11-18T12:00:00Z", "3 days ago"],
    // The server's clock may be a little ahead of the reader's.
    ["2026-11-21T12:00:03Z", "just now"],
  ])("%s was %s", (then, words) => {
    expect(ago(new Date(then), now)).toBe(words);
  });
});
