import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { shopifyClient } from "./library-client";
import { moneyShop, SHOP_MONEY, usd } from "./money-shop";

const REFUND = `mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  order { totalRefundedSet ${SHOP_MONEY} totalOutstandingSet ${SHOP_MONEY} }
  refund { id note totalRefundedSet ${SHOP_MONEY} refundLineItems(first: 5) { nodes { quantity restockType } }
    orderAdjustments(first: 5) { nodes { reason amountSet ${SHOP_MONEY} } } transactions(first: 5) { nodes { gateway amountSet ${SHOP_MONEY} } } }
  userErrors { field message } } }`;
const DESKS = { lines: [{ title: "Desk", sku: "A", price: "100.00", quantity: 2 }], shipping: "10.00" };

const lineGid = (id: number | undefined) => `gid://shopify/LineItem/${id}`;
const transactionGid = (id: number | undefined) => `gid://shopify/OrderTransaction/${id}`;

// Two desks at 100.00 and shipping 10.00, 10 % on top: 231.00.

test("refundCreate: goods, shipping and money, once for each idempotency key", async () => {
  const money = await moneyShop();
  const order = await money.place({ ...DESKS, paid: true });
  const client = shopifyClient(money);
  const payment = { parentId: transactionGid(order.transactions[0]?.id), gateway: "shopify_payments", kind: "REFUND", orderId: order.gid, amount: "115.50" };
  const input = { orderId: order.gid, note: "Scratched", refundLineItems: [{ lineItemId: lineGid(order.lines[0]?.id), quantity: 1, restockType: "RETURN" }], shipping: { amount: "5.00" }, transactions: [payment] };
  const made = await client(REFUND, { input, key: "one" });
  // 100.00 + 10.00, and half the shipping with half its tax: 5.00 + 0.50.
  expect(made).toMatchObject({ refundCreate: {
    order: { totalRefundedSet: usd("115.5"), totalOutstandingSet: usd("0.0") },
    refund: { note: "Scratched", totalRefundedSet: usd("115.5"), refundLineItems: { nodes: [{ quantity: 1, restockType: "RETURN" }] }, orderAdjustments: { nodes: [] }, transactions: { nodes: [{ gateway: "shopify_payments", amountSet: usd("115.5") }] } },
    userErrors: [],
  } });
  expect(await client(REFUND, { input, key: "one" })).toEqual(made);
  await expect(client(REFUND, { input: { ...input, note: "Other" }, key: "one" })).rejects.toThrow("different parameters");
  expect(await client(REFUND, { input, key: "two" })).toMatchObject({ refundCreate: { order: { totalRefundedSet: usd("231.0") } } });
  await until("two refunds", () => webhooksOf(money.bench, "refunds/create").length === 2);
});

test("refundCreate without its idempotency key is refused, as Shopify does since 2026-04", async () => {
  const { place, graphql, read } = await moneyShop();
  const order = await place({ ...DESKS, paid: true });
  const { data, errors } = await graphql("mutation($input: RefundInput!) { refundCreate(input: $input) { userErrors { message } } }", { input: { orderId: order.gid, shipping: { fullRefund: true } } });
  expect({ data, message: errors?.[0]?.message }).toEqual({ data: { refundCreate: null }, message: "The @idempotent directive is required for this mutation but was not provided." });
  expect(await read(order, "refunds { id }")).toEqual({ refunds: [] });
});

test("refundCreate moves only the money it names: none, store credit, or more than was paid if that is allowed", async () => {
  const { place, graphql, read } = await moneyShop();
  const customer = { firstName: "Ines", lastName: "Marsh", email: "ines.marsh@example.org" };
  const order = await place({ ...DESKS, customer, paid: true });
  const refund = async (input: object, key: string) => (await graphql(REFUND, { input: { orderId: order.gid, ...input }, key })).data?.["refundCreate"];
  const one = [{ lineItemId: lineGid(order.lines[0]?.id), quantity: 1 }];
  expect(await refund({ refundLineItems: one, discrepancyReason: "DAMAGE" }, "goods only")).toMatchObject({
    refund: { totalRefundedSet: usd("0.0"), orderAdjustments: { nodes: [{ reason: "DAMAGE", amountSet: usd("110.0") }] }, transactions: { nodes: [] } },
  });
  const credit = { refundMethods: [{ storeCreditRefund: { amount: { amount: "60.00", currencyCode: "USD" } } }] };
  expect(await refund(credit, "credit")).toMatchObject({ refund: { transactions: { nodes: [{ gateway: "store_credit", amountSet: usd("60.0") }] }, orderAdjustments: { nodes: [{ reason: "REFUND_DISCREPANCY", amountSet: usd("-60.0") }] } } });
  const much = { transactions: [{ gateway: "Bank Deposit", kind: "REFUND", orderId: order.gid, amount: "200.00" }] };
  expect(await refund(much, "too much")).toMatchObject({ refund: null, userErrors: [{ message: "Order #1001 can be refunded up to 171.00, not 200.00." }] });
  expect(await refund({ ...much, allowOverRefunding: true }, "more")).toMatchObject({ order: { totalRefundedSet: usd("260.0") }, userErrors: [] });
  expect(await read(order, `netPaymentSet ${SHOP_MONEY}`)).toEqual({ netPaymentSet: usd("-29.0") });
  expect(await refund({ refundLineItems: [{ ...one[0], quantity: 2 }] }, "gone")).toMatchObject({ userErrors: [{ message: "Desk: 1 can still be refunded, not 2." }] });
});

test("refundCreate and orderCapture want the customer's currency where it is not the shop's", async () => {
  const { place, graphql } = await moneyShop();
  const presentment = { currency: "EUR", rate: "1.08" };
  const order = await place({ ...DESKS, presentment, payment: "authorised" });
  const parentTransactionId = transactionGid(order.transactions[0]?.id);
  const CAPTURE = `mutation($input: OrderCaptureInput!) { orderCapture(input: $input) { transaction { kind amountSet { presentmentMoney { amount } shopMoney { amount } } } userErrors { message } } }`;
  const capture = async (input: object) => (await graphql(CAPTURE, { input: { id: order.gid, parentTransactionId, amount: "231.00", ...input } })).data?.["orderCapture"];
  const wrong = { transaction: null, userErrors: [{ message: "Currency must be the presentment currency of the order." }] };
  expect(await capture({})).toEqual(wrong);
  expect(await capture({ currency: "USD" })).toEqual(wrong);
  // 231.00 × 1.08 = 249.48.
  expect(await capture({ currency: "EUR" })).toEqual({ transaction: { kind: "CAPTURE", amountSet: { presentmentMoney: { amount: "231.0" }, shopMoney: { amount: "249.48" } } }, userErrors: [] });
  const input = { orderId: order.gid, shipping: { fullRefund: true } };
  expect((await graphql(REFUND, { input, key: "k" })).data).toMatchObject({ refundCreate: { refund: null, userErrors: [{ message: "Currency must be the presentment currency of the order." }] } });
  expect((await graphql(REFUND, { input: { ...input, currency: "EUR" }, key: "k" })).data).toMatchObject({ refundCreate: { userErrors: [] } });
});

test("suggestedRefund: what the goods cost, from which payments, and nothing is refunded by asking", async () => {
  const { place, read } = await moneyShop();
  const order = await place({ ...DESKS, discountPercent: "10", payments: [{ gateway: "gift_card", amount: "50.00" }, {}] });
  const line = `refundLineItems: [{ lineItemId: "${lineGid(order.lines[0]?.id)}", quantity: 1 }]`;
  // One desk less 10 %: 90.00, tax 9.00; the shipping 10.00, tax 1.00. Together 110.00, of which 50.00 to the gift card.
  expect(await read(order, `suggestedRefund(${line}, refundShipping: true) {
    amountSet ${SHOP_MONEY} subtotalSet ${SHOP_MONEY} discountedSubtotalSet ${SHOP_MONEY} totalCartDiscountAmountSet ${SHOP_MONEY} totalTaxSet ${SHOP_MONEY} maximumRefundableSet ${SHOP_MONEY}
    shipping { amountSet ${SHOP_MONEY} taxSet ${SHOP_MONEY} } suggestedTransactions { kind gateway amountSet ${SHOP_MONEY} maximumRefundableSet ${SHOP_MONEY} } }`)).toEqual({ suggestedRefund: {
    ...{ amountSet: usd("110.0"), subtotalSet: usd("100.0"), discountedSubtotalSet: usd("90.0"), totalCartDiscountAmountSet: usd("10.0"), totalTaxSet: usd("10.0") },
    // 180.00 + 18.00 + 11.00 were paid.
    maximumRefundableSet: usd("209.0"),
    shipping: { amountSet: usd("10.0"), taxSet: usd("1.0") },
    suggestedTransactions: [
      { kind: "SUGGESTED_REFUND", gateway: "gift_card", amountSet: usd("50.0"), maximumRefundableSet: usd("50.0") },
      { kind: "SUGGESTED_REFUND", gateway: "shopify_payments", amountSet: usd("60.0"), maximumRefundableSet: usd("159.0") },
    ],
  } });
  expect(await read(order, `refunds { id } totalRefundedSet ${SHOP_MONEY}`)).toEqual({ refunds: [], totalRefundedSet: usd("0.0") });
});

test("orderCapture takes part of an authorisation; transactionVoid only what nobody has captured", async () => {
  const money = await moneyShop({ plan: "Plus" });
  const client = shopifyClient(money);
  const order = await money.place({ ...DESKS, payment: "authorised" });
  const parentTransactionId = transactionGid(order.transactions[0]?.id);
  const capture = (amount: string) => client(`mutation($input: OrderCaptureInput!) { orderCapture(input: $input) {
    transaction { kind status amountSet ${SHOP_MONEY} parentTransaction { id } order { totalCapturableSet ${SHOP_MONEY} } } userErrors { field message } } }`, { input: { id: order.gid, parentTransactionId, amount } });
  const VOID = "mutation($id: ID!) { transactionVoid(parentTransactionId: $id) { transaction { kind status } userErrors { field code } } }";
  expect(await capture("31.00")).toEqual({ orderCapture: {
    transaction: { kind: "CAPTURE", status: "SUCCESS", amountSet: usd("31.0"), parentTransaction: { id: parentTransactionId }, order: { totalCapturableSet: usd("200.0") } },
    userErrors: [],
  } });
  expect(await capture("200.01")).toMatchObject({ orderCapture: { transaction: null, userErrors: [{ field: ["input"] }] } });
  expect(await client(VOID, { id: parentTransactionId })).toEqual({ transactionVoid: { transaction: null, userErrors: [{ field: ["parentTransactionId"], code: "AUTH_NOT_VOIDABLE" }] } });
  const second = await money.place({ ...DESKS, payment: "authorised" });
  expect(await client(VOID, { id: transactionGid(second.transactions[0]?.id) })).toEqual({ transactionVoid: { transaction: { kind: "VOID", status: "SUCCESS" }, userErrors: [] } });
  expect(await client(VOID, { id: transactionGid(1) })).toMatchObject({ transactionVoid: { userErrors: [{ code: "TRANSACTION_NOT_FOUND" }] } });
});

test("orderCancel: money back to the payments or as store credit, goods restocked, and never twice", async () => {
  const { bench, place, graphql, read } = await moneyShop();
  const CANCEL = `mutation($id: ID!, $method: OrderCancelRefundMethodInput) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, staffNote: "Called", refundMethod: $method) {
    job { done } jobResult { status order { displayFinancialStatus } } orderCancelUserErrors { code } } }`;
  const cancel = async (id: string, method: object) => (await graphql(CANCEL, { id, method })).data?.["orderCancel"];
  const order = await place({ ...DESKS, paid: true });
  expect(await cancel(order.gid, { storeCreditRefund: {} })).toMatchObject({ job: null, orderCancelUserErrors: [{ code: "STORE_CREDIT_REFUND_MISSING_CUSTOMER" }] });
  expect(await cancel(order.gid, { originalPaymentMethodsRefund: true })).toEqual({ job: { done: true }, jobResult: { status: "SUCCEEDED", order: { displayFinancialStatus: "REFUNDED" } }, orderCancelUserErrors: [] });
  expect(await read(order, `cancelReason cancellation { staffNote } currentTotalPriceSet ${SHOP_MONEY} totalRefundedSet ${SHOP_MONEY} displayFulfillmentStatus refunds { refundLineItems(first: 5) { nodes { restockType quantity } } }`)).toEqual({
    ...{ cancelReason: "CUSTOMER", cancellation: { staffNote: "Called" }, currentTotalPriceSet: usd("0.0"), totalRefundedSet: usd("231.0"), displayFulfillmentStatus: "RESTOCKED" },
    refunds: [{ refundLineItems: { nodes: [{ restockType: "CANCEL", quantity: 2 }] } }],
  });
  await until("orders/cancelled", () => webhooksOf(bench, "orders/cancelled")[0]);
  expect(await cancel(order.gid, { originalPaymentMethodsRefund: false })).toMatchObject({ orderCancelUserErrors: [{ code: "INVALID" }] });
  const customer = { firstName: "Ines", lastName: "Marsh", email: "ines.marsh@example.org" };
  const credited = await place({ ...DESKS, customer, paid: true });
  await cancel(credited.gid, { storeCreditRefund: {} });
  expect(await read(credited, `transactions { kind gateway amountSet ${SHOP_MONEY} }`)).toEqual({ transactions: [
    { kind: "SALE", gateway: "shopify_payments", amountSet: usd("231.0") },
    { kind: "REFUND", gateway: "store_credit", amountSet: usd("231.0") },
  ] });
});
