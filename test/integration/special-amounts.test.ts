import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { SetupValues } from "../../app/use-cases/views";
import { BRITISH_SETUP, Merchant, numberOf } from "./setting/merchant";
import type { NewOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// A mug is 14.50, VAT 20 % included; two are 29.00 with 29.00 ÷ 6 = 4.83. Every figure below was worked out by hand.
// Balances are debit less credit, in pence: what is owed or earned is negative.
const MUGS = { lines: [{ sku: "HF-MUG-CRM", quantity: 2 }] };
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };
const VAT = [{ title: "UK VAT", rate: "0.2" }];

const world = await World.start(afterAll);
const merchant = await Merchant.open(world);
await merchant.connect();
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

const withAccounts = (accounts: Partial<SetupValues["accounts"]>) => ({ accounts: { ...BRITISH_SETUP.accounts, ...accounts } });

async function post(order: NewOrder) {
  const placed = await merchant.placeOrder({ payment: "paid", ...order });
  await world.settle();

  return placed;
}

/** What an order moves on accounts, by code. */
async function moved(codes: readonly string[], order: NewOrder) {
  const balances = () => Promise.all(codes.map((code) => books.balanceOf(code)));
  const before = await balances();
  const placed = await post(order);
  const after = await balances();

  return {
    placed,
    page: await merchant.page(placed),
    by: Object.fromEntries(codes.map((code, index) => [code, (after[index] ?? 0) - (before[index] ?? 0)])),
  };
}

test("a new merchant is proposed the accounts that the organisation has, and its rate outside the VAT", async () => {
  const setup = await world.app.crossfoot.setup(merchant.shop);

  expect(setup?.values.accounts).toEqual({
    giftCards: "877",
    storeCredit: "877",
    tips: "840",
    fees: "200",
    duties: "",
    refundDiscrepancies: "200",
    rounding: "860",
    discounts: "200",
    marketplaceTax: "",
    taxLiability: "",
  });
  // Payments must be enabled on it; Xero's own accounts, but for the one for pennies, are nobody's to choose.
  expect(setup?.specialAmounts.giftCards.accounts).toEqual([{ code: "877", name: "Gift Card Liability" }]);
  expect(setup?.specialAmounts.rounding.accounts.map(({ code }) => code)).toContain("860");
  expect(setup?.specialAmounts.tips.accounts.map(({ code }) => code)).toEqual(["200", "210", "260", "270", "840", "877"]);
  await merchant.saveSetup();
  expect((await merchant.connection()).profile).toMatchObject({
    untaxedRates: { notASale: "NONE" },
    ratePercentages: { OUTPUT2: "20", NONE: "0" },
  });
});

test("an order with a tip is held, leads to the field that mends it, and is posted by itself when that is saved", async () => {
  const placed = await post({ ...MUGS, tip: "3.00" });
  const held = await merchant.page(placed);
  expect(held).toMatchObject({ status: "attention", fix: "settings", fixField: "accounts.tips", invoice: null });
  expect(held.reasons).toEqual(["No account is chosen for tips. Choose one in Settings; the order is then posted by itself."]);
  expect((await world.app.crossfoot.setup(merchant.shop))?.specialAmounts.tips.orders).toBe(1);

  await books.addAccount({ Code: "841", Name: "Staff gratuities", Type: "CURRLIAB" });
  await merchant.saveSetup(withAccounts({ tips: "841" }));
  await world.settle();

  expect((await merchant.page(placed)).status).toBe("synced");
  // 29.00 + 3.00; no VAT on the tip.
  expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "PAID", Total: 32, TotalTax: 4.83, AmountDue: 0 });
  expect(await books.balanceOf("841")).toBe(-300);
  // Held no more, and still among the recent orders.
  expect((await world.app.crossfoot.setup(merchant.shop))?.specialAmounts.tips.orders).toBe(1);
});

test("a gift card sold is money owed, not income; redeemed, it pays with that debt", async () => {
  await merchant.saveSetup(withAccounts({ giftCards: "877" }));
  const sold = await moved(["200", "855", "877"], { lines: [{ title: "Gift card", price: "25.00", giftCard: true }] });
  expect(sold.by).toEqual({ "200": 0, "855": 2500, "877": -2500 });
  expect(sold.page.status).toBe("synced");
  expect(await books.invoice(numberOf(sold.placed))).toMatchObject({ Total: 25, TotalTax: 0, AmountDue: 0 });

  // 14.50 with 2.42 VAT: 12.08 is income. 10.00 by the card, 4.50 in money.
  const used = await moved(["200", "855", "877"], {
    ...MUG,
    payments: [{ gateway: "gift_card", amount: "10.00" }, { gateway: "shopify_payments" }],
  });
  expect(used.by).toEqual({ "200": -1208, "855": 450, "877": 1000 });
  expect(used.page.status).toBe("synced");
  expect((await books.paymentsOf(numberOf(used.placed))).map(({ Amount, Account }) => [Account.Code, Amount]).sort()).toEqual([
    ["855", 4.5],
    ["877", 10],
  ]);
});

test("a fee with its own VAT, and a duty without any, go to the accounts chosen for them", async () => {
  await books.addAccount({ Code: "265", Name: "Handling fees", Type: "REVENUE" });
  await books.addAccount({ Code: "825", Name: "Customs duties", Type: "CURRLIAB" });
  await merchant.saveSetup(withAccounts({ fees: "265", duties: "825" }));

  // 2.50 ÷ 6 = 0.4167 → 0.42 VAT; 2.08 is income. 29.00 + 2.50; 4.83 + 0.42.
  const fee = await moved(["265"], { ...MUGS, fees: [{ name: "Handling", amount: "2.50", taxes: VAT }] });
  expect(fee.page.reasons).toEqual([]);
  expect(fee.by).toEqual({ "265": -208 });
  expect(await books.invoice(numberOf(fee.placed))).toMatchObject({ Status: "PAID", Total: 31.5, TotalTax: 5.25 });

  // A tax that only a fee has is offered like any other: an order must not wait for a choice that nobody can make.
  await post({ ...MUGS, fees: [{ name: "Eco levy", amount: "1.00", taxes: [{ title: "Levy VAT", rate: "0.05" }] }] });
  expect((await world.app.crossfoot.setup(merchant.shop))?.taxesInUse).toContainEqual({
    key: "Levy VAT 5%",
    label: "Levy VAT 5%",
    percent: "5",
    orders: 1,
  });

  // 14.50 + 6.00.
  const duty = await moved(["825"], { lines: [{ sku: "HF-MUG-CRM", duties: [{ amount: "6.00" }] }] });
  expect(duty.page.reasons).toEqual([]);
  expect(duty.by).toEqual({ "825": -600 });
  expect(await books.invoice(numberOf(duty.placed))).toMatchObject({ Status: "PAID", Total: 20.5, TotalTax: 2.42 });
});

test("a tax that recent orders do not show is offered as long as it holds an order", async () => {
  // Of each recent order only the first lines are read.
  const rare = { sku: "HF-MUG-CRM", taxes: [{ title: "Reduced VAT", rate: "0.05" }] };
  const placed = await post({ lines: [...Array.from({ length: 5 }, () => ({ sku: "HF-MUG-CRM" })), rare] });
  expect(await merchant.page(placed)).toMatchObject({ status: "attention", fix: "settings", fixField: "taxRates.Reduced VAT 5%" });
  const offered = (await world.app.crossfoot.setup(merchant.shop))?.taxesInUse;
  expect(offered).toContainEqual({ key: "Reduced VAT 5%", label: "Reduced VAT 5%", percent: "5", orders: 1 });

  await merchant.saveSetup({ taxRates: { ...BRITISH_SETUP.taxRates, "Reduced VAT 5%": "RROUTPUT" } });
  await world.settle();
  // 6 × 14.50. VAT inside: 5 × 2.42 (14.50 ÷ 6 = 2.4167), and 14.50 × 5 ÷ 105 = 0.6905 → 0.69.
  expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "PAID", Total: 87, TotalTax: 12.79 });
});

test("a discount as a line of its own lowers another account than sales", async () => {
  await merchant.saveSetup({ ...withAccounts({ discounts: "260" }), discountDisplay: "line" });

  // 10 % of 29.00 is 2.90, with 2.90 ÷ 6 = 0.48 VAT: 2.42 net. 26.10 ÷ 6 = 4.35 VAT; sales 29.00 − (4.35 + 0.48) = 24.17.
  const { by, page, placed } = await moved(["200", "260"], { ...MUGS, discountPercent: "10" });
  expect(page.reasons).toEqual([]);
  expect(by).toEqual({ "200": -2417, "260": 242 });
  expect(page.lines.map(({ amount }) => amount.amount)).toEqual(["29.00", "-2.90"]);
  expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "PAID", Total: 26.1, TotalTax: 4.35 });
});

describe("payments by provider", () => {
  test("providers seen on recent orders are offered, gift cards are not; one with an account of its own is booked there", async () => {
    await merchant.saveSetup();
    await post({ ...MUG, payments: [{ gateway: "paypal" }] });
    const setup = await world.app.crossfoot.setup(merchant.shop);
    expect(setup?.gateways.map(({ gateway, name }) => [gateway, name])).toEqual([
      ["shopify_payments", "Shopify Payments"],
      ["paypal", "PayPal Express Checkout"],
    ]);

    await merchant.saveSetup({ gatewayAccounts: { paypal: "090" } });
    const { by } = await moved(["090", "855"], { ...MUG, payments: [{ gateway: "paypal" }] });
    expect(by).toEqual({ "090": 1450, "855": 0 });
    expect((await moved(["090", "855"], MUG)).by).toEqual({ "090": 0, "855": 1450 });
  });
});

test("invoices dated when paid: an unpaid order waits and says so, and is posted once the money is there", async () => {
  await merchant.saveSetup({ datePolicy: "paid" });
  const placed = await post({ ...MUGS, payment: "unpaid" });
  expect(await merchant.page(placed)).toMatchObject({
    status: "pending",
    invoice: null,
    reasons: ["Your settings have orders posted once they are paid in full; this one is not yet."],
  });

  await world.shopify.pay(placed);
  await world.settle();
  expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "PAID", Total: 29 });
  expect((await merchant.page(placed)).status).toBe("synced");
});

describe("what is refused says so at its field, and nothing is saved", () => {
  const refused = async (changes: Partial<SetupValues>) =>
    (await world.app.crossfoot.saveSetup(merchant.shop, { ...BRITISH_SETUP, ...changes })).errors;

  test.each([
    ["gift cards on an account that takes no payments", withAccounts({ giftCards: "840" }), "accounts.giftCards"],
    [
      "discounts as lines without an account",
      { ...withAccounts({ discounts: "" }), discountDisplay: "line" as const },
      "accounts.discounts",
    ],
    ["a provider on an income account", { gatewayAccounts: { paypal: "200" } }, "gatewayAccounts.paypal"],
  ])("%s", async (_, changes, field) => {
    const before = (await merchant.connection()).profile;

    expect(Object.keys(await refused(changes))).toEqual([field]);
    expect((await merchant.connection()).profile).toEqual(before);
  });
});
