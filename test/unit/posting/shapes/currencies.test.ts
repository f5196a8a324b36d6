import { expect, test } from "vitest";
import { eur, gbp, jpy, kwd } from "../../../builders/amounts";
import { anOrderLine, aTransaction, tax } from "../../../builders/order";
import { aRefund, aRefundLine, paidBack, transactionId } from "../../../builders/refund";
import { held, lines, post, proof, sale } from "./post";

const JCT = { profile: { taxRates: { "JCT 10%": "TAX010", "JCT 8%": "TAX008", "": "NONE" } } };
const VAT5 = { profile: { taxRates: { "VAT 5%": "TAX005", "": "NONE" } } };
const POUNDS = gbp("0.00").currency;

test("yen, which have no decimals", () => {
  // 3 × ¥1,100 = ¥3,300 with 10 % inside: 3,300 ÷ 1.1 = 3,000, so 300 tax.
  const plan = post(sale(jpy("3300"), jpy("300"), { lines: [anOrderLine({ quantity: 3, unitPrice: jpy("1100"), taxLines: [tax("JCT 10", jpy("300"))] })] }), JCT);
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 3 × 1100.00 = 3300 | tax 300 TAX010 | 200"]);
});

test("yen whose tax Xero would work out to hundredths", () => {
  // 8 % on ¥1,234 is ¥98 in the shop (98.72 cut); Xero would come to 98.72.
  const plan = post(sale(jpy("1332"), jpy("98"), { taxesIncluded: false, lines: [anOrderLine({ unitPrice: jpy("1234"), taxLines: [tax("JCT 8", jpy("98"))] })] }), JCT);
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 1234.00 = 1234 | tax 98 TAX008 stated | 200"]);
  expect(plan.invoice.lines[0]?.because).toContainEqual({ step: "tax-stated", tax: jpy("98"), byXeroInHundredths: 9872n });
});

test("dinars that two decimals can hold", () => {
  // 2 × 1.255 = 2.510; 5 % on top is 0.1255, and the shop took 0.130.
  const plan = post(sale(kwd("2.640"), kwd("0.130"), { taxesIncluded: false, lines: [anOrderLine({ quantity: 2, unitPrice: kwd("1.255"), taxLines: [tax("VAT 5", kwd("0.130"))] })] }), VAT5);
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 2 × 1.2550 = 2.510 | tax 0.130 TAX005 | 200"]);
});

test("dinars finer than Xero's two decimals are held", () => {
  // 0.126 tax is not a whole number of hundredths.
  const order = sale(kwd("2.636"), kwd("0.126"), { taxesIncluded: false, lines: [anOrderLine({ quantity: 2, unitPrice: kwd("1.255"), taxLines: [tax("VAT 5", kwd("0.126"))] })] });
  expect(held(order, VAT5)).toEqual(["currency-not-supported"]);
});

/** €24.00 with 4.00 tax inside; the shop counts the same order as £20.00. */
const IN_EUROS = sale(eur("24.00"), eur("4.00"), {
  shopCurrency: POUNDS,
  exchange: { booking: eur("24.00"), shop: gbp("20.00") },
  lines: [anOrderLine({ unitPrice: eur("24.00"), taxLines: [tax("VAT 20", eur("4.00"))] })],
});
const EUROS_ON = { organisation: { baseCurrency: POUNDS, currencies: [eur("0.00").currency] } };

test("booked in the customer's currency at Shopify's own rate", () => {
  // 24.00 ÷ 20.00: 1.2 euros for a pound.
  expect(post(IN_EUROS, EUROS_ON).invoice).toMatchObject({ currency: "EUR", currencyRate: "1.200000" });
});

test("a refund at the rate of the order", () => {
  const order = {
    ...IN_EUROS,
    transactions: [aTransaction(1, { amount: eur("24.00") }), paidBack(2, eur("24.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine({ subtotal: eur("24.00"), tax: eur("4.00") })], transactionIds: [transactionId(2)] })],
    totals: { ...IN_EUROS.totals, currentTotal: eur("0.00") },
  };
  const plan = post(order, EUROS_ON);
  expect([plan.creditNotes[0]?.currencyRate, proof(plan)]).toEqual(["1.200000", "total 0.00, tax 0.00, paid 0.00, due 0.00"]);
});

test("what the customer saw in another currency does not matter while the books are in the shop's", () => {
  expect(post(sale(gbp("12.00"), gbp("2.00"), { presentmentCurrency: eur("0.00").currency })).invoice).toMatchObject({ currency: "GBP", currencyRate: null });
});

test("a currency that the organisation has not enabled is held", () => {
  expect(held(IN_EUROS, { organisation: { baseCurrency: POUNDS } })).toEqual(["currency-not-supported"]);
});
