import { expect, test } from "vitest";
import { amount, CHAIR, DESK_AND_LAMPS, placeOrder, type PlacedOrder } from "./order-life-bench";

const bag = "{ shopMoney { amount } }";
const SALES = `__typename actionType lineType quantity totalAmount ${bag} totalTaxAmount ${bag} totalDiscountAmountBeforeTaxes ${bag} totalDiscountAmountAfterTaxes ${bag}
  taxes { amount ${bag} taxLine { title rate } } ... on ProductSale { lineItem { title } } ... on ShippingLineSale { shippingLine { title } }`;
const LEDGER = `currentTotalPriceSet ${bag} agreements(first: 20) { nodes { __typename reason happenedAt sales(first: 20) { nodes { ${SALES} } } } }`;

interface Sale {
  readonly __typename: string;
  readonly totalAmount: { readonly shopMoney: { readonly amount: string } };
}
interface Ledger {
  readonly currentTotalPriceSet: { readonly shopMoney: { readonly amount: string } };
  readonly agreements: { readonly nodes: readonly { readonly __typename: string; readonly happenedAt: string; readonly sales: { readonly nodes: readonly Sale[] } }[] };
}

async function ledgerOf({ read }: PlacedOrder) {
  return (await read(LEDGER)) as unknown as Ledger;
}

/** Hundredths of "154.0", without a float. */
function hundredths(text: string): number {
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  return (text.startsWith("-") ? -1 : 1) * (Number(whole) * 100 + Number(fraction.padEnd(2, "0")));
}

/** The invariant: all sales together are the order's current total. */
async function balanced(placed: PlacedOrder): Promise<Ledger> {
  const ledger = await ledgerOf(placed);
  const sales = ledger.agreements.nodes.flatMap(({ sales: { nodes } }) => nodes);
  const total = sales.reduce((sum, sale) => sum + hundredths(sale.totalAmount.shopMoney.amount), 0);
  expect(total).toBe(hundredths(ledger.currentTotalPriceSet.shopMoney.amount));
  return ledger;
}

const sale = (lineType: string, total: string, tax: string) => ({ lineType, totalAmount: amount(total), totalTaxAmount: amount(tax) });

test("The order agreement has a sale for each line and for the shipping, after discount and with tax", async () => {
  // 10 % code: 160.00 − 16.00 = 144.00, + 14.40; shipping 10.00 + 1.00. Desk 90.00 + 9.00, lamps 54.00 + 5.40.
  const placed = await placeOrder({ ...DESK_AND_LAMPS, discountPercent: "10" });
  expect((await balanced(placed)).agreements.nodes).toMatchObject([
    {
      ...{ __typename: "OrderAgreement", reason: "ORDER", happenedAt: "2026-11-21T12:00:00Z" },
      sales: {
        nodes: [
          {
            ...{ __typename: "ProductSale", actionType: "ORDER", quantity: 1, lineItem: { title: "Walnut desk" }, ...sale("PRODUCT", "99.0", "9.0") },
            // 10.00 before tax, 11.00 with the tax it saves.
            ...{ totalDiscountAmountBeforeTaxes: amount("10.0"), totalDiscountAmountAfterTaxes: amount("11.0") },
            taxes: [{ amount: amount("9.0"), taxLine: { title: "Sales tax", rate: 0.1 } }],
          },
          { quantity: 2, lineItem: { title: "Lamp" }, ...sale("PRODUCT", "59.4", "5.4") },
          { __typename: "ShippingLineSale", actionType: "ORDER", quantity: null, shippingLine: { title: "Standard" }, ...sale("SHIPPING", "11.0", "1.0") },
        ],
      },
    },
  ]);
});

test("Prices that include tax are not taxed again in the ledger", async () => {
  // 60.00 holding 20 %: 50.00 + 10.00; 10 % off: 54.00 holding 9.00. The 6.00 taken off held 1.00 of tax.
  const placed = await placeOrder({ lines: [{ title: "Desk", price: "60.00" }], discountPercent: "10", paid: true });
  expect((await balanced(placed)).agreements.nodes[0]?.sales.nodes).toMatchObject([
    { ...sale("PRODUCT", "54.0", "9.0"), totalDiscountAmountBeforeTaxes: amount("5.0"), totalDiscountAmountAfterTaxes: amount("6.0") },
  ]);
});

test("An edit is an agreement of its own: ORDER for what it added, UPDATE for a discount, RETURN for what it took off", async () => {
  const placed = await placeOrder();
  await placed.bench.control("/clock", { advanceMs: 60_000 });
  await placed.act("edit", {
    add: [CHAIR],
    remove: [{ sku: "LAMP", quantity: 1 }],
    discount: [{ sku: "DESK", value: { percent: "20" } }],
    shipping: { remove: true },
  });
  const { agreements } = await balanced(placed);
  // The first agreement is as placed, whatever the edit did to its lines.
  expect(agreements.nodes[0]?.sales.nodes).toMatchObject([sale("PRODUCT", "110.0", "10.0"), sale("PRODUCT", "66.0", "6.0"), sale("SHIPPING", "11.0", "1.0")]);
  expect(agreements.nodes[1]).toMatchObject({
    ...{ __typename: "OrderEditAgreement", reason: "ORDER_EDIT", happenedAt: "2026-11-21T12:01:00Z" },
    sales: {
      nodes: [
        { actionType: "ORDER", quantity: 1, lineItem: { title: "Chair" }, ...sale("PRODUCT", "55.0", "5.0") },
        { actionType: "UPDATE", quantity: 0, lineItem: { title: "Walnut desk" }, ...sale("PRODUCT", "-22.0", "-2.0"), totalDiscountAmountBeforeTaxes: amount("20.0") },
        { actionType: "RETURN", quantity: -1, lineItem: { title: "Lamp" }, ...sale("PRODUCT", "-33.0", "-3.0") },
        { actionType: "RETURN", shippingLine: { title: "Standard" }, ...sale("SHIPPING", "-11.0", "-1.0") },
      ],
    },
  });
});

test("More units of a line are a sale of the edit, not of the order as placed", async () => {
  const placed = await placeOrder();
  await placed.act("edit", { setQuantity: [{ sku: "LAMP", quantity: 5 }] });
  const { agreements } = await balanced(placed);
  expect(agreements.nodes[0]?.sales.nodes[1]).toMatchObject({ quantity: 2, ...sale("PRODUCT", "66.0", "6.0") });
  expect(agreements.nodes[1]?.sales.nodes).toMatchObject([{ actionType: "ORDER", quantity: 3, ...sale("PRODUCT", "99.0", "9.0") }]);
});

test("A refund is an agreement of negative sales; money kept back is a positive adjustment, goodwill a negative one", async () => {
  const placed = await placeOrder();
  // Lamp 33.00 and shipping 11.00 back, but 40.00 given: 4.00 kept.
  await placed.act("refund", { lines: [{ sku: "LAMP", quantity: 1 }], shipping: true, amount: "40.00" });
  await placed.act("refund", { amount: "7.00" });
  const { agreements } = await balanced(placed);
  expect(agreements.nodes.slice(1)).toMatchObject([
    {
      ...{ __typename: "RefundAgreement", reason: "REFUND" },
      sales: {
        nodes: [
          { __typename: "ProductSale", actionType: "RETURN", quantity: -1, ...sale("PRODUCT", "-33.0", "-3.0") },
          { __typename: "ShippingLineSale", actionType: "RETURN", ...sale("SHIPPING", "-11.0", "-1.0") },
          { __typename: "AdjustmentSale", actionType: "RETURN", ...sale("ADJUSTMENT", "4.0", "0.0") },
        ],
      },
    },
    { sales: { nodes: [{ __typename: "AdjustmentSale", ...sale("ADJUSTMENT", "-7.0", "0.0") }] } },
  ]);
});

test("An exchange is a return agreement with what came back and, as ORDER, what was given", async () => {
  const placed = await placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], paid: true });
  await placed.act("fulfil");
  await placed.act("exchange", { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }], give: [{ sku: "HF-CAN-L" }] });
  const { agreements } = await balanced(placed);
  // 14.50 ÷ 6 = 2.4167: of the two mugs' tax of 4.83 the first unit has 2.41. 24.95 ÷ 6 = 4.158.
  expect(agreements.nodes.map(({ __typename }) => __typename)).toEqual(["OrderAgreement", "ReturnAgreement"]);
  expect(agreements.nodes[1]).toMatchObject({
    reason: "RETURN",
    sales: {
      nodes: [
        { actionType: "RETURN", quantity: -1, lineItem: { title: "Enamel Mug" }, ...sale("PRODUCT", "-14.5", "-2.41") },
        { actionType: "ORDER", quantity: 1, lineItem: { title: "Beeswax Candle" }, ...sale("PRODUCT", "24.95", "4.16") },
      ],
    },
  });
  const link = "agreements(first: 5) { nodes { ... on ReturnAgreement { return { name status } } ... on OrderAgreement { order { name } } } }";
  expect(await placed.read(link)).toEqual({ agreements: { nodes: [{ order: { name: placed.order["name"] } }, { return: { name: `${String(placed.order["name"])}-R1`, status: "CLOSED" } }] } });
});

test("Duties, fees, a tip and a gift card are sales of their own kinds, and a cancellation takes all of them back", async () => {
  // Desk 100.00 + 10.00 tax, duty 8.00, card 25.00 untaxed, fee 2.00, tip 5.00: 150.00.
  const placed = await placeOrder({
    ...{ taxesIncluded: false, taxes: [{ title: "Sales tax", rate: "0.1" }], paid: true, tip: "5.00", fees: [{ name: "Recycling", amount: "2.00" }] },
    lines: [{ title: "Walnut desk", price: "100.00", duties: [{ amount: "8.00" }] }, { title: "Gift card", price: "25.00", giftCard: true }],
  });
  const placedSales = (await balanced(placed)).agreements.nodes[0]?.sales.nodes;
  expect(placedSales).toMatchObject([
    sale("PRODUCT", "110.0", "10.0"),
    { __typename: "GiftCardSale", ...sale("GIFT_CARD", "25.0", "0.0") },
    { __typename: "DutySale", ...sale("DUTY", "8.0", "0.0") },
    { __typename: "AdditionalFeeSale", ...sale("ADDITIONAL_FEE", "2.0", "0.0") },
    { __typename: "TipSale", ...sale("TIP", "5.0", "0.0") },
  ]);
  await placed.act("cancel");
  const after = await balanced(placed);
  expect(after.currentTotalPriceSet).toEqual(amount("0.0"));
  expect(after.agreements.nodes[1]?.sales.nodes.map(({ totalAmount }) => totalAmount.shopMoney.amount)).toEqual(["-110.0", "-25.0", "-8.0", "-2.0", "-5.0"]);
});

test("The ledger of a long story balances at every step, in the order things happened, and never rewrites an earlier entry", async () => {
  const placed = await placeOrder();
  const steps: readonly [string, object][] = [
    ["edit", { add: [{ ...CHAIR, discount: { percent: "7.5" } }] }],
    ["pay", {}],
    ["edit", { discount: [{ sku: "DESK", value: { amount: "3.33" } }] }],
    ["refund", { lines: [{ sku: "LAMP", quantity: 1 }] }],
    ["edit", { remove: [{ sku: "CHAIR" }] }],
    ["fulfil", {}],
    ["return", { lines: [{ sku: "LAMP", quantity: 1 }] }],
    ["returns/R1/process", {}],
    ["refund", { amount: "1.23" }],
  ];
  let before: readonly unknown[] = [];
  for (const [action, body] of steps) {
    await placed.bench.control("/clock", { advanceMs: 60_000 });
    await placed.act(action, body);
    const { nodes } = (await balanced(placed)).agreements;
    expect(nodes.slice(0, before.length)).toEqual(before);
    before = nodes;
  }
  expect((before as Ledger["agreements"]["nodes"]).map(({ __typename }) => __typename)).toEqual([
    ...["OrderAgreement", "OrderEditAgreement", "OrderEditAgreement", "RefundAgreement", "OrderEditAgreement", "ReturnAgreement", "RefundAgreement"],
  ]);
});

test("Pages of agreements and sales follow one another", async () => {
  const placed = await placeOrder();
  await placed.act("edit", { add: [CHAIR] });
  const page = (args: string) => placed.read(`agreements(${args}) { pageInfo { hasNextPage endCursor } nodes { reason } }`);
  const first = (await page("first: 1")) as { agreements: { pageInfo: { endCursor: string } } };
  expect(first).toMatchObject({ agreements: { pageInfo: { hasNextPage: true }, nodes: [{ reason: "ORDER" }] } });
  expect(await page(`first: 1, after: "${first.agreements.pageInfo.endCursor}"`)).toMatchObject({ agreements: { pageInfo: { hasNextPage: false }, nodes: [{ reason: "ORDER_EDIT" }] } });
});
