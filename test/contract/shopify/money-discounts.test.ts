import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { moneyShop, SHOP_MONEY, usd } from "./money-shop";

const APPLICATION = `discountApplication { index allocationMethod targetSelection targetType
  ... on DiscountCodeApplication { code } ... on AutomaticDiscountApplication { title } ... on ManualDiscountApplication { title } ... on ScriptDiscountApplication { title } }`;
const LINES = `lineItems(first: 5) { nodes {
  originalTotalSet ${SHOP_MONEY} discountedTotalSet ${SHOP_MONEY} withCodes: discountedTotalSet(withCodeDiscounts: true) ${SHOP_MONEY} totalDiscountSet ${SHOP_MONEY}
  discountedUnitPriceAfterAllDiscountsSet ${SHOP_MONEY} priceAfterAllDiscountsBeforeTaxesSet ${SHOP_MONEY}
  discountAllocations { allocatedAmountSet ${SHOP_MONEY} ${APPLICATION} } } }`;
const TOTALS = `totalDiscountsSet ${SHOP_MONEY} cartDiscountAmountSet ${SHOP_MONEY} subtotalPriceSet ${SHOP_MONEY} totalTaxSet ${SHOP_MONEY} totalPriceSet ${SHOP_MONEY}`;
const ALLOCATIONS = `lineItems(first: 5) { nodes { discountAllocations { allocatedAmountSet ${SHOP_MONEY} ${APPLICATION} } } }`;

test("a code over the order takes its share of what an automatic discount on one line has left", async () => {
  const { bench, place, read } = await moneyShop();
  const order = await place({
    lines: [{ title: "Desk", sku: "A", price: "60.00" }, { title: "Lamp", sku: "B", price: "40.00" }],
    discounts: [{ kind: "code", code: "TEN", value: { percent: "10" } }, { kind: "automatic", title: "Desk week", value: { amount: "5.00" }, on: { skus: ["A"] } }],
  });
  // Desk 60.00 − 5.00 = 55.00, lamp 40.00; 10 % of 95.00 = 9.50, of which 55/95 = 5.50 and 40/95 = 4.00.
  const code = { index: 0, allocationMethod: "ACROSS", targetSelection: "ALL", targetType: "LINE_ITEM", code: "TEN" };
  const automatic = { index: 1, allocationMethod: "ACROSS", targetSelection: "ENTITLED", targetType: "LINE_ITEM", title: "Desk week" };
  const read1 = await read(order, `${TOTALS} discountCode discountCodes discountApplications(first: 5) { nodes { index value { ... on PricingPercentageValue { percentage } ... on MoneyV2 { amount currencyCode } } } } ${LINES}`);
  expect(read1).toMatchObject({
    totalDiscountsSet: usd("14.5"),
    cartDiscountAmountSet: usd("9.5"),
    subtotalPriceSet: usd("85.5"),
    // 10 % of 49.50 and of 36.00: 4.95 + 3.60.
    totalTaxSet: usd("8.55"),
    totalPriceSet: usd("94.05"),
    discountCode: "TEN",
    discountCodes: ["TEN"],
    discountApplications: { nodes: [{ index: 0, value: { percentage: 10 } }, { index: 1, value: { amount: "5.0", currencyCode: "USD" } }] },
  });
  expect(read1["lineItems"]).toEqual({ nodes: [
    {
      originalTotalSet: usd("60.0"), discountedTotalSet: usd("55.0"), withCodes: usd("49.5"), totalDiscountSet: usd("5.0"),
      discountedUnitPriceAfterAllDiscountsSet: usd("49.5"), priceAfterAllDiscountsBeforeTaxesSet: usd("49.5"),
      discountAllocations: [{ allocatedAmountSet: usd("5.5"), discountApplication: code }, { allocatedAmountSet: usd("5.0"), discountApplication: automatic }],
    },
    {
      originalTotalSet: usd("40.0"), discountedTotalSet: usd("40.0"), withCodes: usd("36.0"), totalDiscountSet: usd("0.0"),
      discountedUnitPriceAfterAllDiscountsSet: usd("36.0"), priceAfterAllDiscountsBeforeTaxesSet: usd("36.0"),
      discountAllocations: [{ allocatedAmountSet: usd("4.0"), discountApplication: code }],
    },
  ] });
  const { body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({
    total_discounts: "14.50",
    discount_codes: [{ code: "TEN", amount: "9.50", type: "percentage" }],
    discount_applications: [
      { type: "discount_code", code: "TEN", value: "10.0", value_type: "percentage", target_selection: "all", allocation_method: "across" },
      { type: "automatic", title: "Desk week", value: "5.00", value_type: "fixed_amount", target_selection: "entitled", allocation_method: "across" },
    ],
    line_items: [{ discount_allocations: [{ amount: "5.50", discount_application_index: 0 }, { amount: "5.00", discount_application_index: 1 }] }, { total_discount: "0.00" }],
  });
});

test("a fixed amount over the order is spread to the cent, the odd cent to the first line", async () => {
  const { place, read } = await moneyShop();
  const line = (sku: string) => ({ title: `Box ${sku}`, sku, price: "10.00" });
  // 10.00 over three equal lines: 3.33 each and one cent over.
  const order = await place({ lines: [line("A"), line("B"), line("C")], discounts: [{ code: "TENOFF", value: { amount: "10.00" } }] });
  const { lineItems } = (await read(order, ALLOCATIONS)) as { lineItems: { nodes: { discountAllocations: { allocatedAmountSet: unknown }[] }[] } };
  expect(lineItems.nodes.map(({ discountAllocations }) => discountAllocations.map(({ allocatedAmountSet }) => allocatedAmountSet))).toEqual([[usd("3.34")], [usd("3.33")], [usd("3.33")]]);
});

test("a manual discount on one line, and a script's amount off each unit of another", async () => {
  const { place, read } = await moneyShop();
  const order = await place({
    lines: [{ title: "Desk", sku: "A", price: "19.99" }, { title: "Lamp", sku: "B", price: "8.00", quantity: 3 }],
    discounts: [
      { kind: "manual", title: "Scratched", value: { percent: "15" }, on: { skus: ["A"] } },
      { kind: "script", title: "Two off each", value: { amount: "2.00" }, on: { skus: ["B"] }, perUnit: true },
    ],
  });
  // 15 % of 19.99 = 2.9985 → 3.00; 3 × 2.00 = 6.00. Neither is a discount over the order.
  expect(await read(order, `${ALLOCATIONS} totalDiscountsSet ${SHOP_MONEY} cartDiscountAmountSet ${SHOP_MONEY} discountCodes`)).toMatchObject({
    ...{ totalDiscountsSet: usd("9.0"), cartDiscountAmountSet: usd("0.0"), discountCodes: [] },
    lineItems: { nodes: [
      { discountAllocations: [{ allocatedAmountSet: usd("3.0"), discountApplication: { title: "Scratched", targetSelection: "EXPLICIT", allocationMethod: "ACROSS" } }] },
      { discountAllocations: [{ allocatedAmountSet: usd("6.0"), discountApplication: { title: "Two off each", targetSelection: "ENTITLED", allocationMethod: "EACH" } }] },
    ] },
  });
});

test("free shipping is a discount of the shipping line: nothing is charged or taxed, and the goods keep their price", async () => {
  const { bench, place, read } = await moneyShop();
  const order = await place({ lines: [{ title: "Desk", price: "100.00" }], shipping: "12.00", discounts: [{ code: "FREESHIP", value: { percent: "100" }, on: "shipping" }] });
  const SHIPPING = `shippingLine { originalPriceSet ${SHOP_MONEY} discountedPriceSet ${SHOP_MONEY} currentDiscountedPriceSet ${SHOP_MONEY} taxLines { priceSet ${SHOP_MONEY} }
    discountAllocations { allocatedAmountSet ${SHOP_MONEY} ${APPLICATION} } }`;
  expect(await read(order, `${TOTALS} totalShippingPriceSet ${SHOP_MONEY} currentShippingPriceSet ${SHOP_MONEY} ${SHIPPING}`)).toMatchObject({
    ...{ totalShippingPriceSet: usd("12.0"), currentShippingPriceSet: usd("0.0"), totalDiscountsSet: usd("12.0"), cartDiscountAmountSet: usd("0.0") },
    ...{ subtotalPriceSet: usd("100.0"), totalTaxSet: usd("10.0"), totalPriceSet: usd("110.0") },
    shippingLine: {
      ...{ originalPriceSet: usd("12.0"), discountedPriceSet: usd("0.0"), currentDiscountedPriceSet: usd("0.0"), taxLines: [{ priceSet: usd("0.0") }] },
      discountAllocations: [{ allocatedAmountSet: usd("12.0"), discountApplication: { code: "FREESHIP", targetType: "SHIPPING_LINE", allocationMethod: "EACH" } }],
    },
  });
  const { body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({
    discount_codes: [{ code: "FREESHIP", amount: "12.00", type: "shipping" }],
    shipping_lines: [{ price: "12.00", discounted_price: "0.00", discount_allocations: [{ amount: "12.00", discount_application_index: 0 }] }],
  });
});

test("buy two desks, get one lamp free: as often as it is met, and no more lamps than there are", async () => {
  const { place, read } = await moneyShop();
  const offer = (buy: [string, number], get: [string, number], percent: string) => ({
    kind: "automatic", title: "Offer", value: { percent }, buyXGetY: { buy: { sku: buy[0], quantity: buy[1] }, get: { sku: get[0], quantity: get[1] } },
  });
  const desks = { title: "Desk", sku: "A", price: "50.00", quantity: 5 };
  const lamps = (quantity: number) => ({ title: "Lamp", sku: "B", price: "9.00", quantity });
  const discounts = async (body: object) => (await read(await place(body as Record<string, unknown>), `totalDiscountsSet ${SHOP_MONEY}`))["totalDiscountsSet"];
  // Five desks meet "buy two" twice: two lamps free, 18.00.
  expect(await discounts({ lines: [desks, lamps(3)], discounts: [offer(["A", 2], ["B", 1], "100")] })).toEqual(usd("18.0"));
  expect(await discounts({ lines: [desks, lamps(1)], discounts: [offer(["A", 2], ["B", 1], "100")] })).toEqual(usd("9.0"));
  // Buy one, get one at half: five desks make two pairs, so two units at 25.00 off.
  expect(await discounts({ lines: [desks], discounts: [offer(["A", 1], ["A", 1], "50")] })).toEqual(usd("50.0"));
});

test("no discount touches a gift card, and none takes more than the goods cost", async () => {
  const { place, read } = await moneyShop();
  const lines = [{ title: "Desk", sku: "A", price: "30.00" }, { title: "Gift card", sku: "GC", price: "50.00", giftCard: true }];
  // 10 % of the desk alone: 3.00. Tax on 27.00: 2.70. Total 27.00 + 50.00 + 2.70.
  const tenth = await place({ lines, discounts: [{ code: "TEN", value: { percent: "10" } }] });
  expect(await read(tenth, TOTALS)).toMatchObject({ totalDiscountsSet: usd("3.0"), totalTaxSet: usd("2.7"), totalPriceSet: usd("79.7") });
  const much = await place({ lines: [lines[0]], discounts: [{ code: "HUGE", value: { amount: "500.00" } }, { code: "MORE", value: { percent: "50" } }] });
  expect(await read(much, `${TOTALS} displayFinancialStatus ${ALLOCATIONS}`)).toMatchObject({
    ...{ totalDiscountsSet: usd("30.0"), totalPriceSet: usd("0.0"), displayFinancialStatus: "PAID" },
    lineItems: { nodes: [{ discountAllocations: [{ allocatedAmountSet: usd("30.0") }] }] },
  });
});
