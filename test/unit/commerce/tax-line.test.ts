import { expect, test } from "vitest";
import { combinedRate, taxCharged, taxKeyOf, UNTAXED } from "../../../app/domain/commerce/tax-line";
import { gbp, jpy } from "../../builders/amounts";
import { frozen } from "../../builders/frozen";
import { tax } from "../../builders/order";

const GST = tax("GST 5", gbp("5.00"));
const QST = tax("QST 9.975", gbp("9.98"));

test("a tax is known by its title and rate", () => {
  expect(taxKeyOf([tax("VAT 20", gbp("2.00"))])).toBe("VAT 20%");
});

test("two taxes are one key, in whichever order Shopify lists them", () => {
  expect(taxKeyOf([QST, GST])).toBe("GST 5% + QST 9.975%");
  expect(taxKeyOf([GST, QST])).toBe("GST 5% + QST 9.975%");
});

test("the same title at another rate is another key, and so is a title of its own", () => {
  const keys = ["VAT 20", "VAT 5", "VAT 0", "GST 20"].map((named) => taxKeyOf([tax(named, gbp("1.00"))]));
  expect(new Set(keys).size).toBe(4);
});

test("no tax line is the key of lines without tax; a tax of 0 % is not", () => {
  expect(taxKeyOf([])).toBe(UNTAXED);
  expect(taxKeyOf([tax("VAT 0", gbp("0.00"))])).toBe("VAT 0%");
});

test("the amount does not matter to the key, and the tax lines stay in order", () => {
  const lines = frozen([QST, GST]);
  taxKeyOf(lines);
  expect(lines.map(({ title }) => title)).toEqual(["QST", "GST"]);
  expect(taxKeyOf([tax("GST 5", gbp("0.01"))])).toBe(taxKeyOf([GST]));
});

test("rates and amounts of a line add up", () => {
  // 5 + 9.975 = 14.975; 5.00 + 9.98 = 14.98.
  expect(combinedRate([GST, QST])).toBe("14.975");
  expect(taxCharged([GST, QST], gbp("0.00").currency)).toEqual(gbp("14.98"));
  expect(taxCharged([], jpy("0").currency)).toEqual(jpy("0"));
});
