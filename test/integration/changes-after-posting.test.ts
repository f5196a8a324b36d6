import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

// Prices of the simulated shop, VAT 20 % included: mug 14.50 (VAT 2.42), two mugs 29.00 (4.83), three 43.50 (7.25).
// Every figure below was worked out by hand.
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

describe("an unpaid invoice is changed in place", () => {
  test("a mug more", async () => {
    const placed = await posted("unpaid");
    await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
    await world.settle();

    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} AUTHORISED 43.5 tax 7.25 open 43.5`]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });

  test("a mug fewer, then paid", async () => {
    const placed = await posted("unpaid");
    await world.shopify.edit(placed, { remove: [{ ...MUG, quantity: 1 }] });
    await world.settle();
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} AUTHORISED 14.5 tax 2.42 open 14.5`]);
    await world.shopify.pay(placed);
    await world.settle();
    expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} PAID 14.5 tax 2.42 open 0`]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });
});

describe("a paid invoice stays, and the difference is a document of its own", () => {
  test("a mug more is a supplement, which the next payment pays", async () => {
    const placed = await posted("paid");
    await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
    await world.settle();
    const number = numberOf(placed);
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.documentsOf(number)).toEqual([
      `${number} PAID 29 tax 4.83 open 0`,
      `${number}-A1 AUTHORISED 14.5 tax 2.42 open 14.5`,
    ]);
    expect((await merchant.page(placed)).status).toBe("synced");

    await world.shopify.pay(placed);
    await world.settle();
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-A1 PAID 14.5 tax 2.42 open 0`]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });

  test("a mug fewer is a correction, and the money given back stands on it", async () => {
    const placed = await posted("paid");
    await world.shopify.edit(placed, { remove: [{ ...MUG, quantity: 1 }] });
    await world.settle();
    const number = numberOf(placed);
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.documentsOf(number)).toEqual([
      `${number} PAID 29 tax 4.83 open 0`,
      `${number}-C1 AUTHORISED 14.5 tax 2.41 open 14.5`,
    ]);

    await world.shopify.refund(placed, { amount: "14.50" });
    await world.settle();
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-C1 PAID 14.5 tax 2.41 open 0`]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });
});

describe("what a person did in Xero stands", () => {
  test("an invoice that was edited there is not overwritten by an edit in Shopify", async () => {
    const placed = await posted("unpaid");
    const number = numberOf(placed);
    await books.editLines(number, [{ Description: "Two mugs, by arrangement", UnitAmount: 25, AccountCode: "200" }]);
    await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
    await world.settle();

    // 25.00 ÷ 6 = 4.17
    expect(await books.documentsOf(number)).toEqual([`${number} AUTHORISED 25 tax 4.17 open 25`]);
    const { status, reasons } = await merchant.page(placed);
    expect(status).toBe("attention");
    expect(reasons).toEqual([
      expect.stringContaining(`Invoice ${number} stands at 25.00 (tax 4.17) in Xero, the order at 43.50 (tax 7.25).`),
    ]);
  });

  test("nor one that was edited a moment before ours, of which no webhook has come yet", async () => {
    const placed = await posted("unpaid");
    const number = numberOf(placed);
    await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
    await world.hear();
    await books.editLines(number, [{ Description: "Two mugs, by arrangement", UnitAmount: 25, AccountCode: "200" }]);
    await world.app.worker.turn(books.tenantId);

    expect(await books.documentsOf(number)).toEqual([`${number} AUTHORISED 25 tax 4.17 open 25`]);
    expect((await merchant.page(placed)).reasons).toEqual([expect.stringContaining("was changed in Xero a moment ago")]);
    await world.settle();
    expect((await merchant.page(placed)).reasons).toEqual([expect.stringContaining("stands at 25.00 (tax 4.17) in Xero")]);
  });

  test("other words on a line are a person's edit too", async () => {
    const placed = await posted("unpaid");
    const number = numberOf(placed);
    await books.editLines(number, [{ Description: "Two cream mugs, as agreed", UnitAmount: 29, AccountCode: "200" }]);
    await world.settle();
    expect((await merchant.page(placed)).reasons).toEqual([expect.stringContaining("Edited in Xero: description")]);
    await world.shopify.edit(placed, { remove: [{ ...MUG, quantity: 1 }] });
    await world.settle();

    expect(await books.documentsOf(number)).toEqual([`${number} AUTHORISED 29 tax 4.83 open 29`]);
    expect((await merchant.page(placed)).status).toBe("attention");
  });

  test("a supplement that a person voided is not made again", async () => {
    const placed = await posted("paid");
    const number = numberOf(placed);
    await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
    await world.settle();
    await books.void(`${number}-A1`);
    await world.settle();

    expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, expect.stringContaining(`${number}-A1 VOIDED`)]);
    expect((await merchant.page(placed)).reasons).toEqual([expect.stringContaining(`Invoice ${number}-A1 was voided in Xero.`)]);
  });
});

test("edited twice: each change is a document of its own, and all of them tie out", async () => {
  const placed = await posted("paid");
  const number = numberOf(placed);
  await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 4 }] });
  await world.settle();
  await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
  await world.settle();

  // Shopify lists the added mugs apart: 29.00 more, 4.83 of it VAT. Then one of them goes: 2.42 is left of that 4.83, so 2.41
  // comes off. The credit settles half of the supplement.
  expect((await merchant.page(placed)).reasons).toEqual([]);
  expect(await books.documentsOf(number)).toEqual([
    `${number} PAID 29 tax 4.83 open 0`,
    `${number}-A1 AUTHORISED 29 tax 4.83 open 14.5`,
    `${number}-C1 PAID 14.5 tax 2.41 open 0`,
  ]);
  await world.shopify.pay(placed);
  await world.settle();
  expect((await merchant.page(placed)).reasons).toEqual([]);
  expect(await books.documentsOf(number)).toEqual([
    `${number} PAID 29 tax 4.83 open 0`,
    `${number}-A1 PAID 29 tax 4.83 open 0`,
    `${number}-C1 PAID 14.5 tax 2.41 open 0`,
  ]);
  expect((await merchant.page(placed)).status).toBe("synced");
});

test("a bookkeeper who records the supplement's payment in Xero has the order marked paid", async () => {
  const placed = await posted("paid");
  const number = numberOf(placed);
  await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
  await world.settle();
  await books.pay(`${number}-A1`);
  await world.settle();

  expect((await merchant.page(placed)).reasons).toEqual([]);
  expect((await world.shopify.order(placed)).outstanding).toBe("0.00");
  expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-A1 PAID 14.5 tax 2.42 open 0`]);
});

test("other settings alone change no document", async () => {
  const placed = await posted("unpaid");
  const changes = await world.xero.changes();
  await merchant.saveSetup({ salesAccount: "260", discountDisplay: "net" });
  await merchant.retry(placed);
  await world.settle();

  expect(await world.xero.changes()).toBe(changes);
  expect((await merchant.page(placed)).status).toBe("synced");
  await merchant.saveSetup();
});
