import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { both, shared } from "./two-payers";

const MUG = { sku: "HF-MUG-CRM" };

/** Two contacts have an invoice each for one order: paid, refunded, edited, taken back. */
export const TWO_PAYERS_LATER: readonly Scenario[] = [
  {
    name: "contacts/shared-and-paid-by-both",
    proves:
      "What the buyer pays in Shopify pays the first invoice; what the second payer pays in Xero completes the order: paid only when both are settled.",
    play: async (stage) => {
      const order = await shared(stage);
      const number = numberOf(order);
      await stage.world.shopify.addPayment(order, { gateway: "manual", amount: "17.40" });
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "11.60", received: "17.40" },
        xero: {
          invoices: both(order, { status: "PAID", due: "0.00" }, { status: "AUTHORISED", due: "11.60" }),
          payments: [new RegExp(`^17.40 on ${number}, Shopify \\d+$`)],
        },
        app: { status: "synced", problems: [] },
      });
      await stage.books.pay(`${number}-B`);
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "0.00", received: "29.00" },
        xero: {
          invoices: both(order, { status: "PAID" }, { status: "PAID" }),
          payments: [/^17.40 on \S+, Shopify/, new RegExp(`^11.60 on ${number}-B$`)],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/shared-and-the-second-paid-first",
    proves:
      "What the second payer pays first is shown on the order as a part payment, and what the buyer pays then pays the first invoice, nothing twice.",
    play: async (stage) => {
      const order = await shared(stage);
      const number = numberOf(order);
      await stage.books.pay(`${number}-B`, "11.60");
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "17.40", received: "11.60" },
        xero: { invoices: both(order, { due: "17.40" }, { due: "0.00" }), payments: [new RegExp(`^11.60 on ${number}-B$`)] },
      });
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "0.00", received: "29.00" },
        xero: {
          invoices: both(order, { status: "PAID" }, { status: "PAID" }),
          payments: [`11.60 on ${number}-B`, new RegExp(`^17.40 on ${number}, Shopify \\d+$`)],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/shared-paid-and-refunded-by-the-buyer",
    proves:
      "All paid in Shopify pays both invoices; a refund becomes a credit note for each payer in the same proportion, and the money goes out of both.",
    play: async (stage) => {
      const order = await shared(stage);
      const number = numberOf(order);
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: both(order, { status: "PAID" }, { status: "PAID" }),
          payments: [new RegExp(`^17.40 on ${number}, Shopify \\d+$`), new RegExp(`^11.60 on ${number}-B, Shopify \\d+ on ${number}-B$`)],
        },
        app: { status: "synced" },
      });
      await stage.world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
      await stage.settle();
      // Of one mug, 14.50 with 2.41 of VAT as Shopify rounds it, 40 % are 5.80 with 0.96.
      await stage.shows(order, {
        xero: {
          invoices: both(order, { status: "PAID" }, { status: "PAID" }),
          creditNotes: [
            { number: `${number}-B-R1`, total: "5.80", tax: "0.96", left: "0.00", status: "PAID" },
            { number: `${number}-R1`, total: "8.70", tax: "1.45", left: "0.00", status: "PAID" },
          ],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
      const notes = await stage.books.creditNotes();
      assert.deepEqual(notes.map(({ CreditNoteNumber, Contact }) => `${CreditNoteNumber} ${Contact.Name}`).sort(), [
        `${number}-B-R1 Example Insurance`,
        `${number}-R1 Ada Example`,
      ]);
    },
  },
  {
    name: "contacts/shared-and-refunded-beyond-the-buyers-credit",
    proves:
      "Where the second payer has paid their own part, a refund to the buyer goes out of the buyer's credit only; what is more is asked about, and theirs stays.",
    play: async (stage) => {
      const order = await shared(stage);
      const number = numberOf(order);
      await stage.world.shopify.addPayment(order, { gateway: "manual", amount: "17.40" });
      await stage.settle();
      await stage.books.pay(`${number}-B`);
      await stage.settle();
      await stage.world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
      await stage.settle();
      await stage.shows(order, {
        xero: {
          creditNotes: [
            { number: `${number}-B-R1`, total: "5.80", left: "5.80" },
            { number: `${number}-R1`, total: "8.70" },
          ],
        },
        app: { status: "attention", problems: ["books-differ"], sentences: [/5\.80 more than the buyer's own credit/] },
      });
    },
  },
  {
    name: "contacts/shared-then-edited",
    proves:
      "An edit of the order changes both unpaid invoices in place; once the first is paid, its part becomes a supplement for the same payer.",
    play: async (stage) => {
      const order = await shared(stage);
      const number = numberOf(order);
      await stage.world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] });
      await stage.settle();
      // 43.50 with 7.25 of VAT: 26.10 with 4.35, and 17.40 with 2.90.
      const [first, second] = [
        { total: "26.10", tax: "4.35" },
        { total: "17.40", tax: "2.90" },
      ];
      await stage.shows(order, { xero: { invoices: both(order, first, second) }, app: { status: "synced", problems: [], edits: [] } });
      await stage.world.shopify.addPayment(order, { gateway: "manual", amount: "26.10" });
      await stage.settle();
      await stage.world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 4 }] });
      await stage.settle();
      // 58.00 with 9.67: 34.80 with 5.80, and 23.20 with 3.87.
      await stage.shows(order, {
        xero: {
          invoices: [
            { number, ...first, status: "PAID" },
            { number: `${number}-A1`, total: "8.70", tax: "1.45", contact: "Ada Example" },
            { number: `${number}-B`, total: "23.20", tax: "3.87", contact: "Example Insurance" },
          ],
          creditNotes: [],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/shared-then-cancelled",
    proves: "Cancelled unpaid, both invoices are voided.",
    play: async (stage) => {
      const order = await shared(stage);
      await stage.world.shopify.cancel(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: both(order, { status: "VOIDED" }, { status: "VOIDED" }), creditNotes: [] },
        app: { status: "excluded" },
      });
    },
  },
  {
    name: "contacts/shared-then-edited-in-xero",
    proves: "A person's edit of the second payer's invoice is asked about with all three sides, and pushed over on that invoice alone.",
    play: async (stage) => {
      const order = await shared(stage);
      const number = numberOf(order);
      await stage.books.edit(`${number}-B`, {}, (line) => ({ UnitAmount: 9, TaxType: line.TaxType }));
      await stage.settle();
      await stage.shows(order, { app: { status: "attention", problems: ["edited-in-books"] } });
      assert.deepEqual(await stage.merchant.answer(order, "push", `${number}-B`), { error: null });
      await stage.settle();
      await stage.shows(order, { xero: { invoices: both(order) }, app: { status: "synced", problems: [], edits: [] } });
    },
  },
  {
    name: "contacts/shared-then-undone",
    proves: "Undone, both invoices are voided; posted again, both are made anew under numbers that are free.",
    play: async (stage) => {
      const order = await shared(stage);
      const number = numberOf(order);
      const { recordId } = await stage.merchant.page(order);
      const { crossfoot } = stage.world.app;
      await crossfoot.undoOrder(stage.merchant.shop, recordId, "Entered twice");
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: both(order, { status: "VOIDED" }, { status: "VOIDED" }) },
        app: { status: "excluded" },
      });
      await crossfoot.postAgain(stage.merchant.shop, recordId);
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [
            ...both(order, { status: "VOIDED" }, { status: "VOIDED" }),
            { number: `${number}-P2`, total: "17.40" },
            { number: `${number}-P2-B`, total: "11.60", contact: "Example Insurance" },
          ],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
