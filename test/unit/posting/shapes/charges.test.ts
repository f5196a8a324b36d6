import { expect, test } from "vitest";
import { gbp } from "../../../builders/amounts";
import { ACCOUNTS } from "../../../builders/books";
import { anOrderLine, aTransaction, tax } from "../../../builders/order";
import { held, lines, moved, post, proof, sale } from "./post";

const TRAY = "Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200";

test("a tip", () => {
  // 12.00 and a tip of 1.50, on which there is no tax.
  const plan = post(sale(gbp("13.50"), gbp("2.00"), { totals: { tips: gbp("1.50") } }), { profile: { untaxedRates: { notASale: "NONE", exemptCustomer: null, export: null, zeroRated: null } } });
  expect(lines(plan.invoice)).toEqual([TRAY, "Tip | 1 × 1.50 = 1.50 | tax 0.00 NONE | 810"]);
  expect(proof(plan)).toBe("total 13.50, tax 2.00, paid 13.50, due 0.00");
});

const DUTY = { id: "d1", amount: gbp("3.00"), taxLines: [tax("VAT 20", gbp("0.60"))] };

test("import duty with tax on the duty, on top of the price", () => {
  // 10.00 + 2.00 tax, duty 3.00 + 0.60 tax.
  const line = anOrderLine({ unitPrice: gbp("10.00"), duties: [DUTY] });
  const plan = post(sale(gbp("15.60"), gbp("2.60"), { taxesIncluded: false, lines: [line], totals: { duties: gbp("3.00") } }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 10.00 = 10.00 | tax 2.00 OUTPUT2 | 200", "Import duty: Walnut tray | 1 × 3.00 = 3.00 | tax 0.60 OUTPUT2 | 811"]);
  expect(proof(plan)).toBe("total 15.60, tax 2.60, paid 15.60, due 0.00");
});

test("import duty inside the price is part of what the product was sold for", () => {
  const plan = post(sale(gbp("12.00"), gbp("2.00"), { dutiesIncluded: true, lines: [anOrderLine({ duties: [DUTY] })], totals: { duties: gbp("3.00") } }));
  expect(lines(plan.invoice)).toEqual([TRAY]);
});

test("duties and fees known only as totals", () => {
  // 12.00 + 4.00 + 0.50.
  const plan = post(sale(gbp("16.50"), gbp("2.00"), { totals: { duties: gbp("4.00"), additionalFees: gbp("0.50") } }));
  expect(lines(plan.invoice).slice(1)).toEqual(["Import duties | 1 × 4.00 = 4.00 | tax 0.00 ZERORATEDOUTPUT | 811", "Additional fees | 1 × 0.50 = 0.50 | tax 0.00 ZERORATEDOUTPUT | 261"]);
});

test("an additional fee with its own tax", () => {
  // 12.00 with 2.00 inside, and 0.60 with 0.10 inside.
  const fee = { id: "f1", name: "Packaging levy", amount: gbp("0.60"), taxLines: [tax("VAT 20", gbp("0.10"))] };
  const plan = post(sale(gbp("12.60"), gbp("2.10"), { fees: [fee], totals: { additionalFees: gbp("0.60") } }));
  expect(lines(plan.invoice)[1]).toBe("Packaging levy | 1 × 0.60 = 0.60 | tax 0.10 OUTPUT2 | 261");
});

test("a gift card that was sold is a liability, not a sale", () => {
  const card = anOrderLine({ title: "Gift card £25", unitPrice: gbp("25.00"), isGiftCard: true, taxLines: [] });
  const plan = post(sale(gbp("25.00"), gbp("0.00"), { lines: [card] }));
  expect(lines(plan.invoice)).toEqual(["Gift card: Gift card £25 | 1 × 25.00 = 25.00 | tax 0.00 ZERORATEDOUTPUT | 877"]);
});

test("a gift card while no liability account is chosen holds the order", () => {
  const card = anOrderLine({ unitPrice: gbp("25.00"), isGiftCard: true, taxLines: [] });
  expect(held(sale(gbp("25.00"), gbp("0.00"), { lines: [card] }), { profile: { accounts: { ...ACCOUNTS, giftCards: null } } })).toEqual(["account-unmapped accounts.giftCards"]);
});

test("cash rounded down at the till", () => {
  // 12.02 with 2.00 tax inside (12.02 ÷ 6 = 2.003); 12.00 was taken, two pence less.
  const line = anOrderLine({ unitPrice: gbp("12.02") });
  const cash = aTransaction(1, { gateway: "cash", gatewayName: "Cash", rounding: gbp("-0.02") });
  const plan = post(sale(gbp("12.02"), gbp("2.00"), { lines: [line], transactions: [cash], totals: { cashRounding: { payments: gbp("-0.02"), refunds: gbp("0.00") } } }));
  expect(lines(plan.invoice)[1]).toBe("Cash rounding | 1 × -0.02 = -0.02 | tax 0.00 ZERORATEDOUTPUT | 860");
  expect([moved(plan.payments), proof(plan)]).toEqual([["12.00 on 090 for Shopify 1"], "total 12.00, tax 2.00, paid 12.00, due 0.00"]);
});
