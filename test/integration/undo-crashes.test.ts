import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { BooksKind } from "../../app/ports/write-ledger";
import { dyingWorker, Killed } from "./setting/dying-worker";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Paid in full, two mugs (29.00), before it is posted one is taken off by an edit, so that 14.50 of an invoice over 14.50 is too
// much: an overpayment. A board (39.99) that was not paid is credited by a refund that settles it. Worked out by hand.
const MUG = { sku: "HF-MUG-CRM" };

const WRITES: { kind: BooksKind; write: RegExp }[] = [
  { kind: "PAYMENT_DELETE", write: /^POST .*\/Payments\// },
  { kind: "ALLOCATION_DELETE", write: /^DELETE .*\/CreditNotes\/.*\/Allocations\// },
  { kind: "OVERPAYMENT_DELETE", write: /^POST .*\/BankTransactions/ },
  { kind: "CREDIT_NOTE_VOID", write: /^POST .*\/CreditNotes/ },
  { kind: "INVOICE_VOID", write: /^POST .*\/Invoices/ },
];

/** How long a lane rests after an answer that did not come. */
const REST_MS = 5_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world, { setup: { paymentsAccount: "090" } });
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

const figures = async () => ({
  bank: await books.balanceOf("090"),
  owed: await books.balanceOf("610"),
  sales: await books.balanceOf("200"),
});

/** Two orders that have all kinds of documents between them. */
async function orders(): Promise<ShopOrder[]> {
  const overpaid = await merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "paid" });
  await world.shopify.edit(overpaid, { remove: [{ ...MUG, quantity: 1 }] });
  const credited = await merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "unpaid" });
  await world.settle();
  await world.shopify.refund(credited, { lines: [{ ...MUG, quantity: 1 }] });
  await world.settle();
  const placed = [overpaid, credited];
  for (const each of placed) expect((await merchant.page(each)).reasons).toEqual([]);

  return placed;
}

async function askToUndo(placed: readonly ShopOrder[]): Promise<void> {
  for (const each of placed) await world.app.crossfoot.undoOrder(merchant.shop, (await merchant.page(each)).recordId, "a trial");
}

async function expectAllGone([overpaid, credited]: readonly ShopOrder[], before: Awaited<ReturnType<typeof figures>>): Promise<void> {
  const [first, second] = [overpaid, credited].map((each) => numberOf(each ?? { name: "" }));
  for (const each of [overpaid, credited])
    expect((await merchant.page(each ?? { name: "" })).reasons[0]).toMatch(/: nothing of it is left in Xero\.$/);
  expect(await books.documentsOf(first ?? "")).toEqual([`${first} VOIDED 14.5 tax 2.42 open 0`]);
  expect(await books.documentsOf(second ?? "")).toEqual([
    `${second} VOIDED 29 tax 4.83 open 0`,
    `${second}-R1 VOIDED 14.5 tax 2.41 open 0`,
  ]);
  expect(await figures()).toEqual(before);
}

describe.each(WRITES)("the connection breaks during a $kind", ({ write }) => {
  test.each(["before", "after"] as const)("%s Xero did the work: it is looked for, and goes once", async (when) => {
    const before = await figures();
    const placed = await orders();
    const sent = world.lines.xero.count(write);
    world.lines.xero.cut(write, when);
    await askToUndo(placed);
    await world.settle();
    await world.advance(REST_MS);
    await world.settle();

    await expectAllGone(placed, before);
    // Found gone, it is never sent again.
    expect(world.lines.xero.count(write) - sent).toBe(when === "before" ? 2 : 1);
  });
});

describe.each(WRITES)("the worker is killed around a $kind", ({ kind, write }) => {
  test.each(["stored", "answered"] as const)("%s: the next worker finishes it, and it was sent once", async (point) => {
    const before = await figures();
    const placed = await orders();
    await askToUndo(placed);
    const sent = world.lines.xero.count(write);
    await expect(dyingWorker(world.app.ports, kind, point).turn(books.tenantId)).rejects.toThrow(Killed);
    await world.settle();

    await expectAllGone(placed, before);
    expect(world.lines.xero.count(write) - sent).toBe(1);
  });
});
