import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { amount, CHAIR, DESK_AND_LAMPS, placeOrder } from "./order-life-bench";

const bag = "{ shopMoney { amount } }";
const MONEY = `edited displayFinancialStatus originalTotalPriceSet ${bag} totalPriceSet ${bag} totalTaxSet ${bag} currentTotalPriceSet ${bag} currentSubtotalPriceSet ${bag}
  currentTotalTaxSet ${bag} totalOutstandingSet ${bag} totalDiscountsSet ${bag} currentTotalDiscountsSet ${bag}`;
const LINES = `lineItems(first: 5) { nodes { title quantity currentQuantity discountedTotalSet ${bag} } }`;

test("An added line counts in the total and in the current total, not in the original, and is still to pay", async () => {
  const { act, read } = await placeOrder();
  await act("edit", { add: [CHAIR] });
  // 187.00 + 55.00 = 242.00.
  expect(await read(MONEY)).toMatchObject({
    edited: true,
    displayFinancialStatus: "PARTIALLY_PAID",
    originalTotalPriceSet: amount("187.0"),
    totalPriceSet: amount("242.0"),
    totalTaxSet: amount("22.0"),
    currentTotalPriceSet: amount("242.0"),
    currentSubtotalPriceSet: amount("210.0"),
    totalOutstandingSet: amount("55.0"),
  });
});

test("A removed unit stays in quantity and total; current figures fall and the merchant owes it", async () => {
  const { act, read } = await placeOrder();
  await act("edit", { remove: [{ sku: "LAMP", quantity: 1 }] });
  // One lamp: 30.00 + 3.00 = 33.00; 187.00 − 33.00 = 154.00.
  expect(await read(MONEY + LINES)).toMatchObject({
    displayFinancialStatus: "PAID",
    totalPriceSet: amount("187.0"),
    totalTaxSet: amount("17.0"),
    currentTotalPriceSet: amount("154.0"),
    currentSubtotalPriceSet: amount("130.0"),
    currentTotalTaxSet: amount("14.0"),
    totalOutstandingSet: amount("-33.0"),
    lineItems: { nodes: [{ title: "Walnut desk", quantity: 1, currentQuantity: 1 }, { title: "Lamp", quantity: 2, currentQuantity: 1 }] },
  });
});

test("One edit may add and remove: the difference is outstanding, and paying it settles the order", async () => {
  const { act, read } = await placeOrder();
  await act("edit", { add: [CHAIR], remove: [{ sku: "LAMP" }] });
  // + 55.00 − 66.00: 187.00 → 176.00 current, 242.00 total; 11.00 owed to the customer.
  expect(await read(MONEY)).toMatchObject({ totalPriceSet: amount("242.0"), currentTotalPriceSet: amount("176.0"), totalOutstandingSet: amount("-11.0") });
  await act("edit", { setQuantity: [{ sku: "DESK", quantity: 2 }] });
  // + 110.00: 286.00 current, 99.00 still to pay.
  expect(await read(MONEY + LINES)).toMatchObject({
    totalPriceSet: amount("352.0"),
    currentTotalPriceSet: amount("286.0"),
    totalOutstandingSet: amount("99.0"),
    lineItems: { nodes: [{ title: "Walnut desk", quantity: 2, currentQuantity: 2 }, { title: "Lamp", quantity: 2, currentQuantity: 0 }, { title: "Chair", quantity: 1 }] },
  });
  await act("pay");
  expect(await read(MONEY)).toMatchObject({ displayFinancialStatus: "PAID", totalOutstandingSet: amount("0.0") });
});

test("A discount on a line lowers the line, its tax and the totals, but not the original", async () => {
  const { act, read } = await placeOrder();
  await act("edit", { discount: [{ sku: "DESK", value: { percent: "20" }, reason: "Scratched" }] });
  // 20.00 off and 2.00 less tax: 187.00 → 165.00.
  // Shopify lists the discounts of edits at the lines they hit, not among the order's own.
  const discounts = `discountApplications(first: 2) { nodes { index } } discountsOfLines: lineItems(first: 1) { nodes { discountAllocations {
    allocatedAmountSet ${bag} discountApplication { __typename targetSelection value { ... on PricingPercentageValue { percentage } } } } } }`;
  expect(await read(MONEY + LINES + discounts)).toMatchObject({
    originalTotalPriceSet: amount("187.0"),
    totalPriceSet: amount("165.0"),
    totalTaxSet: amount("15.0"),
    currentTotalPriceSet: amount("165.0"),
    totalDiscountsSet: amount("20.0"),
    totalOutstandingSet: amount("-22.0"),
    lineItems: { nodes: [{ title: "Walnut desk", discountedTotalSet: amount("80.0") }, { title: "Lamp" }] },
    discountApplications: { nodes: [] },
    discountsOfLines: {
      nodes: [{ discountAllocations: [{ allocatedAmountSet: amount("20.0"), discountApplication: { __typename: "ManualDiscountApplication", targetSelection: "EXPLICIT", value: { percentage: 20 } } }] }],
    },
  });
});

test("An added line can come with its own discount", async () => {
  const { act, read } = await placeOrder();
  await act("edit", { add: [{ ...CHAIR, discount: { amount: "10.00" } }] });
  // 50.00 − 10.00 = 40.00, + 4.00 tax: 187.00 + 44.00 = 231.00.
  expect(await read(MONEY)).toMatchObject({ totalPriceSet: amount("231.0"), totalDiscountsSet: amount("10.0"), totalOutstandingSet: amount("44.0") });
});

test("Shipping is added and removed; a removed line is shown only when it is asked for", async () => {
  const { act, read } = await placeOrder();
  const shipping = (args: string) => `currentShippingPriceSet ${bag} totalShippingPriceSet ${bag} shippingLines(${args}) { nodes { title isRemoved originalPriceSet ${bag} } }`;
  await act("edit", { shipping: { remove: true, add: { title: "Courier", price: "25.00", taxes: [{ title: "Sales tax", rate: "0.1" }] } } });
  // − 11.00 + 27.50: 187.00 → 203.50 current; the total has both, 214.50.
  expect(await read(MONEY + shipping("first: 5"))).toMatchObject({
    totalPriceSet: amount("214.5"),
    currentTotalPriceSet: amount("203.5"),
    totalOutstandingSet: amount("16.5"),
    currentShippingPriceSet: amount("25.0"),
    shippingLines: { nodes: [{ title: "Courier", isRemoved: false }] },
  });
  expect(await read(shipping("first: 5, includeRemovals: true"))).toMatchObject({ shippingLines: { nodes: [{ title: "Standard", isRemoved: true }, { title: "Courier", isRemoved: false }] } });
});

test("Taking units off one by one gives back exactly the line, tax included to the penny", async () => {
  // 3 × 9.99 = 29.97 holding 20 %: 29.97 ÷ 6 = 4.995, so 5.00 tax. A third of it each: 1.66, 1.67, 1.67.
  const { act, read } = await placeOrder({ lines: [{ title: "Mug", sku: "MUG", price: "9.99", quantity: 3 }], paid: true });
  const left = [];
  for (const quantity of [2, 1, 0]) {
    await act("edit", { setQuantity: [{ sku: "MUG", quantity }] });
    left.push(await read(`currentTotalPriceSet ${bag} currentTotalTaxSet ${bag}`));
  }
  expect(left).toEqual([
    { currentTotalPriceSet: amount("19.98"), currentTotalTaxSet: amount("3.34") },
    { currentTotalPriceSet: amount("9.99"), currentTotalTaxSet: amount("1.67") },
    { currentTotalPriceSet: amount("0.0"), currentTotalTaxSet: amount("0.0") },
  ]);
});

test("Amounts of an edit are in the customer's currency; the shop's follow at the order's rate", async () => {
  // 1 EUR = 0.85 GBP. 200.00 EUR placed, 60.00 EUR added (20 % inside): 260.00 EUR = 221.00 GBP.
  const { act, read } = await placeOrder({ presentment: { currency: "EUR", rate: "0.85" }, lines: [{ title: "Desk", price: "200.00" }], paid: true });
  await act("edit", { add: [{ title: "Chair", price: "60.00" }] });
  const both = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";
  expect(await read(`currentTotalPriceSet ${both} totalOutstandingSet ${both}`)).toEqual({
    currentTotalPriceSet: { shopMoney: { amount: "221.0", currencyCode: "GBP" }, presentmentMoney: { amount: "260.0", currencyCode: "EUR" } },
    totalOutstandingSet: { shopMoney: { amount: "51.0", currencyCode: "GBP" }, presentmentMoney: { amount: "60.0", currencyCode: "EUR" } },
  });
});

test("orders/edited has ids and deltas only; orders/updated comes with it and shares its event", async () => {
  const { bench, order, act, read } = await placeOrder(DESK_AND_LAMPS, ["orders/edited"]);
  await act("edit", { add: [{ ...CHAIR, quantity: 2 }], remove: [{ sku: "LAMP", quantity: 1 }], note: "By telephone", notifyCustomer: true });
  const edited = await until("orders/edited", () => webhooksOf(bench, "orders/edited")[0]);
  const updated = await until("orders/updated", () => webhooksOf(bench, "orders/updated")[0]);
  expect(edited.headers["x-shopify-event-id"]).toBe(updated.headers["x-shopify-event-id"]);
  const nodes = ((await read("lineItems(first: 5) { nodes { id } }"))["lineItems"] as { nodes: { id: string }[] }).nodes;
  const [, lamp, chair] = nodes.map(({ id }) => Number(id.split("/").at(-1)));
  expect(JSON.parse(edited.body)).toEqual({
    order_edit: {
      ...{ id: expect.any(Number), app_id: null, user_id: null, order_id: order["id"], notify_customer: true, staff_note: "By telephone" },
      ...{ created_at: "2026-11-21T12:00:00+00:00", committed_at: "2026-11-21T12:00:00+00:00" },
      line_items: { additions: [{ id: chair, delta: 2 }], removals: [{ id: lamp, delta: 1 }] },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  });
});

test("An edit that changes nothing, of a cancelled order, or of goods that have left is refused and leaves the order as it was", async () => {
  const { act, refused, read } = await placeOrder();
  expect(await refused("edit", { setQuantity: [{ sku: "LAMP", quantity: 2 }] })).toMatchObject({ status: 422, body: { error: expect.stringContaining("changes nothing") } });
  await act("fulfil", { lines: [{ sku: "LAMP", quantity: 1 }] });
  expect(await refused("edit", { add: [CHAIR], remove: [{ sku: "LAMP" }] })).toMatchObject({ status: 422, body: { error: "Lamp: 1 units have not left yet and can be removed, not 2." } });
  expect(await read(MONEY)).toMatchObject({ edited: false, totalPriceSet: amount("187.0"), currentTotalPriceSet: amount("187.0") });
  await act("cancel");
  expect(await refused("edit", { add: [CHAIR] })).toMatchObject({ status: 422, body: { error: expect.stringContaining("is cancelled and cannot be edited") } });
});

test("What an edit cannot do exactly is not modelled, and said so", async () => {
  const { act, refused } = await placeOrder();
  await act("edit", { remove: [{ sku: "LAMP", quantity: 1 }] });
  expect(await refused("edit", { setQuantity: [{ sku: "LAMP", quantity: 3 }] })).toMatchObject({ status: 501, body: { error: expect.stringContaining("does not model more units of a line that was discounted or taken back (Lamp)") } });
  expect(await refused("edit", { discount: [{ sku: "LAMP", value: { percent: "5" } }] })).toMatchObject({ status: 501 });
});
