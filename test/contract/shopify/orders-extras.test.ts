import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { moneyShop, SHOP_MONEY, usd } from "./money-shop";

const DUTY_SETS = `currentTotalDutiesSet ${SHOP_MONEY} originalTotalDutiesSet ${SHOP_MONEY}`;
const TOTALS = `totalPriceSet ${SHOP_MONEY} subtotalPriceSet ${SHOP_MONEY} totalTaxSet ${SHOP_MONEY} currentTotalPriceSet ${SHOP_MONEY} totalOutstandingSet ${SHOP_MONEY}`;
const DUTIES = `lineItems(first: 3) { nodes { duties { harmonizedSystemCode countryCodeOfOrigin price ${SHOP_MONEY} taxLines { title priceSet ${SHOP_MONEY} } } } }`;

/** Three tables at 100.00 with 10 % on top, and 45.00 duty that is itself taxed at 20 %. */
const TABLES = {
  lines: [{ title: "Table", sku: "T", price: "100.00", quantity: 3, duties: [{ amount: "45.00", hsCode: "940360", origin: "VN", taxes: [{ title: "Import VAT", rate: "0.2" }] }] }],
  shippingAddress: { country: "Norway", countryCode: "NO", city: "Bergen" },
  paid: true,
};

test("duties are on top, with taxes of their own", async () => {
  const { place, read } = await moneyShop();
  // 300.00 + 30.00 tax + 45.00 duty + 9.00 tax on the duty = 384.00.
  expect(await read(await place(TABLES), `${TOTALS} ${DUTY_SETS} dutiesIncluded shippingAddress { countryCodeV2 } taxLines { title priceSet ${SHOP_MONEY} } ${DUTIES}`)).toMatchObject({
    ...{ totalPriceSet: usd("384.0"), subtotalPriceSet: usd("300.0"), totalTaxSet: usd("39.0"), dutiesIncluded: false, shippingAddress: { countryCodeV2: "NO" } },
    ...{ currentTotalDutiesSet: usd("45.0"), originalTotalDutiesSet: usd("45.0") },
    taxLines: [{ title: "Sales tax", priceSet: usd("30.0") }, { title: "Import VAT", priceSet: usd("9.0") }],
    lineItems: { nodes: [{ duties: [{ harmonizedSystemCode: "940360", countryCodeOfOrigin: "VN", price: usd("45.0"), taxLines: [{ title: "Import VAT", priceSet: usd("9.0") }] }] }] },
  });
});

test("duties inside the subtotal are not added again; an order without any has none at all", async () => {
  const { place, read } = await moneyShop();
  expect(await read(await place({ ...TABLES, dutiesIncluded: true }), `${TOTALS} ${DUTY_SETS} dutiesIncluded`)).toMatchObject({ totalPriceSet: usd("339.0"), currentTotalDutiesSet: usd("45.0"), dutiesIncluded: true });
  expect(await read(await place({ lines: [{ title: "Pin", price: "1.00" }] }), DUTY_SETS)).toEqual({ currentTotalDutiesSet: null, originalTotalDutiesSet: null });
});

test("a refund gives duty back with the units it came with, or all of it", async () => {
  const { bench, place, act, read } = await moneyShop();
  const order = await place(TABLES);
  await act(order, "refund", { lines: [{ sku: "T", quantity: 1 }], duties: "proportional" });
  // One of three: 100.00 + 10.00, duty 15.00 + 3.00 tax = 128.00.
  const fields = `${TOTALS} ${DUTY_SETS} totalRefundedSet ${SHOP_MONEY} refunds { totalRefundedSet ${SHOP_MONEY} duties { amountSet ${SHOP_MONEY} originalDuty { price ${SHOP_MONEY} } } }`;
  expect(await read(order, fields)).toMatchObject({
    ...{ totalRefundedSet: usd("128.0"), currentTotalPriceSet: usd("256.0"), totalOutstandingSet: usd("0.0"), currentTotalDutiesSet: usd("30.0"), originalTotalDutiesSet: usd("45.0") },
    refunds: [{ totalRefundedSet: usd("128.0"), duties: [{ amountSet: usd("18.0"), originalDuty: { price: usd("45.0") } }] }],
  });
  const { body } = await until("refunds/create", () => webhooksOf(bench, "refunds/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ duties: [{ amount_set: { shop_money: { amount: "15.00" } } }], total_duties_set: { shop_money: { amount: "15.00" } } });
  await act(order, "refund", { lines: [{ sku: "T", quantity: 1 }], duties: "full" });
  // The second: 110.00 and all that is left of the duty, 30.00 + 6.00.
  expect(await read(order, fields)).toMatchObject({ totalRefundedSet: usd("274.0"), currentTotalPriceSet: usd("110.0"), currentTotalDutiesSet: usd("0.0") });
});

test("additional fees: named, taxed, in the total, null where there are none", async () => {
  const { place, read } = await moneyShop();
  const fields = `${TOTALS} additionalFees { name price ${SHOP_MONEY} taxLines { priceSet ${SHOP_MONEY} } } currentTotalAdditionalFeesSet ${SHOP_MONEY} originalTotalAdditionalFeesSet ${SHOP_MONEY}`;
  const order = await place({ lines: [{ title: "Desk", price: "100.00" }], fees: [{ name: "Recycling", amount: "4.00", taxes: [{ title: "Sales tax", rate: "0.1" }] }] });
  // 100.00 + 10.00 + 4.00 + 0.40.
  expect(await read(order, fields)).toMatchObject({
    ...{ totalPriceSet: usd("114.4"), totalTaxSet: usd("10.4"), subtotalPriceSet: usd("100.0"), currentTotalAdditionalFeesSet: usd("4.0"), originalTotalAdditionalFeesSet: usd("4.0") },
    additionalFees: [{ name: "Recycling", price: usd("4.0"), taxLines: [{ priceSet: usd("0.4") }] }],
  });
  expect(await read(await place({ lines: [{ title: "Desk", price: "1.00" }] }), fields)).toMatchObject({ additionalFees: [], currentTotalAdditionalFeesSet: null, originalTotalAdditionalFeesSet: null });
});

test("a tip is in the total and on no line; a cancellation gives it and the fees back", async () => {
  const { bench, place, act, read } = await moneyShop();
  const order = await place({ lines: [{ title: "Coffee", price: "4.00" }], tip: "1.50", fees: [{ name: "Cup", amount: "0.25" }], paid: true });
  const fields = `${TOTALS} totalTipReceivedSet ${SHOP_MONEY} subtotalLineItemsQuantity lineItems(first: 5) { nodes { title } } totalRefundedSet ${SHOP_MONEY} displayFinancialStatus`;
  // 4.00 + 0.40 + 1.50 + 0.25.
  expect(await read(order, fields)).toMatchObject({
    ...{ totalPriceSet: usd("6.15"), subtotalPriceSet: usd("4.0"), totalTipReceivedSet: usd("1.5"), totalOutstandingSet: usd("0.0"), subtotalLineItemsQuantity: 1 },
    lineItems: { nodes: [{ title: "Coffee" }] },
  });
  const { body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ total_tip_received: "1.50", total_price: "6.15" });
  await act(order, "cancel");
  expect(await read(order, fields)).toMatchObject({ totalRefundedSet: usd("6.15"), currentTotalPriceSet: usd("0.0"), totalOutstandingSet: usd("0.0"), displayFinancialStatus: "REFUNDED" });
});

test("a gift card sold is a line without tax or parcel", async () => {
  const { bench, place, read } = await moneyShop();
  const order = await place({ lines: [{ title: "Gift card", sku: "GC50", price: "50.00", giftCard: true }], paid: true });
  expect(await read(order, `${TOTALS} requiresShipping taxLines { title } lineItems(first: 1) { nodes { isGiftCard taxable requiresShipping taxLines { title } } }`)).toMatchObject({
    ...{ totalPriceSet: usd("50.0"), totalTaxSet: usd("0.0"), requiresShipping: false, taxLines: [] },
    lineItems: { nodes: [{ isGiftCard: true, taxable: false, requiresShipping: false, taxLines: [] }] },
  });
  const { body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ line_items: [{ gift_card: true, taxable: false, tax_lines: [] }] });
});

test("what mapping rules look at: product type, vendor, tags, collections, source, channel, properties", async () => {
  const { place, read } = await moneyShop();
  const order = await place({
    lines: [{ sku: "HF-MUG-CRM", properties: [{ name: "Engraving", value: "Ada" }] }],
    source: { name: "amazon-us", appName: "Marketplace Connect", identifier: "114-77" },
  });
  expect(await read(order, `sourceName sourceIdentifier app { name } channelInformation { displayName }
    lineItems(first: 1) { nodes { sku vendor variantTitle customAttributes { key value } product { productType tags collections(first: 3) { nodes { title } } } variant { sku } } }`)).toEqual({
    ...{ sourceName: "amazon-us", sourceIdentifier: "114-77", app: { name: "Marketplace Connect" }, channelInformation: { displayName: "Marketplace Connect" }, },
    lineItems: { nodes: [{
      ...{ sku: "HF-MUG-CRM", vendor: "Hartley & Finch", variantTitle: "Cream", customAttributes: [{ key: "Engraving", value: "Ada" }] },
      ...{ product: { productType: "Kitchen", tags: ["kitchen"], collections: { nodes: [{ title: "Kitchen" }] } }, variant: { sku: "HF-MUG-CRM" } },
    }] },
  });
});

test("a deleted order is gone from the API, and orders/delete names it and says no more", async () => {
  const { bench, place, graphql } = await moneyShop({ topics: ["orders/delete"] });
  const order = await place({ lines: [{ title: "Desk", price: "1.00" }] });
  expect(await bench.call("DELETE", `/control/orders/${order.id}`)).toMatchObject({ status: 200, body: { deleted: "#1001" } });
  expect((await graphql("query($id: ID!) { order(id: $id) { id } orders(first: 5) { nodes { id } } }", { id: order.gid })).data).toEqual({ order: null, orders: { nodes: [] } });
  expect((await bench.call("GET", `/control/orders/${order.id}`)).status).toBe(404);
  const { body } = await until("orders/delete", () => webhooksOf(bench, "orders/delete")[0]);
  expect(JSON.parse(body)).toEqual({ id: order.id });
});
