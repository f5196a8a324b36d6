import { describe, expect, test } from "vitest";
import { cad, gbp, usd } from "../../../builders/amounts";
import { anOrderLine, aShippingLine, tax } from "../../../builders/order";
import { held, lines, outcome, post, proof, sale } from "./post";

const UNTAXED = { notASale: "NONE", exemptCustomer: "EXEMPTOUTPUT", export: "ECZROUTPUT", zeroRated: "ZERORATEDOUTPUT" };
const untaxed = { profile: { untaxedRates: UNTAXED } };
const only = (order: Parameters<typeof post>[0], setting: Parameters<typeof post>[1]) => lines(post(order, setting).invoice)[0];

test("a zero-rated product", () => {
  const bread = sale(gbp("12.00"), gbp("0.00"), { lines: [anOrderLine({ taxLines: [tax("VAT 0", gbp("0.00"))] })] });
  expect(only(bread, untaxed)).toBe("Walnut tray | 1 × 12.00 = 12.00 | tax 0.00 ZERORATEDOUTPUT | 200");
  // A rate of the merchant's own for "VAT 0%" comes first.
  expect(only(bread, { profile: { ...untaxed.profile, taxRates: { "VAT 0%": "TAX009" } } })).toContain("TAX009");
});

test("a customer who is exempt", () => {
  const order = sale(gbp("10.00"), gbp("0.00"), { taxExempt: true, lines: [anOrderLine({ unitPrice: gbp("10.00"), taxLines: [] })] });
  expect(only(order, untaxed)).toBe("Walnut tray | 1 × 10.00 = 10.00 | tax 0.00 EXEMPTOUTPUT | 200");
});

test("a sale that goes abroad", () => {
  const order = sale(gbp("10.00"), gbp("0.00"), { shippingCountry: "NO", lines: [anOrderLine({ unitPrice: gbp("10.00"), taxLines: [] })] });
  expect(only(order, untaxed)).toBe("Walnut tray | 1 × 10.00 = 10.00 | tax 0.00 ECZROUTPUT | 200");
});

test("a tax of 0.00 on a taxed price was not charged", () => {
  // 20 % of 10.00 would be 2.00, so the line counts as one without tax.
  const order = sale(gbp("10.00"), gbp("0.00"), { taxesIncluded: false, shippingCountry: "GB", lines: [anOrderLine({ unitPrice: gbp("10.00"), taxLines: [tax("VAT 20", gbp("0.00"))] })] });
  expect(only(order, untaxed)).toBe("Walnut tray | 1 × 10.00 = 10.00 | tax 0.00 ZERORATEDOUTPUT | 200");
});

/** 100.00 with GST 5 % = 5.00 and PST 7 % = 7.00 on top. */
const CANADA = sale(cad("112.00"), cad("12.00"), { taxesIncluded: false, lines: [anOrderLine({ unitPrice: cad("100.00"), taxLines: [tax("GST 5", cad("5.00")), tax("PST 7", cad("7.00"))] })] });

test("two taxes as one combined rate", () => {
  const plan = post(CANADA, { profile: { taxRates: { "GST 5% + PST 7%": "TAX012" } } });
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 100.00 = 100.00 | tax 12.00 TAX012 | 200"]);
  expect(plan.tieOut.taxes).toEqual([{ taxType: "TAX012", net: cad("100.00"), tax: cad("12.00") }]);
});

test("two taxes as lines of their own on their liability accounts", () => {
  const plan = post(CANADA, { profile: { severalTaxes: "separate", taxAccounts: { "PST 7%": "823" }, taxRates: { "": "NONE" } } });
  expect(lines(plan.invoice)).toEqual([
    "Walnut tray | 1 × 100.00 = 100.00 | tax 0.00 NONE | 200",
    "GST 5% | 1 × 5.00 = 5.00 | tax 0.00 NONE | 822",
    "PST 7% | 1 × 7.00 = 7.00 | tax 0.00 NONE | 823",
  ]);
  // The proof counts them as the tax they are.
  expect(proof(plan)).toBe("total 112.00, tax 12.00, paid 112.00, due 0.00");
});

test("state, county and city tax on several lines, one line for each tax", () => {
  // 20.00: 1.25 + 0.20 + 0.30; 10.00: 0.63 (0.625) + 0.10 + 0.15. State 1.88, county 0.30, city 0.45, together 2.63.
  const us = (state: string, county: string, city: string) => [tax("State 6.25", usd(state)), tax("County 1", usd(county)), tax("City 1.5", usd(city))];
  const order = sale(usd("32.63"), usd("2.63"), {
    taxesIncluded: false,
    lines: [anOrderLine({ unitPrice: usd("20.00"), taxLines: us("1.25", "0.20", "0.30") }), anOrderLine({ id: "2", unitPrice: usd("10.00"), taxLines: us("0.63", "0.10", "0.15") })],
  });
  expect(lines(post(order, { profile: { severalTaxes: "separate", taxRates: { "": "NONE" } } }).invoice).slice(2)).toEqual([
    "State 6.25% | 1 × 1.88 = 1.88 | tax 0.00 NONE | 822",
    "County 1% | 1 × 0.30 = 0.30 | tax 0.00 NONE | 822",
    "City 1.5% | 1 × 0.45 = 0.45 | tax 0.00 NONE | 822",
  ]);
});

test("two taxes inside the price, booked apart, come out of the price", () => {
  // 112.00 contains 5.00 and 7.00: the sale is 100.00.
  const order = sale(cad("112.00"), cad("12.00"), { lines: [anOrderLine({ unitPrice: cad("112.00"), taxLines: [tax("GST 5", cad("5.00")), tax("PST 7", cad("7.00"))] })] });
  const plan = post(order, { profile: { severalTaxes: "separate", taxRates: { "": "NONE" } } });
  expect(lines(plan.invoice)).toEqual([
    "Walnut tray | 1 × 100.00 = 100.00 | tax 0.00 NONE | 200",
    "GST 5% | 1 × 5.00 = 5.00 | tax 0.00 NONE | 822",
    "PST 7% | 1 × 7.00 = 7.00 | tax 0.00 NONE | 822",
  ]);
});

const MARKETPLACE = { ...tax("State 6.25", usd("1.25")), channelLiable: true };

test("tax that a marketplace collects is never the merchant's", () => {
  // 20.00 and 1.25 that the channel pays to the state.
  const order = sale(usd("21.25"), usd("1.25"), { taxesIncluded: false, channel: "Example Market", lines: [anOrderLine({ unitPrice: usd("20.00"), taxLines: [MARKETPLACE] })] });
  const plan = post(order, { profile: { taxRates: { "": "NONE" } } });
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 20.00 = 20.00 | tax 0.00 NONE | 200", "Tax collected by Example Market | 1 × 1.25 = 1.25 | tax 0.00 NONE | 821"]);
  expect([proof(plan), plan.tieOut.taxes.map(({ tax: charged }) => charged)]).toEqual(["total 21.25, tax 1.25, paid 21.25, due 0.00", [usd("0.00")]]);
});

test("a marketplace's tax beside one of our own", () => {
  // 20.00: 1.25 is the channel's, 0.30 (1.5 %) ours.
  const order = sale(usd("21.55"), usd("1.55"), { taxesIncluded: false, lines: [anOrderLine({ unitPrice: usd("20.00"), taxLines: [MARKETPLACE, tax("City 1.5", usd("0.30"))] })] });
  expect(lines(post(order, { profile: { taxRates: { "City 1.5%": "TAX015", "": "NONE" } } }).invoice)).toEqual([
    "Walnut tray | 1 × 20.00 = 20.00 | tax 0.30 TAX015 | 200",
    "Tax collected by the marketplace | 1 × 1.25 = 1.25 | tax 0.00 NONE | 821",
  ]);
});

test("tax rules by country, region and shipping: most conditions win", () => {
  const taxRules = [
    { when: { title: "VAT" }, taxType: "BYTITLE" },
    { when: { title: "VAT", rate: "20", country: "GB" }, taxType: "BYCOUNTRY" },
    { when: { title: "vat", rate: "20", country: "GB", shipping: true }, taxType: "BYSHIPPING" },
    { when: { region: "ON" }, taxType: "BYREGION" },
  ];
  const order = sale(gbp("18.00"), gbp("3.00"), { shippingCountry: "GB", shippingLines: [aShippingLine()] });
  const types = (each: typeof order) => post(each, { profile: { taxRules } }).invoice.lines.map(({ taxType }) => taxType);
  expect(types(order)).toEqual(["BYCOUNTRY", "BYSHIPPING"]);
  expect(types({ ...order, shippingCountry: "FR" })).toEqual(["BYTITLE", "BYTITLE"]);
  // One condition each: the first of them.
  expect(types({ ...order, shippingCountry: "CA", shippingRegion: "ON" })).toEqual(["BYTITLE", "BYTITLE"]);
});

describe("held", () => {
  test("a tax for which no Xero rate is chosen", () => {
    expect(held(CANADA)).toEqual(["tax-rate-unmapped taxRates.GST 5% + PST 7%"]);
  });

  test("a tax whose Xero rate comes to something else", () => {
    const setting = { profile: { ratePercentages: { OUTPUT2: "17.5" as never } } };
    expect(held(sale(gbp("12.00"), gbp("2.00")), setting)).toEqual(["tax-rate-unmapped taxRates.VAT 20%"]);
    expect(outcome(sale(gbp("12.00"), gbp("2.00")), { profile: { ratePercentages: { OUTPUT2: "20" as never } } }).kind).toBe("post");
  });

  test("a difference beyond the tolerance", () => {
    expect(held(sale(gbp("12.00"), gbp("2.06")))).toEqual(["does-not-tie-out"]);
  });
});

test("a cent of tax that Shopify rounded for the whole order goes on the line with the most tax", () => {
  // 9.99 contains 1.66 (9.99 − 8.33), 12.00 contains 2.00: 3.66 on the lines, 3.67 on the order (21.99 ÷ 6 = 3.665).
  const order = sale(gbp("21.99"), gbp("3.67"), { lines: [anOrderLine({ id: "1", unitPrice: gbp("9.99"), taxLines: [tax("VAT 20", gbp("1.66"))] }), anOrderLine({ id: "2" })] });
  const plan = post(order);
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 9.99 = 9.99 | tax 1.66 OUTPUT2 | 200", "Walnut tray | 1 × 12.00 = 12.00 | tax 2.01 OUTPUT2 stated | 200"]);
  expect(plan.invoice.lines[1]?.because).toContainEqual({ step: "settled", what: "tax", amount: gbp("0.01"), tolerance: gbp("0.05") });
});

test("a cent of the total that no tax explains becomes a rounding line", () => {
  // The line is 12.00, Shopify's total 12.01.
  const plan = post(sale(gbp("12.01"), gbp("2.00")));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200", "Rounding | 1 × 0.01 = 0.01 | tax 0.00 ZERORATEDOUTPUT | 860"]);
  expect(proof(plan)).toBe("total 12.01, tax 2.00, paid 12.01, due 0.00");
});
