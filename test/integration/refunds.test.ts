import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

// Prices of the simulated shop, VAT 20 % included: mug 14.50, oak board 39.99. Every figure below was worked out by hand.
const MUGS = { lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], shipping: "4.95" };

/** How long a lane rests after an answer that did not come. */
const REST_MS = 5_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

describe("a refund becomes a credit note, and the money given back a payment on it", () => {
  test("one of two mugs, after posting", async () => {
    const before = await books.balanceOf("855");
    const placed = await merchant.placeOrder({ ...MUGS, payment: "paid" });
    await world.settle();
    await world.shopify.refund(placed, { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
    await world.settle();

    // 14.50 with 14.50 ÷ 6 = 2.4166 → the first unit's share of 4.83 is 2.41 (Shopify keeps the odd penny for the last unit).
    const [note] = await books.creditNotesOf(numberOf(placed));
    expect(note).toMatchObject({
      CreditNoteNumber: `${numberOf(placed)}-R1`,
      Status: "PAID",
      Total: 14.5,
      TotalTax: 2.41,
      RemainingCredit: 0,
    });
    expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "PAID", Total: 33.95, AmountDue: 0, AmountCredited: 0 });
    expect(await books.balanceOf("855")).toBe(before + 1945);
    const { status, attempts } = await merchant.page(placed);
    expect(status).toBe("synced");
    expect(attempts.map(({ what }) => what)).toContainEqual(expect.stringMatching(/^Record money given back Shopify \d+$/));
  });

  test("all of it before posting: sale, credit note and both movements of money stand in the books", async () => {
    const before = await books.balanceOf("855");
    const placed = await merchant.placeOrder({ ...MUGS, payment: "paid" });
    await world.shopify.refund(placed, {});
    await world.settle();

    expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "PAID", Total: 33.95 });
    expect(await books.creditNotesOf(numberOf(placed))).toMatchObject([{ Status: "PAID", Total: 33.95, TotalTax: 5.66 }]);
    expect(await books.balanceOf("855")).toBe(before);
    expect((await merchant.page(placed)).status).toBe("synced");
  });

  test("two refunds, each its own credit note, and webhooks that come again make none twice", async () => {
    const placed = await merchant.placeOrder({ ...MUGS, payment: "paid" });
    await world.settle();
    await world.shopify.refund(placed, { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
    await world.settle();
    await world.shopify.refund(placed, { shipping: true });
    await world.settle();
    await world.shopify.redeliver(placed, 2);
    await world.settle();

    const notes = await books.creditNotesOf(numberOf(placed));
    expect(notes.map(({ CreditNoteNumber, Total }) => [CreditNoteNumber, Total])).toEqual([
      [`${numberOf(placed)}-R1`, 14.5],
      [`${numberOf(placed)}-R2`, 4.95],
    ]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });

  test("money kept back is a line of its own, and the credit note comes to what was given", async () => {
    const placed = await merchant.placeOrder({ ...MUGS, payment: "paid" });
    await world.settle();
    await world.shopify.refund(placed, { lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], amount: "25.00" });
    await world.settle();

    // Goods 29.00, 25.00 given back: 4.00 kept.
    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await books.creditNotesOf(numberOf(placed))).toMatchObject([{ Total: 25, Status: "PAID" }]);
  });
});

describe.each([
  { kind: "CREDIT_NOTE", write: /^PUT .*\/CreditNotes/ },
  { kind: "REFUND", write: /^PUT .*\/Payments/ },
])("the connection breaks during the write of a $kind", ({ write }) => {
  test.each(["before", "after"] as const)("%s Xero did the work: it stands once, and the order comes to rest", async (when) => {
    const placed = await merchant.placeOrder({ ...MUGS, payment: "paid" });
    await world.settle();
    await world.shopify.refund(placed, {});
    await world.hear();
    world.lines.xero.cut(write, when);
    await world.app.worker.turn(books.tenantId);
    expect((await merchant.page(placed)).status).toBe("pending");

    await world.advance(REST_MS);
    await world.settle();
    expect(await books.creditNotesOf(numberOf(placed))).toMatchObject([{ Total: 33.95, Status: "PAID" }]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });
});

describe("goods taken back from an order nobody paid", () => {
  test("the credit settles what the invoice asked for those goods", async () => {
    const placed = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
    await world.settle();
    await world.shopify.refund(placed, { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
    await world.settle();

    expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "AUTHORISED", Total: 33.95, AmountDue: 19.45, AmountPaid: 0 });
    expect(await books.creditNotesOf(numberOf(placed))).toMatchObject([{ Total: 14.5, Status: "PAID", RemainingCredit: 0 }]);
    expect((await merchant.page(placed)).status).toBe("synced");
  });
});
