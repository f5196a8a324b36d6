import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { EditAnswer } from "../../../app/use-cases/edit-views";

const MUG = { sku: "HF-MUG-CRM" };

/** Two mugs on account, 29.00, which a bookkeeper makes cheaper: 2 × 12.50 = 25.00, VAT 4.17. */
async function cheaper(stage: Stage): Promise<ShopOrder> {
  const order = await stage.order();
  await stage.books.edit(numberOf(order), {}, () => ({ UnitAmount: 12.5 }));
  await stage.settle();

  return order;
}

async function answer(stage: Stage, order: ShopOrder, what: EditAnswer["do"]): Promise<void> {
  const { error } = await stage.merchant.answer(order, what);
  if (error !== null) throw new Error(`"${what}" was refused: ${error}`);
  await stage.settle();
}

/** What the merchant decides, and what follows from it. */
export const ANSWERED: readonly Scenario[] = [
  {
    name: "edited/push-ours",
    proves: "Push ours writes the invoice as we would send it now, over exactly what the merchant saw.",
    play: async (stage) => {
      const order = await cheaper(stage);
      const number = numberOf(order);
      await answer(stage, order, "push");
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, status: "AUTHORISED", total: "29.00", tax: "4.83", due: "29.00" }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "edited/push-ours-of-the-contact-and-the-days",
    proves: "Push ours puts contact, days and reference back as well, not only lines.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      const before = await stage.books.invoice(number);
      const contact = await stage.books.addContact({ Name: "Head Office Ltd" });
      await stage.books.edit(number, { Contact: { ContactID: contact }, DueDate: "2027-03-31", Reference: "PO 4711" });
      await stage.settle();
      await answer(stage, order, "push");
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "29.00", contact: before.Contact.Name, dueDate: (before.DueDateString ?? "").slice(0, 10) }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "edited/push-of-what-changed-meanwhile",
    proves: "A decision holds only for what was shown: where the invoice stands otherwise by then, nothing is overwritten.",
    play: async (stage) => {
      const order = await cheaper(stage);
      const number = numberOf(order);
      // Between the press and the writing: no webhook has told of it yet.
      const { error } = await stage.merchant.answer(order, "push");
      if (error !== null) throw new Error(error);
      await stage.books.edit(number, {}, () => ({ UnitAmount: 13 }));
      await stage.settle();
      // 2 × 13.00 = 26.00, VAT 4.33.
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, total: "26.00", tax: "4.33", due: "26.00" }] },
        app: { status: "attention", problems: ["edited-in-books"], sentences: [/stands at 26\.00 \(tax 4\.33\)/] },
      });
    },
  },
  {
    name: "edited/keep-theirs",
    proves: "Keep theirs: the invoice stays as it stands, nothing is asked any more, and both sides rest.",
    play: async (stage) => {
      const order = await cheaper(stage);
      const number = numberOf(order);
      await answer(stage, order, "keep");
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, status: "AUTHORISED", total: "25.00", tax: "4.17", due: "25.00" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "edited/keep-theirs-then-the-order-is-edited",
    proves: "After keep theirs a change of the order is booked beside the invoice: the difference of the order, to the cent.",
    play: async (stage) => {
      const order = await cheaper(stage);
      const number = numberOf(order);
      await answer(stage, order, "keep");
      await stage.world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] });
      await stage.settle();
      // The third mug: 43.50 − 29.00 = 14.50, VAT 7.25 − 4.83 = 2.42.
      await stage.shows(order, {
        shopify: { outstanding: "43.50" },
        xero: {
          invoices: [
            { number, total: "25.00", tax: "4.17", due: "25.00" },
            { number: `${number}-A1`, total: "14.50", tax: "2.42", due: "14.50" },
          ],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "edited/keep-theirs-then-refund",
    proves: "After keep theirs on a paid invoice a refund is booked as usual.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.books.reword(number, "Mugs, as agreed");
      await stage.settle();
      await answer(stage, order, "keep");
      await stage.shows(order, { app: { status: "synced", problems: [] } });
      await stage.world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
      await stage.settle();
      // One mug back: 14.50, VAT 2.42; the money given back stands on the credit note.
      await stage.shows(order, {
        xero: {
          invoices: [{ number, status: "PAID", total: "29.00", lines: [/Mugs, as agreed/] }],
          creditNotes: [{ number: `${number}-R1`, status: "PAID", total: "14.50", left: "0.00" }],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "edited/then-the-order-is-edited",
    proves:
      "An order edited in Shopify after a person edited its invoice in Xero overwrites nothing; pushing ours writes the order as it is now.",
    play: async (stage) => {
      const order = await cheaper(stage);
      const number = numberOf(order);
      await stage.world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] });
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "43.50" },
        xero: { invoices: [{ number, total: "25.00", due: "25.00" }] },
        app: { status: "attention", sentences: [/stands at 25\.00 \(tax 4\.17\) in Xero, the order at 43\.50 \(tax 7\.25\)/] },
      });
      await answer(stage, order, "push");
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "43.50", tax: "7.25", due: "43.50" }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "edited/unlink",
    proves: "Unlink: the order lets go of the invoice, which stays in Xero as it is, and the order is not posted again.",
    play: async (stage) => {
      const order = await cheaper(stage);
      const number = numberOf(order);
      await answer(stage, order, "unlink");
      await stage.world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] });
      await stage.books.edit(number, {}, () => ({ UnitAmount: 10 }));
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "43.50" },
        xero: { invoices: [{ number, total: "20.00", due: "20.00" }] },
        app: { status: "excluded", sentences: [/unlinked from invoice SH-\d+/], edits: [] },
      });
    },
  },
  {
    name: "edited/cancelled-then-push",
    proves: "A cancelled order whose invoice was edited is asked about; pushing ours voids the invoice.",
    play: async (stage) => {
      const order = await cheaper(stage);
      const number = numberOf(order);
      await stage.world.shopify.cancel(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "AUTHORISED", due: "25.00" }] },
        app: { problems: ["cancelled-after-posting"] },
      });
      await answer(stage, order, "push");
      await stage.shows(order, { xero: { invoices: [{ number, status: "VOIDED" }] }, app: { status: "excluded" } });
    },
  },
];
