import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

/**
 * Two mugs paid, one given back: a credit note of 14.50, VAT 2.41, half of 4.83 rounded as Shopify does. A bookkeeper takes the money off it, and makes
 * it 10.00, VAT 1.67.
 */
async function edited(stage: Stage): Promise<{ order: ShopOrder; note: string }> {
  const order = await stage.order({ payment: "paid" });
  await stage.world.shopify.refund(order, { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
  await stage.settle();
  const [made] = await stage.books.creditNotesOf(numberOf(order));
  assert(made, "The refund has no credit note.");
  const note = made.CreditNoteNumber;
  await stage.books.editCreditNote(note, 10);
  await stage.minutes(20);

  return { order, note };
}

async function answer(stage: Stage, { order, note }: { order: ShopOrder; note: string }, what: "push" | "keep"): Promise<void> {
  assert.equal((await stage.merchant.answer(order, what, note)).error, null);
  await stage.settle();
}

const PAID = { status: "PAID", total: "29.00", tax: "4.83", due: "0.00" };

/** What people change on a credit note of ours. */
export const EDITED_NOTES: readonly Scenario[] = [
  {
    name: "edited/credit-note",
    proves: "A credit note that a person makes another amount of is asked about on all three sides, and stays meanwhile.",
    play: async (stage) => {
      const { order, note } = await edited(stage);
      await stage.shows(order, {
        shopify: { received: "29.00", status: "PARTIALLY_REFUNDED" },
        xero: { invoices: [{ ...PAID }], creditNotes: [{ number: note, total: "10.00", tax: "1.67", left: "10.00" }] },
        app: { status: "attention" },
      });
      const { edits } = await stage.merchant.page(order);
      const shown = edits.find(({ number }) => number === note);
      assert.deepEqual([shown?.state, shown?.pushObstacle, shown?.creditNote], ["asks", null, true]);
      const total = shown?.rows.find(({ field, line }) => field === "Total" && line === null);
      assert.deepEqual([total?.sent, total?.stands, total?.planned], ["14.50", "10.00", "14.50"]);
    },
  },
  {
    name: "edited/credit-note-push-ours",
    proves: "Push ours writes the credit note as it was sent, over exactly what the merchant saw, once.",
    play: async (stage) => {
      const noted = await edited(stage);
      await answer(stage, noted, "push");
      await stage.shows(noted.order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ ...PAID }], creditNotes: [{ number: noted.note, total: "14.50", tax: "2.41", lines: [/Mug/] }] },
        app: { edits: [] },
      });
    },
  },
  {
    name: "edited/credit-note-keep-theirs",
    proves: "Keep theirs: the credit note stays as a person made it, and its figures are asked about no more.",
    play: async (stage) => {
      const noted = await edited(stage);
      await answer(stage, noted, "keep");
      await stage.shows(noted.order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ ...PAID }], creditNotes: [{ number: noted.note, total: "10.00", tax: "1.67" }] },
      });
      const { edits } = await stage.merchant.page(noted.order);
      assert.deepEqual(
        edits.map(({ number, state }) => [number, state]),
        [[noted.note, "kept"]],
      );
    },
  },
  {
    name: "edited/credit-note-not-unlinked-alone",
    proves: "A credit note is not unlinked by itself, because its order would lose its refund: that is refused with what can be done.",
    play: async (stage) => {
      const { order, note } = await edited(stage);
      const { error } = await stage.merchant.answer(order, "unlink", note);
      assert.equal(error, "A credit note is not unlinked by itself. Undo the order, or keep theirs.");
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { creditNotes: [{ number: note, total: "10.00" }] },
        app: { status: "attention" },
      });
    },
  },
];
