import { expect, test } from "vitest";
import { gbp, usd } from "../../../builders/amounts";
import { anOrderLine, aShippingLine, off, tax } from "../../../builders/order";
import { lines, post, proof, sale } from "./post";

const vat = (amount: string) => [tax("VAT 20", gbp(amount))];

test("prices that contain the tax", () => {
  // 2 × 12.00 = 24.00; 24.00 ÷ 1.2 = 20.00, so 4.00 tax, which Xero finds by itself.
  const plan = post(sale(gbp("24.00"), gbp("4.00"), { lines: [anOrderLine({ quantity: 2, taxLines: vat("4.00") })] }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 2 × 12.00 = 24.00 | tax 4.00 OUTPUT2 | 200"]);
  expect(proof(plan)).toBe("total 24.00, tax 4.00, paid 24.00, due 0.00");
});

test("tax on top of the prices", () => {
  // 2 × 10.00 = 20.00, 20 % on top is 4.00.
  const order = sale(gbp("24.00"), gbp("4.00"), { taxesIncluded: false, lines: [anOrderLine({ quantity: 2, unitPrice: gbp("10.00"), taxLines: vat("4.00") })] });
  const plan = post(order);
  expect(plan.invoice.taxInclusive).toBe(false);
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 2 × 10.00 = 20.00 | tax 4.00 OUTPUT2 | 200"]);
  expect(proof(plan)).toBe("total 24.00, tax 4.00, paid 24.00, due 0.00");
});

test("tax that Shopify rounded to another cent than Xero is stated", () => {
  // 29.97 ÷ 6 = 4.995 is 5.00 in the shop; Xero takes 29.97 ÷ 1.2 = 24.975 → 24.98 first, which leaves 4.99.
  const plan = post(sale(gbp("29.97"), gbp("5.00"), { lines: [anOrderLine({ quantity: 3, unitPrice: gbp("9.99"), taxLines: vat("5.00") })] }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 3 × 9.99 = 29.97 | tax 5.00 OUTPUT2 stated | 200"]);
  expect(plan.invoice.lines[0]?.because).toContainEqual({ step: "tax-stated", tax: gbp("5.00"), byXeroInHundredths: 499n });
});

test("several lines, each rounded by itself as Xero rounds", () => {
  // Xero's own example at 15 %: 3.759 → 3.76, 3.8415 → 3.84, 3.8445 → 3.84; 76.30 + 11.44 = 87.74.
  const gst = (id: string, price: string, amount: string) => anOrderLine({ id, unitPrice: gbp(price), taxLines: [tax("GST 15", gbp(amount))] });
  const order = sale(gbp("87.74"), gbp("11.44"), { taxesIncluded: false, lines: [gst("1", "25.06", "3.76"), gst("2", "25.61", "3.84"), gst("3", "25.63", "3.84")] });
  const plan = post(order, { profile: { taxRates: { "GST 15%": "OUTPUT15" } } });
  expect(plan.invoice.lines.map(({ taxStated }) => taxStated)).toEqual([false, false, false]);
  expect(proof(plan)).toBe("total 87.74, tax 11.44, paid 87.74, due 0.00");
});

test("an order that comes to nothing", () => {
  // 12.00 less 12.00; a sale of 0.00 brings no money, so there is no payment.
  const plan = post(sale(gbp("0.00"), gbp("0.00"), { lines: [anOrderLine({ discount: gbp("12.00"), taxLines: vat("0.00") })] }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 12.00 less 12.00 = 0.00 | tax 0.00 OUTPUT2 | 200"]);
  expect([plan.payments, proof(plan)]).toEqual([[], "total 0.00, tax 0.00, paid 0.00, due 0.00"]);
});

test("a product that cost nothing stays on the invoice", () => {
  const sample = anOrderLine({ id: "2", title: "Sample", unitPrice: gbp("0.00"), taxLines: vat("0.00") });
  const plan = post(sale(gbp("12.00"), gbp("2.00"), { lines: [anOrderLine(), sample] }));
  expect(lines(plan.invoice)[1]).toBe("Sample | 1 × 0.00 = 0.00 | tax 0.00 OUTPUT2 | 200");
});

test("shipping", () => {
  // 12.00 and 6.00, with 2.00 and 1.00 tax inside.
  const plan = post(sale(gbp("18.00"), gbp("3.00"), { shippingLines: [aShippingLine()] }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200", "Shipping: Tracked | 1 × 6.00 = 6.00 | tax 1.00 OUTPUT2 | 260"]);
});

/** 3 × 9.99 = 29.97, less 2.00 is 27.97; 27.97 ÷ 1.2 = 23.308 → 23.31, so 4.66 tax. */
const CODE = off(gbp("2.00"), { title: "WELCOME", kind: "code" });
const DISCOUNTED = sale(gbp("27.97"), gbp("4.66"), { lines: [anOrderLine({ quantity: 3, unitPrice: gbp("9.99"), discounts: [CODE], taxLines: vat("4.66") })] });

test("a discount code, shown as the line's discount", () => {
  const plan = post(DISCOUNTED, { profile: { discountDisplay: "amount" } });
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 3 × 9.99 less 2.00 = 27.97 | tax 4.66 OUTPUT2 | 200"]);
  expect(plan.invoice.lines[0]?.because).toContainEqual({ step: "discount", discount: CODE, shown: "amount" });
});

test("a discount code, shown in the price", () => {
  // 27.97 ÷ 3 = 9.3233; three of these are 27.9699 → 27.97.
  expect(lines(post(DISCOUNTED, { profile: { discountDisplay: "net" } }).invoice)).toEqual(["Walnut tray | 3 × 9.3233 = 27.97 | tax 4.66 OUTPUT2 | 200"]);
});

test("a discount code, shown as a line", () => {
  // −2.00 ÷ 1.2 = −1.67, so −0.33 tax; the full price carries 4.66 + 0.33 = 4.99, which is what Xero makes of 29.97.
  const plan = post(DISCOUNTED, { profile: { discountDisplay: "line" } });
  expect(lines(plan.invoice)).toEqual([
    "Walnut tray | 3 × 9.99 = 29.97 | tax 4.99 OUTPUT2 | 200",
    "Discount WELCOME: Walnut tray | 1 × -2.00 = -2.00 | tax -0.33 OUTPUT2 | 205",
  ]);
  expect(proof(plan)).toBe("total 27.97, tax 4.66, paid 27.97, due 0.00");
});

test("a net price that no four decimals give back goes into the description", () => {
  // 150 for 10.03: 0.0669 × 150 = 10.035 → 10.04, a cent too much. 10.03 ÷ 6 = 1.6717 → 1.67.
  const line = anOrderLine({ quantity: 150, unitPrice: gbp("0.10"), discount: gbp("4.97"), taxLines: vat("1.67") });
  const plan = post(sale(gbp("10.03"), gbp("1.67"), { lines: [line] }), { profile: { discountDisplay: "net" } });
  expect(lines(plan.invoice)).toEqual(["150 × Walnut tray | 1 × 10.03 = 10.03 | tax 1.67 OUTPUT2 | 200"]);
});

test("an automatic discount and one given by hand on the same line", () => {
  // 12.00 − 1.00 − 0.50 = 10.50; 10.50 ÷ 6 = 1.75. As lines: −1.00 has −0.17, −0.50 has −0.08; the rest is 1.75 + 0.25 = 2.00.
  const discounts = [off(gbp("1.00"), { title: "Autumn", kind: "automatic" }), off(gbp("0.50"))];
  const order = sale(gbp("10.50"), gbp("1.75"), { lines: [anOrderLine({ discounts, taxLines: vat("1.75") })] });
  expect(lines(post(order).invoice)).toEqual(["Walnut tray | 1 × 12.00 less 1.50 = 10.50 | tax 1.75 OUTPUT2 | 200"]);
  expect(lines(post(order, { profile: { discountDisplay: "line" } }).invoice)).toEqual([
    "Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200",
    "Discount Autumn: Walnut tray | 1 × -1.00 = -1.00 | tax -0.17 OUTPUT2 | 205",
    "Discount: Walnut tray | 1 × -0.50 = -0.50 | tax -0.08 OUTPUT2 | 205",
  ]);
});

test("a discount on the whole order, shared among its lines", () => {
  // 3.00 off 12.00 and 6.00 is 2.00 and 1.00: 10.00 with 1.67 tax, and 5.00 with 0.83.
  const share = (amount: string) => [off(gbp(amount), { title: "TAKE3", kind: "code", target: "order" })];
  const order = sale(gbp("15.00"), gbp("2.50"), {
    lines: [anOrderLine({ discounts: share("2.00"), taxLines: vat("1.67") }), anOrderLine({ id: "2", title: "Bowl", unitPrice: gbp("6.00"), discounts: share("1.00"), taxLines: vat("0.83") })],
  });
  expect(lines(post(order).invoice)).toEqual(["Walnut tray | 1 × 12.00 less 2.00 = 10.00 | tax 1.67 OUTPUT2 | 200", "Bowl | 1 × 6.00 less 1.00 = 5.00 | tax 0.83 OUTPUT2 | 200"]);
});

test("free shipping", () => {
  const free = aShippingLine({ discounts: [off(gbp("6.00"), { title: "FREESHIP", kind: "code" })], taxLines: vat("0.00") });
  const plan = post(sale(gbp("12.00"), gbp("2.00"), { shippingLines: [free] }));
  expect(lines(plan.invoice)[1]).toBe("Shipping: Tracked | 1 × 6.00 less 6.00 = 0.00 | tax 0.00 OUTPUT2 | 260");
});

test("buy two, get the third free", () => {
  // 3 × 12.00 less 12.00 is 24.00, with 4.00 tax inside.
  const third = off(gbp("12.00"), { title: "3 for 2", kind: "automatic" });
  const plan = post(sale(gbp("24.00"), gbp("4.00"), { lines: [anOrderLine({ quantity: 3, discounts: [third], taxLines: vat("4.00") })] }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 3 × 12.00 less 12.00 = 24.00 | tax 4.00 OUTPUT2 | 200"]);
});

test("a discount by a script, with tax on top", () => {
  // 2 × 49.50 = 99.00, less 9.90 is 89.10; 8.25 % is 7.35075 → 7.35.
  const line = anOrderLine({ quantity: 2, unitPrice: usd("49.50"), discounts: [off(usd("9.90"), { kind: "script" })], taxLines: [tax("Sales Tax 8.25", usd("7.35"))] });
  const plan = post(sale(usd("96.45"), usd("7.35"), { taxesIncluded: false, lines: [line] }), { profile: { taxRates: { "Sales Tax 8.25%": "TAX001" } } });
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 2 × 49.50 less 9.90 = 89.10 | tax 7.35 TAX001 | 200"]);
});
