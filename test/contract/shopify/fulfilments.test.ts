import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { DESK_AND_LAMPS, placeOrder } from "./order-life-bench";

const TOPICS = ["fulfillments/create", "orders/fulfilled", "orders/partially_fulfilled"];
const STATE = `displayFulfillmentStatus lineItems(first: 5) { nodes { title unfulfilledQuantity } }
  fulfillments { name status createdAt totalQuantity location { name } trackingInfo { company number } fulfillmentLineItems(first: 5) { nodes { quantity lineItem { title } } } }`;

test("An order is fulfilled in two parcels: partially, then wholly, with the dates they left", async () => {
  const { bench, order, act, read } = await placeOrder(DESK_AND_LAMPS, TOPICS);
  expect(await read(STATE)).toMatchObject({ displayFulfillmentStatus: "UNFULFILLED", fulfillments: [] });
  await act("fulfil", { lines: [{ sku: "LAMP", quantity: 1 }], location: "Hebden Bridge", trackingCompany: "Royal Mail", trackingNumber: "RM123" });
  expect(await read(STATE)).toMatchObject({
    displayFulfillmentStatus: "PARTIALLY_FULFILLED",
    lineItems: { nodes: [{ title: "Walnut desk", unfulfilledQuantity: 1 }, { title: "Lamp", unfulfilledQuantity: 1 }] },
    fulfillments: [{ name: `${String(order["name"])}-F1`, status: "SUCCESS", totalQuantity: 1, location: { name: "Hebden Bridge" }, trackingInfo: [{ company: "Royal Mail", number: "RM123" }] }],
  });
  await bench.control("/clock", { advanceMs: 86_400_000 });
  await act("fulfil");
  expect(await read(STATE)).toMatchObject({
    displayFulfillmentStatus: "FULFILLED",
    lineItems: { nodes: [{ unfulfilledQuantity: 0 }, { unfulfilledQuantity: 0 }] },
    fulfillments: [
      { createdAt: "2026-11-21T12:00:00Z", fulfillmentLineItems: { nodes: [{ quantity: 1, lineItem: { title: "Lamp" } }] } },
      { createdAt: "2026-11-22T12:00:00Z", fulfillmentLineItems: { nodes: [{ quantity: 1, lineItem: { title: "Walnut desk" } }, { quantity: 1, lineItem: { title: "Lamp" } }] } },
    ],
  });
  await until("orders/fulfilled", () => webhooksOf(bench, "orders/fulfilled")[0]);
  expect(webhooksOf(bench, "orders/partially_fulfilled")).toHaveLength(1);
  const parcels = webhooksOf(bench, "fulfillments/create").map(({ body }) => JSON.parse(body) as unknown);
  expect(parcels).toMatchObject([
    { order_id: order["id"], status: "success", tracking_number: "RM123", line_items: [{ sku: "LAMP", quantity: 1, price: "30.00" }] },
    { tracking_numbers: [], line_items: [{ sku: "DESK", quantity: 1 }, { sku: "LAMP", quantity: 1 }] },
  ]);
});

test("More than there is, nothing at all, and goods of a cancelled order are not fulfilled", async () => {
  const { act, refused } = await placeOrder();
  expect(await refused("fulfil", { lines: [{ sku: "LAMP", quantity: 3 }] })).toMatchObject({ status: 422, body: { error: "Lamp: 2 can still be fulfilled, not 3." } });
  await act("fulfil");
  expect(await refused("fulfil")).toMatchObject({ status: 422, body: { error: expect.stringContaining("has nothing left to fulfil") } });
  const other = await placeOrder();
  await other.act("cancel");
  expect(await other.refused("fulfil")).toMatchObject({ status: 422, body: { error: expect.stringContaining("is cancelled") } });
});

test("Goods taken back before they left need no parcel: what is left decides", async () => {
  const { act, read } = await placeOrder();
  await act("fulfil", { lines: [{ sku: "DESK", quantity: 1 }] });
  await act("refund", { lines: [{ sku: "LAMP", quantity: 2, restockType: "CANCEL" }] });
  expect(await read("displayFulfillmentStatus")).toEqual({ displayFulfillmentStatus: "FULFILLED" });
  const untouched = await placeOrder();
  await untouched.act("cancel");
  expect(await untouched.read("displayFulfillmentStatus")).toEqual({ displayFulfillmentStatus: "RESTOCKED" });
});

test("A parcel with goods that paid duty says so in its own form: a numeric id and a price_set", async () => {
  const lines = [{ title: "Oak stool", sku: "STOOL", price: "120.00", duties: [{ amount: "9.00", hsCode: "940161", origin: "PT" }] }];
  const { bench, act } = await placeOrder({ ...DESK_AND_LAMPS, lines }, TOPICS);
  await act("fulfil");
  const { body } = await until("fulfillments/create", () => webhooksOf(bench, "fulfillments/create")[0]);
  const [line] = (JSON.parse(body) as { line_items: { duties: { id: unknown }[] }[] }).line_items;
  expect(line?.duties).toMatchObject([{ harmonized_system_code: "940161", country_code_of_origin: "PT", price_set: { shop_money: { amount: "9.00", currency_code: "GBP" } } }]);
  expect(typeof line?.duties[0]?.id).toBe("number");
});
