import { expect, test } from "vitest";
import { priceSale, roundHalfUp, splitByLargestRemainder, taxesOn, type Rate } from "../builders/shopify-arithmetic";

// The second statement of Shopify's arithmetic that the property tests rest on, held to figures worked out by hand.
const VAT: Rate = { title: "VAT", percent: "20", ppm: 200_000n };
const GST: Rate = { title: "GST", percent: "5", ppm: 50_000n };
const QST: Rate = { title: "QST", percent: "9.975", ppm: 99_750n };

test("a half is rounded up", () => {
  expect([roundHalfUp(5n, 2n), roundHalfUp(7n, 3n), roundHalfUp(8n, 3n)]).toEqual([3n, 2n, 3n]);
});

test("a residue goes to the largest remainder, the earlier of equals first", () => {
  // 10 over 1:1:1 is 3 each and 1 left; 100 over 5:3:1 is 55.6, 33.3, 11.1.
  expect(splitByLargestRemainder(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
  expect(splitByLargestRemainder(100n, [5n, 3n, 1n])).toEqual([56n, 33n, 11n]);
  expect(splitByLargestRemainder(0n, [0n, 0n])).toEqual([0n, 0n]);
});

test("tax on top: each rounded by itself", () => {
  // 19.99: 5 % is 0.9995 → 1.00, 9.975 % is 1.9940025 → 1.99.
  expect(taxesOn(1999n, [GST, QST], false)).toEqual([100n, 199n]);
});

test("tax inside: the price without tax is rounded, the rest is tax", () => {
  // 9.99 ÷ 1.2 = 8.325 → 8.33, so 1.66 of tax; half up on the tax itself would be 1.67.
  expect(taxesOn(999n, [VAT], true)).toEqual([166n]);
  // 100.00 ÷ 1.14975 = 86.9754 → 86.98, tax 13.02; 13.02 × 5 ÷ 14.975 = 4.3472, the rest 8.6728: the odd penny to GST.
  expect(taxesOn(10_000n, [GST, QST], true)).toEqual([435n, 867n]);
});

test("a discount on the order is shared by what the lines cost after their own discounts", () => {
  const lines = [
    { gross: 2000n, ownDiscount: 500n, rates: [VAT] },
    { gross: 1000n, ownDiscount: 0n, rates: [VAT] },
    { gross: 600n, ownDiscount: 0n, rates: [VAT] },
  ];
  // 1.00 over 15.00 : 10.00 is 0.60 and 0.40; shipping takes no part. Nets 14.40, 9.60, 6.00; tax 2.88, 1.92, 1.20.
  const sale = priceSale({ taxesIncluded: false, lines, orderDiscount: 100n, shares: [true, true, false] });
  expect(sale.lines.map(({ discount }) => discount)).toEqual([560n, 40n, 0n]);
  expect(sale).toMatchObject({ tax: 600n, total: 3600n });
});
