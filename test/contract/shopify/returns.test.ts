import { expect, test } from "vitest";
import { DEMO, until, webhooksOf } from "./bench";
import { amount, DESK_AND_LAMPS, LIFE_SCOPES, placeOrder } from "./order-life-bench";

const TOPICS = ["returns/request", "returns/approve", "returns/decline", "returns/cancel", "returns/process", "returns/close", "returns/reopen"];
const bag = "{ shopMoney { amount } }";
const MONEY = `displayFinancialStatus returnStatus totalPriceSet ${bag} currentTotalPriceSet ${bag} totalOutstandingSet ${bag} totalRefundedSet ${bag} refundDiscrepancySet ${bag}`;
const RETURNS = `returns(first: 5) { nodes { name status totalQuantity closedAt
  returnLineItems(first: 5) { nodes { quantity processedQuantity refundableQuantity returnReasonNote ... on ReturnLineItem { returnReason fulfillmentLineItem { lineItem { title } } withCodeDiscountedTotalPriceSet ${bag} } } }
  exchangeLineItems(first: 5) { nodes { quantity processedQuantity lineItems { title originalTotalSet ${bag} } } }
  refunds(first: 5) { nodes { totalRefundedSet ${bag} } } transactions(first: 5) { nodes { kind amountSet ${bag} } } } }`;

async function delivered(topics: readonly string[] = []) {
  const placed = await placeOrder(DESK_AND_LAMPS, topics);
  await placed.act("fulfil");
  return placed;
}

test("A return is requested, approved and processed: only then does money move", async () => {
  const { bench, order, act, read } = await delivered(TOPICS);
  const asked = await act("return", { lines: [{ sku: "LAMP", quantity: 1, reason: "DEFECTIVE", note: "Flickers" }], status: "REQUESTED" });
  expect(asked).toMatchObject({ name: `${String(order["name"])}-R1`, status: "REQUESTED" });
  expect(await read(MONEY)).toMatchObject({ returnStatus: "RETURN_REQUESTED", currentTotalPriceSet: amount("187.0") });
  await act("returns/R1/approve");
  expect(await read(MONEY)).toMatchObject({ returnStatus: "IN_PROGRESS", currentTotalPriceSet: amount("187.0"), totalRefundedSet: amount("0.0") });
  await act("returns/R1/process");
  // One lamp: 30.00 + 3.00 = 33.00.
  expect(await read(MONEY + RETURNS)).toMatchObject({
    ...{ displayFinancialStatus: "PARTIALLY_REFUNDED", returnStatus: "RETURNED" },
    ...{ totalPriceSet: amount("187.0"), currentTotalPriceSet: amount("154.0"), totalOutstandingSet: amount("0.0"), totalRefundedSet: amount("33.0") },
    returns: {
      nodes: [{
        ...{ status: "CLOSED", totalQuantity: 1, closedAt: "2026-11-21T12:00:00Z" },
        returnLineItems: {
          nodes: [{ quantity: 1, processedQuantity: 1, refundableQuantity: 0, returnReason: "DEFECTIVE", returnReasonNote: "Flickers", fulfillmentLineItem: { lineItem: { title: "Lamp" } }, withCodeDiscountedTotalPriceSet: amount("30.0") }],
        },
        refunds: { nodes: [{ totalRefundedSet: amount("33.0") }] },
        transactions: { nodes: [{ kind: "REFUND", amountSet: amount("33.0") }] },
      }],
    },
  });
  await until("returns/close", () => webhooksOf(bench, "returns/close")[0]);
  const refund = JSON.parse((await until("refunds/create", () => webhooksOf(bench, "refunds/create")[0])).body) as object;
  expect(refund).toMatchObject({ refund_line_items: [{ quantity: 1, subtotal: 30, total_tax: 3 }] });
  expect(JSON.parse(webhooksOf(bench, "returns/request")[0]?.body ?? "")).toMatchObject({ id: asked["id"], status: "requested", total_return_line_items: 1, order: { id: order["id"] } });
  expect(JSON.parse(webhooksOf(bench, "returns/approve")[0]?.body ?? "")).toMatchObject({ status: "open" });
  expect(JSON.parse(webhooksOf(bench, "returns/close")[0]?.body ?? "")).toEqual({ id: asked["id"], admin_graphql_api_id: asked["gid"], order_id: order["id"], status: "closed" });
  expect(webhooksOf(bench, "returns/process")[0]?.headers["x-shopify-event-id"]).toBe(webhooksOf(bench, "refunds/create")[0]?.headers["x-shopify-event-id"]);
});

test("The refund of a return names the return; an ordinary refund names none", async () => {
  const { act, read } = await delivered();
  await act("return", { lines: [{ sku: "LAMP", quantity: 1 }] });
  await act("returns/R1/process");
  await act("refund", { lines: [{ sku: "LAMP", quantity: 1 }] });
  expect(await read("refunds { return { name } }")).toMatchObject({ refunds: [{ return: { name: expect.stringMatching(/-R1$/) } }, { return: null }] });
});

/** Two mugs of 14.50, VAT inside, paid and sent. */
async function mugs() {
  const placed = await placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], paid: true });
  await placed.act("fulfil");
  return placed;
}

test("An exchange for dearer goods leaves the difference to be collected, and nothing is refunded", async () => {
  const { act, read } = await mugs();
  await act("exchange", { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }], give: [{ sku: "HF-CAN-L" }] });
  // 29.00 + 24.95 = 53.95 in total; less the mug 14.50: 39.45; 39.45 − 29.00 = 10.45 to collect.
  expect(await read(MONEY + RETURNS)).toMatchObject({
    ...{ displayFinancialStatus: "PARTIALLY_PAID", returnStatus: "RETURNED" },
    ...{ totalPriceSet: amount("53.95"), currentTotalPriceSet: amount("39.45"), totalOutstandingSet: amount("10.45"), totalRefundedSet: amount("0.0"), refundDiscrepancySet: amount("0.0") },
    returns: { nodes: [{ status: "CLOSED", exchangeLineItems: { nodes: [{ quantity: 1, processedQuantity: 1, lineItems: [{ title: "Beeswax Candle", originalTotalSet: amount("24.95") }] }] } }] },
  });
  await act("pay");
  expect(await read(MONEY)).toMatchObject({ displayFinancialStatus: "PAID", totalOutstandingSet: amount("0.0") });
  expect(await read("displayFulfillmentStatus")).toEqual({ displayFulfillmentStatus: "PARTIALLY_FULFILLED" });
});

test("An exchange for cheaper goods refunds the difference only", async () => {
  const { act, read } = await mugs();
  await act("exchange", { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }], give: [{ sku: "HF-CAN-S" }] });
  // The mug 14.50 back, the candle 12.00 given: 2.50 refunded; 29.00 − 14.50 + 12.00 = 26.50.
  expect(await read(MONEY)).toMatchObject({ currentTotalPriceSet: amount("26.5"), totalRefundedSet: amount("2.5"), totalOutstandingSet: amount("0.0"), refundDiscrepancySet: amount("0.0") });
});

test("Returns, parcels and drafts are found by node(id:), and those of another shop are not", async () => {
  const { bench, order, act } = await mugs();
  const returned = await act("return", { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
  const draft = await bench.control("/drafts", { lines: [{ sku: "HF-CAN-L" }] });
  await bench.control("/uninstall");
  const nodes = async (shop: string) => {
    const token = await bench.token(shop, LIFE_SCOPES);
    const query = `query($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Return { name } ... on DraftOrder { name } } }`;
    return (await bench.graphql(token, query, { shop, variables: { ids: [returned["gid"], draft["gid"]] } })).data?.["nodes"];
  };
  expect(await nodes(DEMO)).toEqual([{ __typename: "Return", name: `${String(order["name"])}-R1` }, { __typename: "DraftOrder", name: "#D1" }]);
  await bench.control("/shops", { handle: "other" });
  expect(await nodes("other.myshopify.com")).toEqual([null, null]);
});

test("An exchange for goods the shop does not sell is refused, and opens no return", async () => {
  const { read, refused } = await mugs();
  expect(await refused("exchange", { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }], give: [{ sku: "NONE" }] })).toMatchObject({ status: 422, body: { error: 'Hartley & Finch sells nothing with the SKU "NONE".' } });
  expect(await read("returnStatus returns(first: 1) { nodes { name } }")).toEqual({ returnStatus: "NO_RETURN", returns: { nodes: [] } });
});

test("A return is declined, cancelled, closed and reopened only from the status that allows it", async () => {
  const { bench, act, refused, read } = await delivered(TOPICS);
  await act("return", { lines: [{ sku: "LAMP", quantity: 1 }], status: "REQUESTED" });
  await act("returns/R1/decline", { reason: "RETURN_PERIOD_ENDED", note: "Bought in spring" });
  expect(await refused("returns/R1/approve")).toMatchObject({ status: 422, body: { error: expect.stringContaining("is DECLINED: only one that is REQUESTED") } });
  await act("return", { lines: [{ sku: "LAMP", quantity: 1 }] });
  await act("returns/R2/cancel");
  await act("return", { lines: [{ sku: "LAMP", quantity: 1 }] });
  await act("returns/R3/close");
  await act("returns/R3/reopen");
  expect(await refused("returns/R3/reopen")).toMatchObject({ status: 422 });
  expect(await read(`${MONEY} returns(first: 5) { nodes { status decline { reason note } } }`)).toMatchObject({
    ...{ returnStatus: "IN_PROGRESS", currentTotalPriceSet: amount("187.0") },
    returns: { nodes: [{ status: "DECLINED", decline: { reason: "RETURN_PERIOD_ENDED", note: "Bought in spring" } }, { status: "CANCELED" }, { status: "OPEN" }] },
  });
  const declined = await until("returns/decline", () => webhooksOf(bench, "returns/decline")[0]);
  expect(JSON.parse(declined.body)).toMatchObject({ status: "declined", decline: { reason: "return_period_ended", note: "Bought in spring" } });
});

test("Only fulfilled units that are in no other return come back, and a return is processed once", async () => {
  const { act, refused } = await placeOrder();
  expect(await refused("return", { lines: [{ sku: "LAMP", quantity: 1 }] })).toMatchObject({ status: 422, body: { error: "Lamp: 0 fulfilled units can be returned, not 1." } });
  await act("fulfil");
  await act("return", { lines: [{ sku: "LAMP", quantity: 1 }] });
  expect(await refused("return", { lines: [{ sku: "LAMP", quantity: 2 }] })).toMatchObject({ status: 422, body: { error: "Lamp: 1 fulfilled units can be returned, not 2." } });
  await act("returns/R1/process");
  expect(await refused("returns/R1/process")).toMatchObject({ status: 422 });
});

test("Processing without money leaves the order owing the customer, with no discrepancy; a smaller sum keeps the rest", async () => {
  const { act, read } = await delivered();
  await act("return", { lines: [{ sku: "LAMP", quantity: 1 }] });
  await act("returns/R1/process", { refund: false });
  expect(await read(MONEY)).toMatchObject({ currentTotalPriceSet: amount("154.0"), totalOutstandingSet: amount("-33.0"), refundDiscrepancySet: amount("0.0") });
  const kept = await delivered();
  await kept.act("return", { lines: [{ sku: "LAMP", quantity: 1 }] });
  await kept.act("returns/R1/process", { amount: "30.00" });
  // 33.00 suggested, 30.00 given: 3.00 stays with the merchant and in the order.
  expect(await kept.read(MONEY)).toMatchObject({ currentTotalPriceSet: amount("157.0"), totalOutstandingSet: amount("0.0"), totalRefundedSet: amount("30.0"), refundDiscrepancySet: amount("3.0") });
});
