import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

/** Two mugs paid, one of them given back: SH-…-R1 of 14.50. */
async function refunded(): Promise<ShopOrder> {
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "paid" });
  await world.settle();
  await world.shopify.refund(order, { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
  await world.settle();

  return order;
}

async function noteOf(order: ShopOrder) {
  const [note] = await books.creditNotesOf(numberOf(order));
  if (!note) throw new Error(`${order.name} has no credit note.`);

  return note as unknown as { CreditNoteID: string; CreditNoteNumber: string; Reference: string };
}

test("a credit note that nobody touched is not shown as edited", async () => {
  expect((await merchant.page(await refunded())).edits).toEqual([]);
});

test("another reference on a credit note is shown on three sides, left so, and asks nothing", async () => {
  const order = await refunded();
  const { CreditNoteID, CreditNoteNumber } = await noteOf(order);
  await books.post("CreditNotes", { CreditNoteID, Reference: "our reason" });
  await world.advance(10 * 60_000);
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();

  const { edits, status } = await merchant.page(order);
  expect(edits).toMatchObject([
    {
      number: CreditNoteNumber,
      creditNote: true,
      state: "coding",
      rows: [{ field: "Reference", sent: order.name, stands: "our reason", planned: order.name, edited: true, coding: true }],
    },
  ]);
  expect(status).toBe("synced");
  expect((await noteOf(order)).Reference).toBe("our reason");
  // "Push ours" is not offered, and refused where it is asked for all the same.
  expect((await merchant.answer(order, "push", CreditNoteNumber)).error).toContain("never writes over a credit note");
  expect(await merchant.answer(order, "keep", CreditNoteNumber)).toEqual({ error: null });
  await world.settle();
  expect((await merchant.page(order)).edits).toMatchObject([{ state: "kept" }]);
});
