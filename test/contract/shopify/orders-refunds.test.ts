import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { moneyShop, SHOP_MONEY, usd, type PlacedOrder } from "./money-shop";

const MONEY = `displayFinancialStatus totalRefundedSet ${SHOP_MONEY} netPaymentSet ${SHOP_MONEY} totalOutstandingSet ${SHOP_MONEY} refundDiscrepancySet ${SHOP_MONEY} currentTotalPriceSet ${SHOP_MONEY}`;
const REFUNDS = `refunds {
  note totalRefundedSet ${SHOP_MONEY} transactions(first: 5) { nodes { kind status gateway amountSet ${SHOP_MONEY} parentTransaction { gateway } } }
  refundLineItems(first: 5) { nodes { quantity restockType restocked subtotalSet ${SHOP_MONEY} totalTaxSet ${SHOP_MONEY} } }
  refundShippingLines(first: 5) { nodes { subtotalAmountSet ${SHOP_MONEY} taxAmountSet ${SHOP_MONEY} } }
  orderAdjustments(first: 5) { nodes { reason amountSet ${SHOP_MONEY} } } }`;

/** Two desks at 100.00, shipping 10.00, 10 % on top: 220.00 + 11.00 = 231.00, paid. */
const TWO_DESKS = { lines: [{ title: "Desk", sku: "A", price: "100.00", quantity: 2 }], shipping: "10.00", paid: true };
const ONE = { lines: [{ sku: "A", quantity: 1 }] };

test("shipping refunded in parts gives its tax back in parts, the last part what is left", async () => {
  const { place, act, refused, read } = await moneyShop();
  const order = await place(TWO_DESKS);
  await act(order, "refund", { shipping: "3.33" });
  expect(await refused(order, "refund", { shipping: "6.68" })).toBe("Shipping can be refunded up to 6.67.");
  await act(order, "refund", { shipping: true });
  // 3.33 of 10.00 with 0.33 of its 1.00 tax; then 6.67 with 0.67.
  expect(await read(order, `${MONEY} totalRefundedShippingSet ${SHOP_MONEY} currentShippingPriceSet ${SHOP_MONEY} ${REFUNDS}`)).toMatchObject({
    ...{ totalRefundedSet: usd("11.0"), currentTotalPriceSet: usd("220.0"), totalRefundedShippingSet: usd("10.0"), currentShippingPriceSet: usd("0.0") },
    refunds: [
      { totalRefundedSet: usd("3.66"), refundShippingLines: { nodes: [{ subtotalAmountSet: usd("3.33"), taxAmountSet: usd("0.33") }] } },
      { totalRefundedSet: usd("7.34"), refundShippingLines: { nodes: [{ subtotalAmountSet: usd("6.67"), taxAmountSet: usd("0.67") }] } },
    ],
  });
});

test("money without goods is a discrepancy in the customer's favour; goods without money in the merchant's", async () => {
  const { place, act, read } = await moneyShop();
  const goodwill = await place(TWO_DESKS);
  await act(goodwill, "refund", { amount: "15.00", note: "Late" });
  expect(await read(goodwill, `${MONEY} ${REFUNDS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PARTIALLY_REFUNDED", totalRefundedSet: usd("15.0"), currentTotalPriceSet: usd("216.0"), totalOutstandingSet: usd("0.0"), refundDiscrepancySet: usd("-15.0") },
    refunds: [{ note: "Late", refundLineItems: { nodes: [] }, orderAdjustments: { nodes: [{ reason: "REFUND_DISCREPANCY", amountSet: usd("-15.0") }] } }],
  });
  const goods = await place(TWO_DESKS);
  await act(goods, "refund", { ...ONE, amount: "0", restock: false, reason: "DAMAGE" });
  expect(await read(goods, `${MONEY} ${REFUNDS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PAID", totalRefundedSet: usd("0.0"), netPaymentSet: usd("231.0"), totalOutstandingSet: usd("0.0"), refundDiscrepancySet: usd("110.0") },
    refunds: [{
      transactions: { nodes: [] },
      refundLineItems: { nodes: [{ quantity: 1, restockType: "NO_RESTOCK", restocked: false, subtotalSet: usd("100.0"), totalTaxSet: usd("10.0") }] },
      orderAdjustments: { nodes: [{ reason: "DAMAGE", amountSet: usd("110.0") }] },
    }],
  });
});

test("more back than the goods cost: the difference is negative", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place(TWO_DESKS);
  await act(order, "refund", { ...ONE, amount: "120.00" });
  // One desk is 110.00: 110 − 120 = −10. Left: 231 − 110 − 10 = 111, and as much is kept.
  expect(await read(order, MONEY)).toMatchObject({ refundDiscrepancySet: usd("-10.0"), currentTotalPriceSet: usd("111.0"), netPaymentSet: usd("111.0"), totalOutstandingSet: usd("0.0") });
});

test("an unpaid order's goods go back without money; a part-paid one's only beyond what is still owed", async () => {
  const { place, act, read } = await moneyShop();
  const unpaid = await place({ ...TWO_DESKS, paid: false });
  await act(unpaid, "refund", ONE);
  expect(await read(unpaid, MONEY)).toMatchObject({ totalRefundedSet: usd("0.0"), currentTotalPriceSet: usd("121.0"), totalOutstandingSet: usd("121.0"), refundDiscrepancySet: usd("0.0") });
  const partly = await place({ ...TWO_DESKS, paid: false, payments: [{ amount: "150.00" }] });
  await act(partly, "refund", ONE);
  // 231 − 110 = 121 is what it is still worth: 150 − 121 = 29 go back.
  expect(await read(partly, MONEY)).toMatchObject({ totalRefundedSet: usd("29.0"), currentTotalPriceSet: usd("121.0"), netPaymentSet: usd("121.0"), totalOutstandingSet: usd("0.0") });
});

test("a refund goes back to what paid: the gift card first, then the card; or to store credit and a bank transfer", async () => {
  const { place, act, read } = await moneyShop();
  const { paid: _paid, ...desks } = TWO_DESKS;
  const order = await place({ ...desks, payments: [{ gateway: "gift_card", amount: "50.00" }, {}] });
  await act(order, "refund", ONE);
  await act(order, "refund", { ...ONE, to: [{ gateway: "store_credit", amount: "60.00" }, { gateway: "Bank Deposit", amount: "50.00" }] });
  const back = (gateway: string, amount: string, parent: string | null) => ({ kind: "REFUND", status: "SUCCESS", gateway, amountSet: usd(amount), parentTransaction: parent === null ? null : { gateway: parent } });
  expect(await read(order, `${MONEY} ${REFUNDS}`)).toMatchObject({
    ...{ totalRefundedSet: usd("220.0"), currentTotalPriceSet: usd("11.0"), totalOutstandingSet: usd("0.0"), displayFinancialStatus: "PARTIALLY_REFUNDED" },
    refunds: [
      { transactions: { nodes: [back("gift_card", "50.0", "gift_card"), back("shopify_payments", "60.0", "shopify_payments")] } },
      { transactions: { nodes: [back("store_credit", "60.0", null), back("Bank Deposit", "50.0", null)] } },
    ],
  });
});

test("no payment gives back more than is left of it, and no order more than it received", async () => {
  const { place, act, refused } = await moneyShop();
  const { paid: _paid, ...desks } = TWO_DESKS;
  const order = await place({ ...desks, payments: [{ gateway: "gift_card", amount: "50.00" }, {}] });
  const giftCard = order.transactions[0]?.id;
  expect(await refused(order, "refund", { to: [{ transactionId: giftCard, amount: "50.01" }] })).toBe(`Refund amount of 50.01 is more than the 50.00 left of payment ${giftCard}.`);
  expect(await refused(order, "refund", { amount: "231.01" })).toMatch(/can be refunded up to 231\.00, not 231\.01\.$/);
  await act(order, "refund");
  expect(await refused(order, "refund", { amount: "0.01" })).toMatch(/can be refunded up to 0\.00, not 0\.01\.$/);
});

async function pendingRefund() {
  const money = await moneyShop();
  const order: PlacedOrder = await money.place(TWO_DESKS);
  await money.act(order, "refund", { ...ONE, pending: true });
  return { ...money, order };
}

test("while a refund is pending its money has not moved; then it has", async () => {
  const { bench, order, act, refused, read } = await pendingRefund();
  expect(await read(order, `${MONEY} ${REFUNDS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PAID", totalRefundedSet: usd("0.0"), netPaymentSet: usd("231.0"), totalOutstandingSet: usd("0.0") },
    refunds: [{
      ...{ totalRefundedSet: usd("0.0"), transactions: { nodes: [{ status: "PENDING", amountSet: usd("110.0") }] } },
      orderAdjustments: { nodes: [{ reason: "PENDING_REFUND_DISCREPANCY", amountSet: usd("110.0") }] },
    }],
  });
  const { body } = await until("refunds/create", () => webhooksOf(bench, "refunds/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ transactions: [{ status: "pending" }], order_adjustments: [{ kind: "pending_refund_discrepancy", amount: "110.00" }] });
  expect(await refused(order, "refund", { amount: "121.01" })).toMatch(/can be refunded up to 121\.00/);
  await act(order, "finish-payment", { status: "SUCCESS" });
  expect(await read(order, `${MONEY} ${REFUNDS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PARTIALLY_REFUNDED", totalRefundedSet: usd("110.0"), currentTotalPriceSet: usd("121.0"), totalOutstandingSet: usd("0.0"), refundDiscrepancySet: usd("0.0") },
    refunds: [{ totalRefundedSet: usd("110.0"), orderAdjustments: { nodes: [] } }],
  });
});

test("a refund that fails leaves the goods back and the merchant owing the money", async () => {
  const { order, act, read } = await pendingRefund();
  await act(order, "finish-payment", { status: "FAILURE" });
  expect(await read(order, `${MONEY} ${REFUNDS}`)).toMatchObject({
    ...{ displayFinancialStatus: "PAID", totalRefundedSet: usd("0.0"), currentTotalPriceSet: usd("121.0"), totalOutstandingSet: usd("-110.0") },
    refunds: [{ transactions: { nodes: [{ status: "FAILURE" }] }, orderAdjustments: { nodes: [] } }],
  });
});

test("each refunded line says what became of its goods, and when the money went", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place({ lines: [{ title: "Desk", sku: "A", price: "100.00" }, { title: "Lamp", sku: "B", price: "40.00" }], paid: true });
  await act(order, "refund", { lines: [{ sku: "A", quantity: 1, restockType: "CANCEL" }, { sku: "B", quantity: 1, restockType: "NO_RESTOCK" }], processedAt: "2026-11-20T09:00:00Z" });
  expect(await read(order, "refunds { processedAt createdAt refundLineItems(first: 5) { nodes { restockType restocked lineItem { sku currentQuantity quantity } } } }")).toEqual({
    refunds: [{
      ...{ processedAt: "2026-11-20T09:00:00Z", createdAt: "2026-11-21T12:00:00Z" },
      refundLineItems: { nodes: [
        { restockType: "CANCEL", restocked: true, lineItem: { sku: "A", currentQuantity: 0, quantity: 1 } },
        { restockType: "NO_RESTOCK", restocked: false, lineItem: { sku: "B", currentQuantity: 0, quantity: 1 } },
      ] },
    }],
  });
});

test("a refund in coins is rounded apart from its amount", async () => {
  const { place, act, read } = await moneyShop();
  // 9.98 + 1.00 = 10.98, paid and given back as 11.00.
  const order = await place({ lines: [{ title: "Pins", sku: "P", price: "9.98" }], payments: [{ gateway: "cash", rounding: "0.02" }] });
  await act(order, "refund", { lines: [{ sku: "P", quantity: 1 }], to: [{ transactionId: order.transactions[0]?.id, amount: "10.98", rounding: "0.02" }] });
  expect(await read(order, `${MONEY} totalCashRoundingAdjustment { paymentSet ${SHOP_MONEY} refundSet ${SHOP_MONEY} }`)).toMatchObject({
    ...{ displayFinancialStatus: "REFUNDED", totalRefundedSet: usd("10.98"), totalOutstandingSet: usd("0.0") },
    totalCashRoundingAdjustment: { paymentSet: usd("0.02"), refundSet: usd("0.02") },
  });
});
