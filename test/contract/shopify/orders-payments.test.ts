import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { moneyShop, SHOP_MONEY, usd } from "./money-shop";

const DESK = { lines: [{ title: "Desk", sku: "A", price: "100.00" }] };
const MONEY = `displayFinancialStatus totalReceivedSet ${SHOP_MONEY} netPaymentSet ${SHOP_MONEY} totalOutstandingSet ${SHOP_MONEY} totalCapturableSet ${SHOP_MONEY} unpaid fullyPaid canMarkAsPaid capturable`;
const TRANSACTIONS = `transactions { kind status gateway formattedGateway manualPaymentGateway test errorCode amountSet ${SHOP_MONEY} amountRoundingSet ${SHOP_MONEY}
  totalUnsettledSet ${SHOP_MONEY} multiCapturable manuallyCapturable parentTransaction { kind gateway } }`;
const DAY_MS = 86_400_000;

// Every order here is 100.00 + 10 % = 110.00.

test("a gift card, store credit and a card in one order", async () => {
  const { place, read } = await moneyShop();
  const order = await place({ ...DESK, payments: [{ gateway: "gift_card", amount: "25.00" }, { gateway: "store_credit", amount: "10.00" }, {}] });
  expect(await read(order, `${MONEY} paymentGatewayNames ${TRANSACTIONS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PAID", totalReceivedSet: usd("110.0"), totalOutstandingSet: usd("0.0"), unpaid: false, fullyPaid: true },
    paymentGatewayNames: ["gift_card", "store_credit", "shopify_payments"],
    transactions: [
      { kind: "SALE", gateway: "gift_card", formattedGateway: "Gift card", manualPaymentGateway: false, amountSet: usd("25.0") },
      { kind: "SALE", gateway: "store_credit", amountSet: usd("10.0") },
      { kind: "SALE", gateway: "shopify_payments", amountSet: usd("75.0"), parentTransaction: null },
    ],
  });
});

test("paid in parts, by several gateways, on later days", async () => {
  const { bench, place, act, refused, read } = await moneyShop();
  const order = await place(DESK);
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "PENDING", unpaid: true, totalOutstandingSet: usd("110.0") });
  await act(order, "payments", { gateway: "paypal", amount: "40.00" });
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "PARTIALLY_PAID", unpaid: false, fullyPaid: false, netPaymentSet: usd("40.0"), totalOutstandingSet: usd("70.0") });
  expect(webhooksOf(bench, "orders/paid")).toHaveLength(0);
  await act(order, "payments", { gateway: "Bank Deposit" });
  expect(await read(order, `${MONEY} paymentGatewayNames`)).toMatchObject({ displayFinancialStatus: "PAID", totalOutstandingSet: usd("0.0"), paymentGatewayNames: ["paypal", "Bank Deposit"] });
  await until("orders/paid", () => webhooksOf(bench, "orders/paid")[0]);
  expect(await refused(order, "payments")).toMatch(/^Nothing is owed on order #/);
});

test("one capture of part of an authorisation lets the rest go, but for Shopify Payments on Plus", async () => {
  const basic = await moneyShop();
  const order = await basic.place({ ...DESK, payment: "authorised" });
  expect(await basic.read(order, `${MONEY} ${TRANSACTIONS}`)).toMatchObject({
    ...{ displayFinancialStatus: "AUTHORIZED", totalCapturableSet: usd("110.0"), totalReceivedSet: usd("0.0"), capturable: true, unpaid: true },
    transactions: [{ kind: "AUTHORIZATION", totalUnsettledSet: usd("110.0"), multiCapturable: false, manuallyCapturable: true }],
  });
  await basic.act(order, "capture", { amount: "60.00" });
  expect(await basic.read(order, `${MONEY} ${TRANSACTIONS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PARTIALLY_PAID", totalCapturableSet: usd("0.0"), totalReceivedSet: usd("60.0"), totalOutstandingSet: usd("50.0"), capturable: false },
    transactions: [{ kind: "AUTHORIZATION", totalUnsettledSet: null }, { kind: "CAPTURE", amountSet: usd("60.0"), parentTransaction: { kind: "AUTHORIZATION" } }, { kind: "VOID", amountSet: usd("50.0") }],
  });
  expect(await basic.refused(order, "capture", { amount: "1.00" })).toMatch(/has no open authorisation/);
});

test("several captures on Plus: no more than is left; the final one voids the rest", async () => {
  const { place, act, refused, read } = await moneyShop({ plan: "Plus" });
  const order = await place({ ...DESK, payment: "authorised" });
  await act(order, "capture", { amount: "60.00" });
  await act(order, "capture", { amount: "30.00" });
  expect(await read(order, MONEY)).toMatchObject({ totalCapturableSet: usd("20.0"), totalReceivedSet: usd("90.0"), totalOutstandingSet: usd("20.0") });
  expect(await refused(order, "capture", { amount: "20.01" })).toMatch(/20\.00 of the authorisation can be captured, not 20\.01\.$/);
  await act(order, "capture", { amount: "15.00", final: true });
  expect(await read(order, `${MONEY} transactions { kind amountSet ${SHOP_MONEY} }`)).toMatchObject({
    ...{ totalCapturableSet: usd("0.0"), totalReceivedSet: usd("105.0"), totalOutstandingSet: usd("5.0") },
    transactions: [{ kind: "AUTHORIZATION" }, { kind: "CAPTURE" }, { kind: "CAPTURE" }, { kind: "CAPTURE", amountSet: usd("15.0") }, { kind: "VOID", amountSet: usd("5.0") }],
  });
});

test("voided: nothing to capture, still owed, and the order says so", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place({ ...DESK, payment: "authorised" });
  await act(order, "void");
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "VOIDED", totalCapturableSet: usd("0.0"), totalOutstandingSet: usd("110.0"), canMarkAsPaid: true });
});

test("an authorisation that nobody captures for seven days expires", async () => {
  const { bench, place, refused, read, renewToken } = await moneyShop();
  const order = await place({ ...DESK, payment: "authorised" });
  await bench.control("/clock", { advanceMs: 7 * DAY_MS - 1_000 });
  await renewToken();
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "AUTHORIZED", totalCapturableSet: usd("110.0") });
  await bench.control("/clock", { advanceMs: 1_000 });
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "EXPIRED", totalCapturableSet: usd("0.0"), capturable: false, canMarkAsPaid: true });
  expect(await refused(order, "capture")).toMatch(/has no open authorisation/);
});

test("a declined card is a failed transaction and no money", async () => {
  const { bench, place, read } = await moneyShop();
  const order = await place({ ...DESK, payments: [{ status: "FAILURE", errorCode: "CARD_DECLINED", amount: "110.00" }] });
  expect(await read(order, `${MONEY} ${TRANSACTIONS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PENDING", totalReceivedSet: usd("0.0"), totalOutstandingSet: usd("110.0"), unpaid: true, canMarkAsPaid: true },
    transactions: [{ kind: "SALE", status: "FAILURE", errorCode: "CARD_DECLINED", amountSet: usd("110.0") }],
  });
  const { body } = await until("order_transactions/create", () => webhooksOf(bench, "order_transactions/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ status: "failure", error_code: "card_declined" });
});

test("a pending payment counts nowhere, blocks marking as paid, and is told of when it succeeds or fails", async () => {
  const { bench, place, act, refused, read } = await moneyShop();
  const pending = () => place({ ...DESK, payments: [{ gateway: "klarna", status: "PENDING" }] });
  const order = await pending();
  expect(await read(order, `${MONEY} ${TRANSACTIONS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PENDING", totalReceivedSet: usd("0.0"), totalOutstandingSet: usd("110.0"), canMarkAsPaid: false },
    transactions: [{ status: "PENDING", totalUnsettledSet: usd("110.0") }],
  });
  expect(await refused(order, "pay")).toMatch(/it is waiting for a pending payment\.$/);
  await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(webhooksOf(bench, "order_transactions/create")).toHaveLength(0);
  await act(order, "finish-payment", { status: "SUCCESS" });
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "PAID", totalReceivedSet: usd("110.0"), totalOutstandingSet: usd("0.0") });
  const { body } = await until("order_transactions/create", () => webhooksOf(bench, "order_transactions/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ status: "success", kind: "sale", gateway: "klarna" });
  await until("orders/paid", () => webhooksOf(bench, "orders/paid")[0]);

  const second = await pending();
  await act(second, "finish-payment", { status: "FAILURE", errorCode: "INSUFFICIENT_FUNDS" });
  expect(await read(second, `${MONEY} ${TRANSACTIONS}`)).toMatchObject({ totalReceivedSet: usd("0.0"), canMarkAsPaid: true, transactions: [{ status: "FAILURE", errorCode: "INSUFFICIENT_FUNDS" }] });
  expect(await refused(second, "finish-payment")).toMatch(/has no pending transaction\.$/);
});

test("a bank deposit is pending until somebody marks the order as paid, by that method", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place({ ...DESK, payments: [{ gateway: "Bank Deposit", status: "PENDING" }] });
  expect(await read(order, `${MONEY} resolvable: transactions(manuallyResolvable: true) { gateway }`)).toMatchObject({
    ...{ displayFinancialStatus: "PENDING", canMarkAsPaid: true, resolvable: [{ gateway: "Bank Deposit" }] },
  });
  await act(order, "pay");
  expect(await read(order, `${MONEY} ${TRANSACTIONS}`)).toMatchObject({
    displayFinancialStatus: "PAID",
    transactions: [{ status: "PENDING" }, { kind: "SALE", status: "SUCCESS", gateway: "Bank Deposit", manualPaymentGateway: true, amountSet: usd("110.0"), parentTransaction: { gateway: "Bank Deposit" } }],
  });
});

test("cash: change goes back out of what was handed over, and coins round what is settled", async () => {
  const { place, read } = await moneyShop();
  const order = await place({ ...DESK, payments: [{ gateway: "cash", amount: "120.00", change: "10.00" }] });
  expect(await read(order, `${MONEY} ${TRANSACTIONS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PAID", totalReceivedSet: usd("110.0"), totalOutstandingSet: usd("0.0") },
    transactions: [{ kind: "SALE", amountSet: usd("120.0") }, { kind: "CHANGE", amountSet: usd("10.0"), parentTransaction: { kind: "SALE" } }],
  });
  // 9.98 + 10 % = 10.978 → 10.98, settled with 11.00 in coins: rounded by +0.02, which is not part of the amount.
  const rounded = await place({ lines: [{ title: "Pins", price: "9.98" }], payments: [{ gateway: "cash", rounding: "0.02" }] });
  expect(await read(rounded, `${MONEY} ${TRANSACTIONS} totalPriceSet ${SHOP_MONEY} totalCashRoundingAdjustment { paymentSet ${SHOP_MONEY} refundSet ${SHOP_MONEY} }`)).toMatchObject({
    ...{ totalPriceSet: usd("10.98"), totalReceivedSet: usd("10.98"), totalOutstandingSet: usd("0.0"), displayFinancialStatus: "PAID" },
    totalCashRoundingAdjustment: { paymentSet: usd("0.02"), refundSet: usd("0.0") },
    transactions: [{ amountSet: usd("10.98"), amountRoundingSet: usd("0.02") }],
  });
});

test("test payments are marked, on a test order and alone", async () => {
  const { place, read } = await moneyShop();
  const all = await place({ ...DESK, test: true, paid: true });
  expect(await read(all, "test transactions { test }")).toEqual({ test: true, transactions: [{ test: true }] });
  const one = await place({ ...DESK, payments: [{ gateway: "bogus", test: true }] });
  expect(await read(one, "test transactions { test gateway }")).toEqual({ test: false, transactions: [{ test: true, gateway: "bogus" }] });
});

test("Shopify Payments' fees come when it has settled: 2.9 % + 0.30, and none for other gateways", async () => {
  const { place, act, read } = await moneyShop();
  const fields = `transactions { gateway settlementCurrency fees { amount { amount currencyCode } flatFee { amount } rate taxAmount { amount } } }`;
  const order = await place({ ...DESK, payments: [{ gateway: "paypal", amount: "10.00" }, {}] });
  expect(await read(order, fields)).toMatchObject({ transactions: [{ fees: [] }, { fees: [], settlementCurrency: null }] });
  await act(order, "settle");
  // 100.00 × 2.9 % = 2.90, and 0.30.
  expect(await read(order, fields)).toEqual({ transactions: [
    { gateway: "paypal", settlementCurrency: null, fees: [] },
    { gateway: "shopify_payments", settlementCurrency: "USD", fees: [{ amount: { amount: "3.2", currencyCode: "USD" }, flatFee: { amount: "0.3" }, rate: "0.029", taxAmount: { amount: "0.0" } }] },
  ] });
});
