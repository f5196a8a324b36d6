import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { amount, DESK_AND_LAMPS, LIFE_SCOPES, placeOrder } from "./order-life-bench";

const bag = "{ shopMoney { amount } }";
const CALCULATED = `calculatedOrder { id totalPriceSet ${bag} totalOutstandingSet ${bag} subtotalLineItemsQuantity
  lineItems(first: 9) { nodes { id title quantity editableQuantity hasStagedLineItemDiscount editableSubtotalSet ${bag} } } addedLineItems(first: 9) { nodes { title } } shippingLines { title stagedStatus } }`;
const ERRORS = "userErrors { field message }";

interface Line {
  readonly id: string;
  readonly title: string;
}
interface Calculated {
  readonly id: string;
  readonly lineItems: { readonly nodes: readonly Line[] };
}
interface Payload {
  readonly calculatedOrder: Calculated | null;
  readonly userErrors: readonly { message: string }[];
}

/** An edit begun through the API; `step` calls one of its mutations. */
async function begun(topics: readonly string[] = []) {
  const placed = await placeOrder(DESK_AND_LAMPS, topics);
  const { bench, order } = placed;
  await bench.control("/uninstall");
  const token = await bench.token(undefined, LIFE_SCOPES);
  const ask = async (mutation: string): Promise<Payload> => {
    const { data, errors } = await bench.graphql(token, `mutation { payload: ${mutation} }`);
    if (errors) throw new Error(JSON.stringify(errors));
    return data?.["payload"] as unknown as Payload;
  };
  const begin = await ask(`orderEditBegin(id: "${String(order["gid"])}") { ${CALCULATED} ${ERRORS} }`);
  const id = begin.calculatedOrder?.id ?? "";
  const step = (name: string, args: string, fields = `${CALCULATED} ${ERRORS}`) => ask(`${name}(id: "${id}"${args ? `, ${args}` : ""}) { ${fields} }`);
  const lineId = (title: string) => begin.calculatedOrder?.lineItems.nodes.find((line) => line.title === title)?.id ?? "";
  return { ...placed, token, begin, step, lineId };
}

test("An edit through the API: what is staged is calculated, and shows on the order only when it is committed", async () => {
  const { bench, begin, step, lineId, read, token } = await begun(["orders/edited"]);
  expect(begin).toMatchObject({ calculatedOrder: { totalPriceSet: amount("187.0"), totalOutstandingSet: amount("0.0"), subtotalLineItemsQuantity: 3 }, userErrors: [] });
  // The shop's own 20 % on top: 50.00 + 10.00.
  const chair = await step("orderEditAddCustomItem", 'title: "Chair", price: { amount: "50.00", currencyCode: GBP }, quantity: 1');
  expect(chair).toMatchObject({ calculatedOrder: { totalPriceSet: amount("247.0"), totalOutstandingSet: amount("60.0"), addedLineItems: { nodes: [{ title: "Chair" }] } } });
  const fewer = await step("orderEditSetQuantity", `lineItemId: "${lineId("Lamp")}", quantity: 1`);
  expect(fewer).toMatchObject({ calculatedOrder: { totalPriceSet: amount("214.0"), lineItems: { nodes: [{ title: "Walnut desk" }, { title: "Lamp", quantity: 1, editableQuantity: 1, editableSubtotalSet: amount("30.0") }, { title: "Chair" }] } } });
  const chairId = chair.calculatedOrder?.lineItems.nodes.find(({ title }) => title === "Chair")?.id ?? "";
  // 10 % off the chair: 45.00 + 9.00.
  expect(await step("orderEditAddLineItemDiscount", `lineItemId: "${chairId}", discount: { percentValue: 10, description: "Sorry" }`)).toMatchObject({
    calculatedOrder: { totalPriceSet: amount("208.0"), lineItems: { nodes: [{}, {}, { title: "Chair", hasStagedLineItemDiscount: true }] } },
  });
  expect(await read(`edited currentTotalPriceSet ${bag}`)).toEqual({ edited: false, currentTotalPriceSet: amount("187.0") });
  const committed = (await step("orderEditCommit", 'staffNote: "By telephone"', `order { edited totalPriceSet ${bag} currentTotalPriceSet ${bag} totalOutstandingSet ${bag} } successMessages ${ERRORS}`)) as unknown;
  // 187.00 + 54.00 in total; − 33.00 current.
  expect(committed).toEqual({
    order: { edited: true, totalPriceSet: amount("241.0"), currentTotalPriceSet: amount("208.0"), totalOutstandingSet: amount("21.0") },
    successMessages: ["Order updated"],
    userErrors: [],
  });
  expect(await step("orderEditCommit", "", ERRORS)).toEqual({ userErrors: [{ field: ["id"], message: "The calculated order does not exist." }] });
  expect(JSON.parse((await until("orders/edited", () => webhooksOf(bench, "orders/edited")[0])).body)).toMatchObject({ order_edit: { staff_note: "By telephone", line_items: { additions: [{ delta: 1 }], removals: [{ delta: 1 }] } } });
  expect(token).not.toBe("");
});

test("A variant is added once unless duplicates are allowed; shipping is added and removed", async () => {
  const { bench, step, token } = await begun();
  const { data } = await bench.graphql(token, `{ shop { name } }`);
  expect(data).toEqual({ shop: { name: "Hartley & Finch" } });
  const mug = await bench.control("/orders", { lines: [{ sku: "HF-CAN-S" }] });
  const read = await bench.graphql(token, `query($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { variant { id } } } shippingLines(first: 1) { nodes { id } } } }`, { variables: { id: mug["gid"] } });
  const { id } = (read.data?.["order"] as { lineItems: { nodes: { variant: { id: string } }[] } }).lineItems.nodes[0]?.variant ?? { id: "" };
  // A candle of 12.00 under the order's rule: 20 % on top.
  expect(await step("orderEditAddVariant", `variantId: "${id}", quantity: 1`)).toMatchObject({ calculatedOrder: { totalPriceSet: amount("201.4") }, userErrors: [] });
  expect(await step("orderEditAddVariant", `variantId: "${id}", quantity: 1`)).toMatchObject({ calculatedOrder: null, userErrors: [{ message: "The variant is already on the order." }] });
  expect(await step("orderEditAddVariant", `variantId: "${id}", quantity: 1, allowDuplicates: true`)).toMatchObject({ calculatedOrder: { totalPriceSet: amount("215.8") } });
  expect(await step("orderEditAddShippingLine", 'shippingLine: { title: "Courier", price: { amount: "25.00", currencyCode: GBP } }')).toMatchObject({
    calculatedOrder: { totalPriceSet: amount("245.8"), shippingLines: [{ title: "Standard", stagedStatus: "NONE" }, { title: "Courier", stagedStatus: "ADDED" }] },
  });
});

test("What an edit cannot do is a userError, and nothing of it is staged", async () => {
  const { act, step, lineId } = await begun();
  await act("fulfil");
  const refused = await step("orderEditSetQuantity", `lineItemId: "${lineId("Lamp")}", quantity: 0`);
  expect(refused).toEqual({ calculatedOrder: null, userErrors: [{ field: null, message: "Lamp: 0 units have not left yet and can be removed, not 2." }] });
  const foreign = await step("orderEditAddCustomItem", 'title: "Chair", price: { amount: "50.00", currencyCode: EUR }, quantity: 1');
  expect(foreign).toMatchObject({ userErrors: [{ message: "The currency must be the presentment currency of the order." }] });
  expect(await step("orderEditCommit", "", ERRORS)).toMatchObject({ userErrors: [{ message: expect.stringContaining("changes nothing") }] });
});

test("Editing needs write_order_edits", async () => {
  const { bench, order } = await placeOrder();
  await bench.control("/uninstall");
  const token = await bench.token(undefined, ["write_orders"]);
  const { errors } = await bench.graphql(token, `mutation { orderEditBegin(id: "${String(order["gid"])}") { ${ERRORS} } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED", requiredAccess: "Requires `write_order_edits` access scope." });
});

test("What an edit would pass over is refused by name: restocking, and the location a variant comes from", async () => {
  const { step, lineId } = await begun();

  await expect(step("orderEditSetQuantity", `lineItemId: "${lineId("Lamp")}", quantity: 1, restock: true`)).rejects.toThrow("does not model orderEditSetQuantity.restock");
  await expect(
    step("orderEditAddCustomItem", 'title: "Chair", price: { amount: "50.00", currencyCode: GBP }, quantity: 1, requiresShipping: false'),
  ).rejects.toThrow("does not model orderEditAddCustomItem.requiresShipping");
});
