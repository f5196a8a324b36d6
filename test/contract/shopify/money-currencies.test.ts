import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { BOTH, moneyShop, SHOP_MONEY, usd } from "./money-shop";

const EURO = { presentment: { currency: "EUR", rate: "0.8564" } };
const both = (pounds: string, euros: string) => ({ shopMoney: { amount: pounds, currencyCode: "GBP" }, presentmentMoney: { amount: euros, currencyCode: "EUR" } });
const POUNDS = { currency: "GBP", taxesIncluded: true, taxes: [{ title: "UK VAT", rate: "0.2" }] };

test("a customer who pays in euros: both moneys everywhere, worked out in euros", async () => {
  const { bench, place, read } = await moneyShop(POUNDS);
  const order = await place({ ...EURO, lines: [{ title: "Blanket", price: "45.00" }], shipping: "5.00", paid: true });
  // Inside 45.00: 45 ÷ 6 = 7.50. Inside 5.00: 0.8333… → 0.83. In pounds, × 0.8564, each on its own:
  // 50.00 → 42.82; 45.00 → 38.538 → 38.54; 5.00 → 4.282 → 4.28; 7.50 → 6.423 → 6.42; 8.33 → 7.1338… → 7.13.
  expect(await read(order, `currencyCode presentmentCurrencyCode totalPriceSet ${BOTH} subtotalPriceSet ${BOTH} totalTaxSet ${BOTH} totalReceivedSet ${BOTH} totalOutstandingSet ${BOTH}
    lineItems(first: 1) { nodes { originalUnitPriceSet ${BOTH} taxLines { priceSet ${BOTH} } } } shippingLine { originalPriceSet ${BOTH} } transactions { amountSet ${BOTH} }`)).toEqual({
    ...{ currencyCode: "GBP", presentmentCurrencyCode: "EUR", totalPriceSet: both("42.82", "50.0"), subtotalPriceSet: both("38.54", "45.0") },
    ...{ totalTaxSet: both("7.13", "8.33"), totalReceivedSet: both("42.82", "50.0"), totalOutstandingSet: both("0.0", "0.0") },
    lineItems: { nodes: [{ originalUnitPriceSet: both("38.54", "45.0"), taxLines: [{ priceSet: both("6.42", "7.5") }] }] },
    shippingLine: { originalPriceSet: both("4.28", "5.0") },
    transactions: [{ amountSet: both("42.82", "50.0") }],
  });
  const { body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({
    ...{ currency: "GBP", presentment_currency: "EUR", total_price: "42.82", total_tax: "7.13" },
    total_price_set: { shop_money: { amount: "42.82", currency_code: "GBP" }, presentment_money: { amount: "50.00", currency_code: "EUR" } },
    line_items: [{ price: "38.54", price_set: { presentment_money: { amount: "45.00", currency_code: "EUR" } } }],
  });
  const payment = await until("order_transactions/create", () => webhooksOf(bench, "order_transactions/create")[0]);
  expect(JSON.parse(payment.body)).toMatchObject({ kind: "sale", amount: "50.00", currency: "EUR" });
});

test("the shop amounts of the parts may miss that of their sum by a penny", async () => {
  const { place, read } = await moneyShop({ ...POUNDS, taxes: [] });
  const mug = (sku: string) => ({ title: `Mug ${sku}`, sku, price: "10.01" });
  const order = await place({ ...EURO, lines: [mug("A"), mug("B"), mug("C")] });
  // 10.01 × 0.8564 = 8.5725… → 8.57, three times 25.71; 30.03 × 0.8564 = 25.7176… → 25.72.
  expect(await read(order, `totalPriceSet ${SHOP_MONEY} lineItems(first: 3) { nodes { originalTotalSet ${SHOP_MONEY} } }`)).toEqual({
    totalPriceSet: usd("25.72"),
    lineItems: { nodes: Array.from({ length: 3 }, () => ({ originalTotalSet: usd("8.57") })) },
  });
});

test("a product's own price becomes the customer's by the rate", async () => {
  const { place, read } = await moneyShop(POUNDS);
  // 14.50 ÷ 0.8564 = 16.9313… → 16.93 EUR, which is 16.93 × 0.8564 = 14.4988… → 14.50 GBP again.
  const order = await place({ ...EURO, lines: [{ sku: "HF-MUG-CRM" }] });
  expect(await read(order, `totalPriceSet ${BOTH}`)).toEqual({ totalPriceSet: both("14.5", "16.93") });
});

test("yen have no decimals, dinars three", async () => {
  const yen = await moneyShop({ taxes: [{ title: "Consumption tax", rate: "0.08" }] });
  const order = await yen.place({ presentment: { currency: "JPY", rate: "0.0067" }, lines: [{ title: "Fan", price: "1499" }] });
  // 1499 × 8 % = 119.92 → 120: 1619 JPY. × 0.0067 = 10.8473 → 10.85 USD.
  expect(await yen.read(order, `totalPriceSet ${BOTH} totalTaxSet ${BOTH}`)).toEqual({
    totalPriceSet: { shopMoney: { amount: "10.85", currencyCode: "USD" }, presentmentMoney: { amount: "1619", currencyCode: "JPY" } },
    totalTaxSet: { shopMoney: { amount: "0.8", currencyCode: "USD" }, presentmentMoney: { amount: "120", currencyCode: "JPY" } },
  });
  const { body } = await until("orders/create", () => webhooksOf(yen.bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ total_price: "10.85", total_price_set: { presentment_money: { amount: "1619" } } });

  const dinars = await moneyShop({ currency: "KWD", taxes: [{ title: "VAT", rate: "0.05" }] });
  // 5 % of 1.250 = 0.0625 → 0.063.
  expect(await dinars.place({ lines: [{ title: "Dates", price: "1.250" }] })).toMatchObject({ total: "1.313", totalTax: "0.063" });
});

test("a refund of euros gives euros back, each figure in pounds rounded on its own", async () => {
  const { place, act, read } = await moneyShop(POUNDS);
  const order = await place({ ...EURO, lines: [{ title: "Mug", sku: "A", price: "10.00", quantity: 3 }], paid: true });
  await act(order, "refund", { lines: [{ sku: "A", quantity: 1 }] });
  // One unit: 10.00 EUR = 8.564 → 8.56 GBP. Its tax: a third of 5.00, 1.66 (the last unit takes the odd cents) = 1.4216… → 1.42 GBP.
  // Left: 20.00 EUR = 17.128 → 17.13 GBP.
  expect(await read(order, `currentTotalPriceSet ${BOTH} totalRefundedSet ${BOTH} refunds { totalRefundedSet ${BOTH} refundLineItems(first: 1) { nodes { subtotalSet ${BOTH} totalTaxSet ${BOTH} } } }`)).toEqual({
    currentTotalPriceSet: both("17.13", "20.0"),
    totalRefundedSet: both("8.56", "10.0"),
    refunds: [{ totalRefundedSet: both("8.56", "10.0"), refundLineItems: { nodes: [{ subtotalSet: both("8.56", "10.0"), totalTaxSet: both("1.42", "1.66") }] } }],
  });
});
