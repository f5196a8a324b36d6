import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

// Two mugs are 29.00, VAT 20 % included: 29.00 ÷ 6 = 4.83. Every figure below was worked out by hand.
const MUG = { sku: "HF-MUG-CRM" };
const MUGS = { lines: [{ ...MUG, quantity: 2 }] };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

async function posted(payment: "paid" | "unpaid") {
  const placed = await merchant.placeOrder({ ...MUGS, payment });
  await world.settle();

  return placed;
}

async function cancelled(placed: Awaited<ReturnType<typeof posted>>) {
  await world.shopify.cancel(placed);
  await world.settle();

  return { page: await merchant.page(placed), documents: await books.documentsOf(numberOf(placed)) };
}

test("unpaid: the invoice is voided, and the order is not posted", async () => {
  const placed = await posted("unpaid");
  const { page, documents } = await cancelled(placed);

  expect(documents).toEqual([expect.stringContaining(`${numberOf(placed)} VOIDED 29`)]);
  expect(page.status).toBe("excluded");
  expect(page.attempts[0]).toMatchObject({ what: `Void invoice ${numberOf(placed)}`, outcome: "done" });
});

test("never approved: the draft is deleted", async () => {
  await merchant.saveSetup({ invoiceStatus: "DRAFT" });
  const placed = await posted("unpaid");
  const { page, documents } = await cancelled(placed);

  expect(documents).toEqual([expect.stringContaining(`${numberOf(placed)} DELETED 29`)]);
  expect(page.status).toBe("excluded");
  await merchant.saveSetup();
});

test("paid, and the money given back: the sale and its reversal stand", async () => {
  const placed = await posted("paid");
  const { page, documents } = await cancelled(placed);

  const number = numberOf(placed);
  expect(page.reasons).toEqual([]);
  expect(documents).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-R1 PAID 29 tax 4.83 open 0`]);
  expect(page.status).toBe("synced");
});

test("unpaid, one mug taken back before: what is left is credited", async () => {
  const placed = await posted("unpaid");
  const number = numberOf(placed);
  await world.shopify.refund(placed, { lines: [{ ...MUG, quantity: 1 }] });
  await world.settle();
  const { page, documents } = await cancelled(placed);

  // The first mug's share of 4.83 is 2.41, the rest 2.42.
  expect(documents).toEqual([
    `${number} PAID 29 tax 4.83 open 0`,
    `${number}-C1 PAID 14.5 tax 2.42 open 0`,
    `${number}-R1 PAID 14.5 tax 2.41 open 0`,
  ]);
  expect(page.status).toBe("excluded");
});

test("in a locked period: the whole is credited on an open day, and the credit settles the invoice", async () => {
  const placed = await posted("unpaid");
  const number = numberOf(placed);
  // Yesterday cannot hold an order of today, so the lock reaches to today.
  const today = new Date().toISOString().slice(0, 10);
  await books.lock(today);
  await merchant.retry(placed);
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
  const { page, documents } = await cancelled(placed);

  expect(documents).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-C1 PAID 29 tax 4.83 open 0`]);
  expect(page.status).toBe("excluded");
  await books.lock(null);
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
});

test("paid by hand in Xero: a person decides", async () => {
  const placed = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
  await world.settle();
  await world.shopify.cancel(placed);
  await world.hear();
  await books.pay(numberOf(placed));
  await world.settle();

  expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} PAID 29 tax 4.83 open 0`]);
  expect((await merchant.page(placed)).status).toBe("attention");
});
