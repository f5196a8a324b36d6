import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { ADA, adasNumber, bill, billed, cannotBill, insurer } from "./bill";

const MUG = { sku: "HF-MUG-CRM" };

/** Somebody else than the buyer gets the invoice: chosen after the order was posted, or what happens to it afterwards. */
export const BILLED_LATER: readonly Scenario[] = [
  {
    name: "contacts/billed-for-one-order-after-posting",
    proves: "The unpaid invoice of an open period is changed in place: contact and reference, nothing else; and back again.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA });
      const number = await adasNumber(stage);
      await bill(stage, order, { ...(await insurer(stage)), scope: "order", reason: "Claim 77" });
      const reference = `${order.name} for ${number}`;
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ ...billed(order, "Example Insurance"), status: "AUTHORISED", due: "29.00", reference }], creditNotes: [] },
        app: { status: "synced", problems: [], edits: [] },
      });
      const { recordId } = await stage.merchant.page(order);
      const history = await stage.world.app.crossfoot.history(stage.merchant.shop, recordId);
      assert.ok(
        history?.entries.some(
          ({ what, detail }) => what === "Who is billed was chosen for this order" && detail === "To Example Insurance: Claim 77.",
        ),
      );
      await bill(stage, order, { scope: "order", payer: "buyer" });
      await stage.shows(order, {
        xero: { invoices: [{ ...billed(order, "Ada Example"), reference: order.name }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/billed-after-it-was-paid",
    proves: "A paid invoice is left as it is, with the sentence what to do: undone, chosen and posted again, the other is billed.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA, payment: "paid" });
      const payer = await insurer(stage);
      await cannotBill(stage, order, {
        ...payer,
        scope: "order",
        sentence: /has payments or credit on it.* Undo the order, choose who is billed, then post it again\.$/,
      });
      const { recordId } = await stage.merchant.page(order);
      const { crossfoot } = stage.world.app;
      await crossfoot.undoOrder(stage.merchant.shop, recordId, "Wrong payer");
      await stage.settle();
      await bill(stage, order, { ...payer, scope: "order" });
      await crossfoot.postAgain(stage.merchant.shop, recordId);
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [
            { number: numberOf(order), status: "VOIDED", contact: "Ada Example" },
            { ...billed(order, "Example Insurance"), number: `${numberOf(order)}-P2`, status: "PAID" },
          ],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/billed-and-refunded",
    proves: "The credit note of a refund and the money given back go to whoever was billed, even where the choice was removed since.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      await bill(stage, first, { ...(await insurer(stage)), scope: "tag", tag: "insured" });
      const order = await stage.order({ customer: ADA, tags: ["insured"], payment: "paid" });
      const { crossfoot } = stage.world.app;
      const [choice] = (await crossfoot.billTo(stage.merchant.shop, null)).choices;
      await crossfoot.removeBillTo(stage.merchant.shop, choice?.id ?? "");
      await stage.world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [{ ...billed(order, "Example Insurance"), status: "PAID" }],
          creditNotes: [{ number: `${numberOf(order)}-R1`, status: "PAID", total: "14.50", left: "0.00" }],
        },
        app: { status: "synced", problems: [] },
      });
      const note = (await stage.books.creditNotes()).find(({ CreditNoteNumber }) => CreditNoteNumber === `${numberOf(order)}-R1`);
      assert.equal(note?.Contact.Name, "Example Insurance");
    },
  },
  {
    name: "contacts/billed-and-paid-in-xero",
    proves: "What the payer pays in Xero marks the order paid in Shopify.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      await bill(stage, first, { ...(await insurer(stage)), scope: "customer" });
      const order = await stage.order({ customer: ADA });
      await stage.books.pay(numberOf(order), "29.00");
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "0.00", received: "29.00" },
        xero: { invoices: [{ ...billed(order, "Example Insurance"), status: "PAID", due: "0.00" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/billed-then-edited",
    proves: "An edit of an order that somebody else is billed for changes the same invoice, for the same contact and reference.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      await bill(stage, first, { ...(await insurer(stage)), scope: "customer" });
      const order = await stage.order({ customer: ADA });
      await stage.world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] });
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "43.50" },
        xero: {
          invoices: [
            {
              number: numberOf(order),
              total: "43.50",
              contact: "Example Insurance",
              reference: `${order.name} for ${await adasNumber(stage)}`,
            },
          ],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
];
