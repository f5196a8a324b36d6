import { expect, test } from "vitest";
import { moneyShop, SHOP_MONEY, usd } from "./money-shop";

const TAX = `{ title rate ratePercentage channelLiable priceSet ${SHOP_MONEY} }`;

test("two taxes inside the price: line, shipping, and their sums by title and rate", async () => {
  const taxes = [{ title: "GST", rate: "0.05" }, { title: "PST", rate: "0.07" }];
  const { place, read } = await moneyShop({ currency: "CAD", taxesIncluded: true, taxes });
  const order = await place({ lines: [{ title: "Desk", price: "112.00" }], shipping: "11.20" });
  // 112.00 ÷ 1.12 = 100.00 net: 5.00 and 7.00. 11.20 ÷ 1.12 = 10.00 net: 0.50 and 0.70.
  expect(await read(order, `taxLines ${TAX} lineItems(first: 1) { nodes { taxLines ${TAX} } } shippingLine { taxLines ${TAX} } totalTaxSet ${SHOP_MONEY} totalPriceSet ${SHOP_MONEY}`)).toMatchObject({
    lineItems: { nodes: [{ taxLines: [{ title: "GST", rate: 0.05, ratePercentage: 5, priceSet: usd("5.0") }, { title: "PST", ratePercentage: 7, priceSet: usd("7.0") }] }] },
    shippingLine: { taxLines: [{ priceSet: usd("0.5") }, { priceSet: usd("0.7") }] },
    taxLines: [{ title: "GST", priceSet: usd("5.5") }, { title: "PST", priceSet: usd("7.7") }],
    totalTaxSet: usd("13.2"),
    totalPriceSet: usd("123.2"),
  });
});

test("each line is rounded on its own: three times 10 % of 0.33 is 0.09, not 10 % of 0.99", async () => {
  const { place, read } = await moneyShop();
  const pin = (sku: string) => ({ title: `Pin ${sku}`, sku, price: "0.33" });
  const order = await place({ lines: [pin("A"), pin("B"), pin("C")] });
  expect(await read(order, `totalTaxSet ${SHOP_MONEY} totalPriceSet ${SHOP_MONEY}`)).toEqual({ totalTaxSet: usd("0.09"), totalPriceSet: usd("1.08") });
});

test("a marketplace's tax says who pays it over; a zero rate is a tax line of nothing", async () => {
  const { place, read } = await moneyShop();
  const order = await place({
    lines: [{ title: "Desk", price: "50.00", taxes: [{ title: "State tax", rate: "0.06", channelLiable: true }] }, { title: "Book", price: "20.00", taxes: [{ title: "State tax", rate: "0" }] }],
  });
  expect(await read(order, `lineItems(first: 2) { nodes { taxLines ${TAX} } } taxLines ${TAX}`)).toEqual({
    lineItems: { nodes: [
      { taxLines: [{ title: "State tax", rate: 0.06, ratePercentage: 6, channelLiable: true, priceSet: usd("3.0") }] },
      { taxLines: [{ title: "State tax", rate: 0, ratePercentage: 0, channelLiable: false, priceSet: usd("0.0") }] },
    ] },
    taxLines: [
      { title: "State tax", rate: 0.06, ratePercentage: 6, channelLiable: true, priceSet: usd("3.0") },
      { title: "State tax", rate: 0, ratePercentage: 0, channelLiable: false, priceSet: usd("0.0") },
    ],
  });
});

test("nothing is taxed for a tax-exempt customer", async () => {
  const { place, read } = await moneyShop();
  const customer = { firstName: "Ines", lastName: "Marsh", email: "ines.marsh@example.org", taxExempt: true };
  const order = await place({ customer, lines: [{ title: "Desk", price: "100.00" }], shipping: "10.00" });
  expect(await read(order, `taxExempt taxLines ${TAX} totalTaxSet ${SHOP_MONEY} totalPriceSet ${SHOP_MONEY}`)).toEqual({ taxExempt: true, taxLines: [], totalTaxSet: usd("0.0"), totalPriceSet: usd("110.0") });
});

test("taxLines stay as ordered; currentTaxLines lose what was refunded", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place({ lines: [{ title: "Desk", sku: "A", price: "10.00", quantity: 3 }], paid: true });
  await act(order, "refund", { lines: [{ sku: "A", quantity: 1 }] });
  expect(await read(order, `taxLines ${TAX} currentTaxLines ${TAX} totalTaxSet ${SHOP_MONEY} currentTotalTaxSet ${SHOP_MONEY}`)).toMatchObject({
    ...{ taxLines: [{ priceSet: usd("3.0") }], currentTaxLines: [{ priceSet: usd("2.0") }] },
    ...{ totalTaxSet: usd("3.0"), currentTotalTaxSet: usd("2.0") },
  });
});
