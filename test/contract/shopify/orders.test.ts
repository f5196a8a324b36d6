import { expect, test } from "vitest";
import { startBench, until, webhooksOf, type Bench } from "./bench";

const ORDER = `query($id: ID!) { order(id: $id) {
  displayFinancialStatus canMarkAsPaid capturable
  totalOutstandingSet { shopMoney { amount } } totalCapturableSet { shopMoney { amount } }
  totalReceivedSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } } refundDiscrepancySet { shopMoney { amount } }
  transactions { id kind status gateway manualPaymentGateway processedAt amountSet { shopMoney { amount } } parentTransaction { id } }
  refunds {
    totalRefundedSet { shopMoney { amount } }
    refundLineItems(first: 5) { nodes { quantity subtotalSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } } }
    refundShippingLines(first: 5) { nodes { subtotalAmountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } } }
    orderAdjustments(first: 5) { nodes { reason amountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } } }
  }
} }`;
const MARK = `mutation($id: ID!) { orderMarkAsPaid(input: { id: $id }) { order { displayFinancialStatus canMarkAsPaid totalOutstandingSet { shopMoney { amount } } } userErrors { field message } } }`;
const PAY = `mutation($id: ID!, $amount: MoneyInput, $name: String, $at: DateTime) {
  orderCreateManualPayment(id: $id, amount: $amount, paymentMethodName: $name, processedAt: $at) { order { displayFinancialStatus } userErrors { code } } }`;

interface Transaction {
  readonly id: string;
  readonly kind: string;
  readonly parentTransaction: { id: string } | null;
}
type Order = Record<string, unknown> & { transactions: Transaction[]; refunds: unknown[] };

const amount = (text: string) => ({ shopMoney: { amount: text } });

/** 100.00 + 10 % on top = 110.00, in a dollar shop. */
const TEN_PER_CENT = { taxesIncluded: false, taxes: [{ title: "Sales tax", rate: "0.1" }] };

async function dollarShop(bench: Bench, plan: string) {
  await bench.control("/shops", { handle: "dollars", currency: "USD", countryCode: "US", country: "United States", plan, ...TEN_PER_CENT });
  const shop = "dollars.myshopify.com";
  const token = await bench.token(shop);
  const order = await bench.control("/orders", { shop, lines: [{ title: "Walnut desk", price: "100.00" }] });
  const ask = (query: string, variables = {}) => bench.graphql(token, query, { shop, variables: { id: order["gid"], ...variables } });
  const read = async () => (await ask(ORDER)).data?.["order"] as Order;
  return { shop, order, ask, read };
}

test("D21 Mark as paid, plain", async () => {
  const bench = await startBench();
  const { order, ask, read } = await dollarShop(bench, "Basic");
  expect(order).toMatchObject({ total: "110.00", totalTax: "10.00", outstanding: "110.00", status: "PENDING" });
  await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  bench.received.length = 0;
  expect((await ask(MARK)).data).toEqual({
    orderMarkAsPaid: { order: { displayFinancialStatus: "PAID", canMarkAsPaid: false, totalOutstandingSet: amount("0.0") }, userErrors: [] },
  });
  expect((await read()).transactions).toMatchObject([{ kind: "SALE", status: "SUCCESS", manualPaymentGateway: true, amountSet: amount("110.0") }]);
  await until("three webhooks", () => bench.received.length >= 3);
  expect(bench.received.map(({ topic }) => topic).sort()).toEqual(["order_transactions/create", "orders/paid", "orders/updated"]);
  expect((await ask(MARK)).data).toMatchObject({ orderMarkAsPaid: { userErrors: [{ field: ["id"] }] } });
  expect((await read()).transactions).toHaveLength(1);
});

test("D22 Mark as paid captures", async () => {
  const bench = await startBench();
  const { shop, ask } = await dollarShop(bench, "Basic");
  const authorised = await bench.control("/orders", { shop, lines: [{ title: "Walnut desk", price: "100.00" }], payment: "authorised" });
  const variables = { id: authorised["gid"] };
  expect((await ask(ORDER, variables)).data?.["order"]).toMatchObject({ displayFinancialStatus: "AUTHORIZED", capturable: true, canMarkAsPaid: true, totalCapturableSet: amount("110.0") });
  expect((await ask(MARK, variables)).data).toMatchObject({ orderMarkAsPaid: { order: { displayFinancialStatus: "PAID" }, userErrors: [] } });
  const order = (await ask(ORDER, variables)).data?.["order"] as Order;
  expect(order.transactions.map(({ kind }) => kind)).toEqual(["AUTHORIZATION", "CAPTURE"]);
  expect(order.transactions[1]?.parentTransaction?.id).toBe(order.transactions[0]?.id);
  expect(order).toMatchObject({ totalCapturableSet: amount("0.0"), totalReceivedSet: amount("110.0"), capturable: false });
});

test("D23 Partial manual payment", async () => {
  const bench = await startBench();
  const { ask, read } = await dollarShop(bench, "Plus");
  const pay = async (value: string, changes = {}) => {
    const answer = await ask(PAY, { amount: { amount: value, currencyCode: "USD" }, name: "Xero", at: "2026-10-01T00:00:00Z", ...changes });
    return answer.data?.["orderCreateManualPayment"];
  };
  expect(await pay("40.00")).toEqual({ order: { displayFinancialStatus: "PARTIALLY_PAID" }, userErrors: [] });
  expect(await read()).toMatchObject({
    totalOutstandingSet: amount("70.0"),
    transactions: [{ kind: "SALE", gateway: "Xero", manualPaymentGateway: true, processedAt: "2026-10-01T00:00:00Z", amountSet: amount("40.0") }],
  });
  expect(await pay("80.00")).toMatchObject({ userErrors: [{ code: "AMOUNT_EXCEEDS_BALANCE" }] });
  expect(await pay("0")).toMatchObject({ userErrors: [{ code: "AMOUNT_NOT_POSITIVE" }] });
  expect(await pay("10.00", { amount: { amount: "10.00", currencyCode: "EUR" } })).toMatchObject({ userErrors: [{ code: "CURRENCY_MISMATCH" }] });
  expect(await pay("10.00", { at: "2026-11-22T00:00:00Z" })).toMatchObject({ userErrors: [{ code: "PROCESSED_AT_INVALID" }] });
  expect((await read()).transactions).toHaveLength(1);
});

test("D23 Partial manual payment: not on a standard shop, where the whole balance is recorded", async () => {
  const bench = await startBench();
  const { ask, read } = await dollarShop(bench, "Basic");
  const refused = await ask(PAY, { amount: { amount: "40.00", currencyCode: "USD" } });
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
  expect((await ask(PAY)).data).toEqual({ orderCreateManualPayment: { order: { displayFinancialStatus: "PAID" }, userErrors: [] } });
  expect((await read()).transactions).toMatchObject([{ gateway: "Other", amountSet: amount("110.0") }]);
});

test("D24 Refund with shipping and shortfall", async () => {
  const bench = await startBench();
  const { shop, ask } = await dollarShop(bench, "Basic");
  // Line 200.00 + 20.00 tax, shipping 10.00 + 1.00 tax: 231.00, all of it paid.
  const sold = await bench.control("/orders", { shop, lines: [{ title: "Oak table", price: "200.00" }], shipping: "10.00", paid: true });
  expect(sold).toMatchObject({ total: "231.00", totalTax: "21.00" });
  const line = (sold["lines"] as { id: number }[])[0];
  await bench.control(`/orders/${String(sold["id"])}/refund`, { lines: [{ id: line?.id, quantity: 1 }], shipping: true, amount: "221.00" });
  expect((await ask(ORDER, { id: sold["gid"] })).data?.["order"]).toMatchObject({
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    refundDiscrepancySet: amount("10.0"),
    totalOutstandingSet: amount("0.0"),
    refunds: [{
      totalRefundedSet: amount("221.0"),
      refundLineItems: { nodes: [{ quantity: 1, subtotalSet: amount("200.0"), totalTaxSet: amount("20.0") }] },
      refundShippingLines: { nodes: [{ subtotalAmountSet: amount("10.0"), taxAmountSet: amount("1.0") }] },
      orderAdjustments: { nodes: [{ reason: "REFUND_DISCREPANCY", amountSet: amount("10.0"), taxAmountSet: amount("0.0") }] },
    }],
  });
  const webhook = await until("refunds/create", () => webhooksOf(bench, "refunds/create")[0]);
  expect(JSON.parse(webhook.body)).toMatchObject({
    order_id: sold["id"],
    refund_line_items: [{ subtotal: 200, total_tax: 20 }],
    refund_shipping_lines: [{ subtotal_amount_set: { shop_money: { amount: "10.00" } } }],
    order_adjustments: [
      { kind: "shipping_refund", amount: "-10.00", tax_amount: "-1.00" },
      { kind: "refund_discrepancy", amount: "10.00", tax_amount: "0.00" },
    ],
    transactions: [{ kind: "refund", amount: "221.00" }],
  });
});

test("Cancelling voids an authorisation, refunds what was paid, and takes an unpaid order to nothing owed", async () => {
  const bench = await startBench();
  const cancelled = async (body: object, cancel = {}) => {
    const order = await bench.control("/orders", body);
    return bench.control(`/orders/${String(order["id"])}/cancel`, cancel);
  };
  expect(await cancelled({ shape: "authorised" })).toMatchObject({ status: "VOIDED", outstanding: "0.00", transactions: [{ kind: "AUTHORIZATION" }, { kind: "VOID" }] });
  expect(await cancelled({ shape: "unpaid" })).toMatchObject({ status: "VOIDED", outstanding: "0.00", transactions: [] });
  // Two mugs at 14.50 and 4.95 shipping: 33.95 back, or owed when the refund is left for later.
  expect(await cancelled({ shape: "paid" })).toMatchObject({ status: "REFUNDED", refunded: "33.95", outstanding: "0.00" });
  expect(await cancelled({ shape: "paid" }, { refund: false })).toMatchObject({ status: "PAID", refunded: "0.00", outstanding: "-33.95" });
  const twice = await bench.control("/orders", { shape: "paid" });
  await bench.control(`/orders/${String(twice["id"])}/cancel`);
  expect((await bench.call("POST", `/control/orders/${String(twice["id"])}/cancel`, { body: {} })).body).toEqual({ error: `Order ${String(twice["name"])} is cancelled already.` });
});

test("Tags, notes and metafields change the order and say so", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const order = await bench.control("/orders", { shape: "unpaid" });
  const id = order["gid"];
  await bench.graphql(token, `mutation($id: ID!) { tagsAdd(id: $id, tags: ["in-xero"]) { userErrors { message } } orderUpdate(input: { id: $id, note: "Booked" }) { userErrors { message } } }`, { variables: { id } });
  const set = "mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { value compareDigest } userErrors { code } } }";
  const field = { ownerId: id, namespace: "$app", key: "invoice", type: "single_line_text_field", value: "INV-1" };
  expect((await bench.graphql(token, set, { variables: { m: [field] } })).data).toMatchObject({ metafieldsSet: { metafields: [{ value: "INV-1" }], userErrors: [] } });
  expect((await bench.graphql(token, set, { variables: { m: [{ ...field, value: "INV-2", compareDigest: null }] } })).data).toMatchObject({ metafieldsSet: { metafields: null, userErrors: [{ code: "STALE_OBJECT" }] } });
  const read = await bench.graphql(token, `query($id: ID!) { order(id: $id) { tags note metafield(namespace: "$app", key: "invoice") { value } } }`, { variables: { id } });
  expect(read.data).toEqual({ order: { tags: ["in-xero"], note: "Booked", metafield: { value: "INV-1" } } });
  await until("orders/updated", () => webhooksOf(bench, "orders/updated").length === 3);

  const both = `mutation($id: ID!) { orderUpdate(input: { id: $id, note: "Part-paid", metafields: [{ namespace: "$app", key: "invoice", value: "INV-3" }] }) { userErrors { message } } }`;
  await bench.graphql(token, both, { variables: { id } });
  const after = await bench.graphql(token, `query($id: ID!) { order(id: $id) { note told: metafield(key: "invoice") { value type } } }`, { variables: { id } });
  // Without a namespace it is the app's own; the type stays what it was; a note and a metafield at once are one change.
  expect(after.data).toEqual({ order: { note: "Part-paid", told: { value: "INV-3", type: "single_line_text_field" } } });
  await until("orders/updated", () => webhooksOf(bench, "orders/updated").length === 4);
});

test("Requests that make no sense are refused in one sentence", async () => {
  const bench = await startBench();
  const refused = async (path: string, body: object) => {
    const answer = await bench.call("POST", `/control${path}`, { body });
    return `${answer.status} ${String(answer.body["error"])}`;
  };
  expect(await refused("/orders", {})).toMatch(/^400 The order has no lines/);
  expect(await refused("/orders", { shape: "cheap" })).toMatch(/^400 shape: /);
  expect(await refused("/orders", { lines: [{ title: "Mug", price: "1.999" }] })).toBe('422 "1.999" is not an amount in GBP: write it like 19.95.');
  expect(await refused("/orders", { shop: "nowhere", shape: "paid" })).toMatch(/^404 There is no shop "nowhere"/);
  expect(await refused("/orders/1001/refund", { amount: "999.00" })).toMatch(/^422 Order #1001 can be refunded up to 45.95/);
  expect(await refused("/orders/1001/pay", {})).toBe("422 Order #1001 cannot be marked as paid: it is paid already.");
});

const STOOL = { title: "Stool", price: "5.00" };
const IMPOSSIBLE: readonly (readonly [string, object])[] = [
  ["lines.0.price: must not be negative.", { lines: [{ ...STOOL, price: "-5.00" }] }],
  ["shipping: must not be negative.", { lines: [STOOL], shipping: "-1" }],
  ["tip: must not be negative.", { lines: [STOOL], tip: "-1" }],
  ["payments.0.amount: must not be negative.", { lines: [STOOL], payments: [{ amount: "-3" }] }],
  ["discountPercent: must not be more than 100.", { lines: [STOOL], discountPercent: "150" }],
  ["presentment.rate: must not be zero.", { lines: [STOOL], presentment: { currency: "EUR", rate: "0" } }],
  ["presentment.currency: must be a currency code such as EUR.", { lines: [STOOL], presentment: { currency: "zz!", rate: "1" } }],
];

test.each(IMPOSSIBLE)("An order that no shop can have is refused: %s", async (error, body) => {
  const bench = await startBench();
  expect(await bench.call("POST", "/control/orders", { body })).toMatchObject({ status: 400, body: { error } });
});
