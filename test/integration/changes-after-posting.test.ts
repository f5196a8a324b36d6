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
    expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-A1 AUTHORISED 14.5 tax 2.42 open 14.5`]);
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
    expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-C1 AUTHORISED 14.5 tax 2.41 open 14.5`]);

    await world.shopify.refund(placed, { amount: "14.50" });
    await world.settle();
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-C1 PAID 14.5 tax 2.41 open 0`]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });
});
