import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

/** What the customer owes and sees is nobody's to overwrite: it is shown on three sides, and the merchant is asked. */
export const CONTENT: readonly Scenario[] = [
  {
    name: "edited/line-price",
    proves: "A price changed in Xero stands, and is shown as we sent it, as it stands, and as we would send it now.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      // 2 × 12.50 = 25.00, a sixth of it VAT: 4.17.
      await stage.books.edit(number, {}, () => ({ UnitAmount: 12.5 }));
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, status: "AUTHORISED", total: "25.00", tax: "4.17", due: "25.00" }] },
        app: {
          status: "attention",
          problems: ["edited-in-books"],
          sentences: [
            /^Invoice SH-\d+ stands at 25\.00 \(tax 4\.17\) in Xero, the order at 29\.00 \(tax 4\.83\)\. Edited in Xero: total, unit price/,
          ],
          edits: [
            `${number} asks: Total 29.00 > 25.00 > 29.00`,
            `${number} asks: Unit price 14.50 > 12.50 > 14.50`,
            `${number} asks: Amount 29.00 > 25.00 > 29.00`,
            `${number} asks: Tax 4.83 > 4.17 > 4.83`,
          ],
        },
      });
    },
  },
  {
    name: "edited/line-added",
    proves: "A line added in Xero stands, and the merchant is asked.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      const lines = [
        { Description: "Two mugs", Quantity: 2, UnitAmount: 14.5, AccountCode: "200", TaxType: "OUTPUT2" },
        { Description: "Gift wrap", Quantity: 1, UnitAmount: 3, AccountCode: "200", TaxType: "OUTPUT2" },
      ];
      await stage.books.edit(number, { LineItems: lines });
      await stage.settle();
      // 29.00 + 3.00, VAT 4.83 + 0.50.
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, total: "32.00", tax: "5.33", due: "32.00" }] },
        app: { status: "attention", problems: ["edited-in-books"], sentences: [/Edited in Xero: total, description, line of invoice/] },
      });
    },
  },
  {
    name: "edited/words-only",
    proves: "Other words on a line are content too, though every figure agrees.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.edit(number, {}, () => ({ Description: "Two mugs, as agreed" }));
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, total: "29.00", tax: "4.83", due: "29.00" }] },
        app: { status: "attention", problems: ["edited-in-books"], sentences: [/^Edited in Xero: description of invoice/] },
      });
    },
  },
  {
    name: "edited/due-date-and-then-paid",
    proves: "A due date changed in Xero is asked about, and money that arrives meanwhile is booked all the same.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.edit(number, { DueDate: "2027-03-31" });
      await stage.settle();
      await stage.shows(order, { app: { status: "attention", sentences: [/^Edited in Xero: due date of invoice/] } });
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00" },
        xero: { invoices: [{ number, status: "PAID", total: "29.00", due: "0.00", dueDate: "2027-03-31" }] },
        app: { status: "attention", problems: ["edited-in-books"] },
      });
    },
  },
  {
    name: "edited/contact-changed",
    proves: "An invoice put on another contact in Xero stays there until the merchant has decided.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      const contact = await stage.books.addContact({ Name: "Head Office Ltd" });
      await stage.books.edit(number, { Contact: { ContactID: contact } });
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, total: "29.00", contact: "Head Office Ltd" }] },
        app: {
          status: "attention",
          problems: ["edited-in-books"],
          edits: [`${number} asks: Contact The customer's contact > Another contact > The customer's contact`],
        },
      });
    },
  },
  {
    name: "edited/paid-invoice",
    proves: "Other words on a paid invoice are asked about; ours are put back by push ours, and its payment stays on it.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.books.reword(number, "Mugs, as agreed");
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID" },
        xero: { invoices: [{ number, status: "PAID", total: "29.00", due: "0.00", lines: [/Mugs, as agreed/] }] },
        app: { status: "attention", problems: ["edited-in-books"] },
      });

      const { error } = await stage.merchant.answer(order, "push");
      if (error !== null) throw new Error(error);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00" },
        xero: { invoices: [{ number, status: "PAID", total: "29.00", due: "0.00", paid: "29.00", lines: [/^2 × .*Mug.* at 14\.50/] }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
];
