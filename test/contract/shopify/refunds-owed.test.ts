import { expect, test } from "vitest";
import { moneyShop, SHOP_MONEY, usd, type MoneyShop, type PlacedOrder } from "./money-shop";

const MONEY = `displayFinancialStatus totalRefundedSet ${SHOP_MONEY} totalOutstandingSet ${SHOP_MONEY} refundDiscrepancySet ${SHOP_MONEY} currentTotalPriceSet ${SHOP_MONEY}
  agreements(first: 9) { nodes { sales(first: 9) { nodes { totalAmount ${SHOP_MONEY} } } } }`;
/** Two desks at 100.00, shipping 10.00, 10 % on top: 220.00 + 11.00 = 231.00, paid. One desk is 110.00. */
const TWO_DESKS = { lines: [{ title: "Desk", sku: "A", price: "100.00", quantity: 2 }], shipping: "10.00", paid: true };
const ONE = { lines: [{ sku: "A", quantity: 1 }] };

/** What can leave the merchant owing one desk, 110.00, with 121.00 left of the order. */
const DEBTS: readonly { readonly name: string; incur(shop: MoneyShop, order: PlacedOrder): Promise<unknown> }[] = [
  { name: "an edit that took a desk off", incur: ({ act }, order) => act(order, "edit", { remove: ONE.lines }) },
  {
    name: "a return processed without money",
    incur: async ({ act }, order) => {
      await act(order, "fulfil");
      await act(order, "return", ONE);
      await act(order, "returns/R1/process", { refund: false });
    },
  },
  {
    name: "a refund that failed",
    incur: async ({ act }, order) => {
      await act(order, "refund", { ...ONE, pending: true });
      await act(order, "finish-payment", { status: "FAILURE" });
    },
  },
];

for (const { name, incur } of DEBTS) {
  test(`paying back what is owed settles it and is no discrepancy: ${name}`, async () => {
    const shop = await moneyShop();
    const order = await shop.place(TWO_DESKS);
    await incur(shop, order);
    expect(await shop.read(order, MONEY)).toMatchObject({ currentTotalPriceSet: usd("121.0"), totalOutstandingSet: usd("-110.0"), totalRefundedSet: usd("0.0") });
    await shop.act(order, "refund", { amount: "110.00" });
    expect(await shop.read(order, MONEY)).toMatchObject({ currentTotalPriceSet: usd("121.0"), totalOutstandingSet: usd("0.0"), refundDiscrepancySet: usd("0.0") });
    // Goodwill begins only now: 121 − 5.
    await shop.act(order, "refund", { amount: "5.00" });
    expect(await shop.read(order, MONEY)).toMatchObject({ currentTotalPriceSet: usd("116.0"), totalOutstandingSet: usd("0.0"), refundDiscrepancySet: usd("-5.0") });
  });
}

test("an order cancelled with the refund left for later is settled by the money alone", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place(TWO_DESKS);
  await act(order, "cancel", { refund: false });
  await act(order, "refund", { amount: "231.00" });
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "REFUNDED", currentTotalPriceSet: usd("0.0"), totalOutstandingSet: usd("0.0"), refundDiscrepancySet: usd("0.0") });
});

test("the whole order back is all that is owed, with what an edit had left owing", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place(TWO_DESKS);
  await act(order, "edit", { remove: ONE.lines });
  await act(order, "refund");
  expect(await read(order, MONEY)).toMatchObject({ displayFinancialStatus: "REFUNDED", totalRefundedSet: usd("231.0"), currentTotalPriceSet: usd("0.0"), totalOutstandingSet: usd("0.0") });
  const emptied = await place({ ...TWO_DESKS, shipping: "0" });
  await act(emptied, "edit", { remove: [{ sku: "A" }] });
  await act(emptied, "cancel");
  // Nothing is left of the goods; the 220.00 paid for them go back all the same.
  expect(await read(emptied, MONEY)).toMatchObject({ displayFinancialStatus: "REFUNDED", totalRefundedSet: usd("220.0"), currentTotalPriceSet: usd("0.0"), totalOutstandingSet: usd("0.0") });
});

test("goods that come back after goodwill bring no more than is left of the payment", async () => {
  const { place, act, read } = await moneyShop();
  const order = await place(TWO_DESKS);
  await act(order, "refund", { amount: "20.00" });
  await act(order, "refund");
  // 231 − 20 = 211 go back; the goods are worth 231: −20 + 20 = 0.
  expect(await read(order, MONEY)).toMatchObject({
    ...{ displayFinancialStatus: "REFUNDED", totalRefundedSet: usd("231.0"), currentTotalPriceSet: usd("0.0"), totalOutstandingSet: usd("0.0"), refundDiscrepancySet: usd("0.0") },
    agreements: { nodes: [
      { sales: { nodes: [{ totalAmount: usd("220.0") }, { totalAmount: usd("11.0") }] } },
      { sales: { nodes: [{ totalAmount: usd("-20.0") }] } },
      { sales: { nodes: [{ totalAmount: usd("-220.0") }, { totalAmount: usd("-11.0") }, { totalAmount: usd("20.0") }] } },
    ] },
  });
});

test("a line named twice in one refund comes back to the penny, and no more units than there are", async () => {
  const { place, act, refused, read } = await moneyShop();
  const order = await place({ lines: [{ title: "Pin", sku: "P", price: "0.33", quantity: 3 }], paid: true });
  const parts = (first: number, second: number) => ({ lines: [{ sku: "P", quantity: first }, { sku: "P", quantity: second, restockType: "NO_RESTOCK" }] });
  expect(await refused(order, "refund", parts(2, 2))).toBe("Pin: 1 can still be refunded, not 2.");
  await act(order, "refund", parts(1, 2));
  // 0.99 + 0.10 tax: one unit 0.33 + 0.03, the two after it 0.66 + 0.07.
  expect(await read(order, `totalRefundedSet ${SHOP_MONEY} currentTotalPriceSet ${SHOP_MONEY} refunds { refundLineItems(first: 2) { nodes { subtotalSet ${SHOP_MONEY} totalTaxSet ${SHOP_MONEY} } } }`)).toMatchObject({
    ...{ totalRefundedSet: usd("1.09"), currentTotalPriceSet: usd("0.0") },
    refunds: [{ refundLineItems: { nodes: [{ subtotalSet: usd("0.33"), totalTaxSet: usd("0.03") }, { subtotalSet: usd("0.66"), totalTaxSet: usd("0.07") }] } }],
  });
});

test("no transfer of a refund is negative, whatever their sum", async () => {
  const { place, refused } = await moneyShop();
  const order = await place(TWO_DESKS);
  expect(await refused(order, "refund", { to: [{ gateway: "store_credit", amount: "30.00" }, { gateway: "Bank", amount: "-10.00" }] })).toBe("Refund amounts cannot be negative.");
});
