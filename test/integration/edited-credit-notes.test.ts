import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { OrderId } from "../../app/domain/ids";
import { noteFingerprint } from "../../app/domain/edits/edited-note";
import type { Instant } from "../../app/domain/instant";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

const AT = "2026-11-21T10:00:00Z" as Instant;

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

test("Retry reads the credit note again too, not the invoice alone", async () => {
  const order = await refunded();
  const { CreditNoteID } = await noteOf(order);
  const { InvoiceID } = await books.invoice(numberOf(order));
  await world.app.crossfoot.retryOrder(merchant.shop, (await merchant.page(order)).recordId);
  const stale = await world.app.ports.links.stale((await merchant.connection()).id, 10);
  expect(stale.map(({ document }) => document.id).sort()).toEqual([CreditNoteID, InvoiceID].sort());
  await world.settle();
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
  // The money was given back on it: "Push ours" is not offered, and refused where it is asked for all the same.
  expect((await merchant.answer(order, "push", CreditNoteNumber)).error).toBe(
    `Credit note ${CreditNoteNumber} is set against an invoice or paid out, and Xero lets nobody change it then. ` +
      "Take that off it in Xero and push again, or keep theirs.",
  );
  expect(await merchant.answer(order, "keep", CreditNoteNumber)).toEqual({ error: null });
  await world.settle();
  expect((await merchant.page(order)).edits).toMatchObject([{ state: "kept" }]);
});

/** A bookkeeper takes the money given back off the credit note, and makes 10.00 of its 14.50. */
async function editedByHand(order: ShopOrder): Promise<string> {
  const { CreditNoteNumber } = await noteOf(order);
  await books.editCreditNote(CreditNoteNumber, 10);
  await world.advance(10 * 60_000);
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();

  return CreditNoteNumber;
}

test.each([
  { how: "and its answer comes", cut: false },
  { how: "and its answer is lost", cut: true },
])("ours is pushed over an edit of a credit note that is not used yet, $how: once", async ({ cut }) => {
  const order = await refunded();
  const [{ Total, TotalTax } = { Total: 0, TotalTax: 0 }] = await books.creditNotesOf(numberOf(order));
  const sent = { Total, TotalTax };
  expect(sent).toEqual({ Total: 14.5, TotalTax: 2.41 });
  const number = await editedByHand(order);
  expect(await merchant.page(order)).toMatchObject({
    status: "attention",
    edits: [
      {
        number,
        state: "asks",
        pushObstacle: null,
        rows: expect.arrayContaining([expect.objectContaining({ field: "Total" })]) as unknown,
      },
    ],
  });
  const pushed = () => world.lines.xero.count(/^POST .*\/CreditNotes/);
  const before = pushed();
  if (cut) world.lines.xero.cut(/^POST .*\/CreditNotes/, "after");
  expect(await merchant.answer(order, "push", number)).toEqual({ error: null });
  await world.settle();
  await world.advance(5 * 60_000);
  await world.settle();

  // Half of 29.00, and of its 4.83 of VAT, as it was sent. The payment that a person took off it stays off.
  expect(await books.creditNotesOf(numberOf(order))).toMatchObject([{ ...sent, RemainingCredit: 14.5, Status: "AUTHORISED" }]);
  expect(pushed() - before).toBe(1);
  expect((await merchant.page(order)).edits).toEqual([]);
});

test("what was pushed is not what was shown: nothing is overwritten", async () => {
  const order = await refunded();
  const number = await editedByHand(order);
  const { edits, recordId } = await merchant.page(order);
  const standsAs = edits.find((each) => each.number === number)?.standsAs ?? "";
  const { CreditNoteID } = await noteOf(order);
  const line = { Description: "A mug, as agreed", Quantity: 1, UnitAmount: 9, AccountCode: "200", TaxType: "OUTPUT2" };
  await books.post("CreditNotes", { CreditNoteID, LineAmountTypes: "Inclusive", LineItems: [line] });
  expect(await world.app.crossfoot.decideEdit(merchant.shop, recordId, { do: "push", number, standsAs })).toEqual({ error: null });
  await world.settle();

  expect(await books.creditNotesOf(numberOf(order))).toMatchObject([{ Total: 9 }]);
  expect(await merchant.page(order)).toMatchObject({ status: "attention", edits: [{ number, state: "asks" }] });
});

describe("a correction, because a paid order was edited, that a person made a pound more", () => {
  /** Two mugs paid, one taken off: SH-…-C1 of 14.50, and then of 15.50. */
  async function corrected(): Promise<{ order: ShopOrder; number: string }> {
    const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "paid" });
    await world.settle();
    await world.shopify.edit(order, { remove: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
    await world.settle();
    const number = `${numberOf(order)}-C1`;
    await books.editCreditNote(number, 15.5);
    await world.advance(10 * 60_000);
    await world.app.crossfoot.syncNow(merchant.shop);
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "attention", edits: [{ number, state: "asks", pushObstacle: null }] });

    return { order, number };
  }
  const standing = async (order: ShopOrder) => (await books.documentsOf(numberOf(order))).find((each) => each.includes("-C1"));

  test("is written over with ours where the merchant wants that", async () => {
    const { order, number } = await corrected();
    expect(await merchant.answer(order, "push", number)).toEqual({ error: null });
    await world.settle();

    expect(await standing(order)).toBe(`${number} AUTHORISED 14.5 tax 2.41 open 14.5`);
    expect(await merchant.page(order)).toMatchObject({ status: "synced", edits: [] });
  });

  test("is kept though the process dies once that is decided; decided for an order that cannot be asked for, it is not", async () => {
    const { order, number } = await corrected();
    const { id, recordId } = { ...(await merchant.connection()), ...(await merchant.page(order)) };
    const stored = await world.app.ports.reader.one(id, recordId);
    const note = stored?.standing.corrections[0];
    if (!stored || !note) throw new Error(`${order.name} has no correction.`);
    const decision = { do: "keep", at: AT, standsAs: noteFingerprint(note.seen), standsFor: note.sent?.lines ?? [] } as const;
    const decide = (orderId: OrderId) => world.app.ports.links.decide(id, { documentId: note.id, orderId, decision });

    // PostgreSQL takes no text with a zero in it.
    await expect(decide("\0" as OrderId)).rejects.toThrow();
    await merchant.retry(order);
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "attention", edits: [{ number, state: "asks" }] });
    await decide(stored.orderId);
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "synced", edits: [{ state: "kept" }] });
  });

  test("is kept where he wants that, and asks nothing more", async () => {
    const { order, number } = await corrected();
    expect(await merchant.answer(order, "keep", number)).toEqual({ error: null });
    await world.settle();

    // 15.50 ÷ 6 is 2.5833.
    expect(await standing(order)).toBe(`${number} AUTHORISED 15.5 tax 2.58 open 15.5`);
    expect(await merchant.page(order)).toMatchObject({ status: "synced", edits: [{ state: "kept" }] });
  });
});
