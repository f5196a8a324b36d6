import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { BRITISH_SETUP, Merchant, numberOf } from "./setting/merchant";
import type { NewOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Prices of the simulated shop, VAT included: mug 14.50, oak board 39.99, apron 38.00. Every figure below was worked out by hand.
const MUGS = { lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], shipping: "4.95" };
const BOARD_AND_APRONS = [{ sku: "FW-BRD-OAK" }, { sku: "HF-APR-IND", quantity: 2 }];

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

async function post(order: NewOrder) {
  const placed = await merchant.placeOrder(order);
  await world.settle();

  return placed;
}

describe("amounts", () => {
  const cases: { name: string; order: NewOrder; total: number; tax: number }[] = [
    // 2 × 14.50 + 4.95. VAT inside: 29.00 ÷ 6 = 4.833 → 4.83; 4.95 ÷ 6 = 0.825 → 0.83.
    { name: "tax inside the prices", order: MUGS, total: 33.95, tax: 5.66 },
    // Goods 144.99, 10 % = 14.50, spread 4.00 + 7.60 + 2.90: 35.99 + 68.40 + 26.10 + 4.95. VAT 6.00 + 11.40 + 4.35 + 0.83.
    {
      name: "a discount that does not divide evenly",
      order: { lines: [...BOARD_AND_APRONS, ...MUGS.lines], discountPercent: "10", shipping: "4.95" },
      total: 135.44,
      tax: 22.58,
    },
    // 39.99 + 76.00 + 4.95 = 120.94. VAT on top: 7.998 → 8.00, 15.20, 0.99.
    {
      name: "tax on top of the prices",
      order: { lines: BOARD_AND_APRONS, shipping: "4.95", taxesIncluded: false },
      total: 145.13,
      tax: 24.19,
    },
  ];

  test.each(cases)("paid, $name: invoice and payment are exact, and nothing is left to pay", async ({ order, total, tax }) => {
    const placed = await post({ ...order, payment: "paid" });

    expect(await books.invoice(numberOf(placed))).toMatchObject({
      Status: "PAID",
      Total: total,
      TotalTax: tax,
      AmountDue: 0,
      Reference: placed.name,
    });
    const [transaction] = placed.transactions;
    expect(await books.paymentsOf(numberOf(placed))).toMatchObject([
      { Amount: total, Reference: `Shopify ${transaction?.id}`, Account: { Code: "855" } },
    ]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });

  test("the app's page shows both sides without a difference", async () => {
    const placed = await post({ ...MUGS, payment: "paid" });

    const { comparison } = await merchant.page(placed);
    expect(comparison.map(({ what, shop, books: inXero, difference }) => [what, shop.amount, inXero?.amount, difference?.amount])).toEqual([
      ["Total", "33.95", "33.95", "0.00"],
      ["Tax", "5.66", "5.66", "0.00"],
      ["Paid", "33.95", "33.95", "0.00"],
      ["Still to pay", "0.00", "0.00", "0.00"],
    ]);
  });
});

describe("payments follow the money", () => {
  test("an unpaid order is an invoice that is due in fourteen days, without a payment", async () => {
    const placed = await post({ ...MUGS, payment: "unpaid" });

    expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "AUTHORISED", AmountDue: 33.95 });
    expect(await books.paymentsOf(numberOf(placed))).toEqual([]);
  });

  test("an authorised card is no payment; its capture is one", async () => {
    const placed = await post({ ...MUGS, payment: "authorised" });
    expect(await books.paymentsOf(numberOf(placed))).toEqual([]);

    await world.shopify.pay(placed);
    await world.settle();
    expect(await books.paymentsOf(numberOf(placed))).toMatchObject([{ Amount: 33.95 }]);
    expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "PAID", AmountDue: 0 });
  });
});

test("what is in step is left alone: looking again, and sweeping again, writes nothing", async () => {
  const placed = await post({ ...MUGS, payment: "paid" });
  const before = await world.xero.writes();

  await merchant.retry(placed);
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();

  expect((await world.xero.writes()) - before).toBe(0);
  expect((await merchant.page(placed)).status).toBe("synced");
});

describe("contacts", () => {
  const customer = { firstName: "Nora", lastName: "Quill", email: "nora.quill@example.com" };

  test("two orders of one customer, placed at once, share one contact", async () => {
    const placed = await Promise.all([1, 2].map(() => merchant.placeOrder({ ...MUGS, customer, payment: "paid" })));
    await world.settle();

    const contacts = (await books.contacts()).filter(({ Name }) => Name === "Nora Quill");
    expect(contacts).toMatchObject([{ EmailAddress: customer.email, ContactNumber: expect.stringMatching(/^Shopify \d+$/) }]);
    for (const order of placed) expect((await books.invoice(numberOf(order))).Contact.ContactID).toBe(contacts[0]?.ContactID);
  });

  test("a contact that stands in Xero under the same e-mail address is used, not doubled", async () => {
    const standing = await books.addContact({ Name: "Idris Vale (trade)", EmailAddress: "idris.vale@example.com" });

    const placed = await post({
      ...MUGS,
      customer: { firstName: "Idris", lastName: "Vale", email: "idris.vale@example.com" },
      payment: "paid",
    });

    expect((await books.invoice(numberOf(placed))).Contact.ContactID).toBe(standing);
    expect((await books.contacts()).filter(({ EmailAddress }) => EmailAddress === "idris.vale@example.com")).toHaveLength(1);
  });
});

describe("what cannot be posted yet", () => {
  test("an unmapped tax holds the order and names the tax; the mapping releases it", async () => {
    // 2 × 14.50 net, 5 % on top: 1.45.
    const placed = await post({
      lines: MUGS.lines,
      taxesIncluded: false,
      taxes: [{ title: "Reduced VAT", rate: "0.05" }],
      payment: "paid",
    });
    const held = await merchant.page(placed);
    expect(held).toMatchObject({ status: "attention", fix: "settings", invoice: null });
    expect(held.reasons).toEqual([
      "No Xero tax rate is chosen for “Reduced VAT 5%”. Choose one in Settings; the order is then posted by itself.",
    ]);

    await merchant.saveSetup({ taxRates: { ...BRITISH_SETUP.taxRates, "Reduced VAT 5%": "RROUTPUT" } });
    await world.settle();

    expect((await merchant.page(placed)).status).toBe("synced");
    expect(await books.invoice(numberOf(placed))).toMatchObject({ Total: 30.45, TotalTax: 1.45, AmountDue: 0 });
  });

  test("a tax rate that comes to something else cannot be chosen", async () => {
    await post({ lines: MUGS.lines, taxesIncluded: false, taxes: [{ title: "Eco levy", rate: "0.07" }], payment: "paid" });

    const setup = { ...BRITISH_SETUP, taxRates: { ...BRITISH_SETUP.taxRates, "Eco levy 7%": "OUTPUT2" } };
    const { errors } = await world.app.crossfoot.saveSetup(merchant.shop, setup);

    expect(errors.taxRates).toBe("“Eco levy 7%” is 7% in the shop, but 20% (VAT on Income) is 20% in Xero.");
  });

  test("an order that was placed before the chosen day is left out, and says so", async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await merchant.saveSetup({ ordersFrom: daysAgo(5).slice(0, 10) });

    const placed = await post({ ...MUGS, payment: "paid", createdAt: daysAgo(10) });

    expect(await merchant.page(placed)).toMatchObject({
      status: "excluded",
      reasons: ["The order was placed before the day from which Crossfoot posts orders (see Settings)."],
    });
    expect((await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(numberOf(placed));
  });
});
