import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

/** What a bookkeeper records on an invoice. */
export const BY_HAND: readonly Scenario[] = [
  {
    name: "payments/by-hand-in-full",
    proves: "A payment recorded by hand in Xero that settles the invoice marks the order paid in Shopify, once.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.shows(order, {
        shopify: { status: "PENDING", outstanding: "29.00" },
        xero: { invoices: [{ number, status: "AUTHORISED", total: "29.00", tax: "4.83", due: "29.00" }], payments: [] },
        app: { status: "synced" },
      });
      await stage.books.pay(number);
      await stage.settle();
      await stage.shows(order, {
        shopify: {
          status: "PAID",
          received: "29.00",
          outstanding: "0.00",
          transactions: ["SALE 29.00 manual"],
          note: null,
          metafields: {},
        },
        xero: { invoices: [{ number, status: "PAID", due: "0.00", paid: "29.00", credited: "0.00" }], payments: [`29.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/by-hand-in-part",
    proves: "Part of an invoice paid in Xero becomes a payment of that amount in Shopify, where the shop's plan takes one.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      // 29.00 - 10.00
      await stage.shows(order, {
        shopify: {
          status: "PARTIALLY_PAID",
          received: "10.00",
          outstanding: "19.00",
          transactions: ["SALE 10.00 Other"],
          note: null,
          metafields: {},
        },
        xero: { invoices: [{ number, status: "AUTHORISED", due: "19.00", paid: "10.00" }], payments: [`10.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/by-hand-in-part-then-the-rest",
    proves: "The rest of a part-paid invoice, paid in Xero, marks the order paid; each payment stands once on both sides.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      await stage.books.pay(number, "19.00");
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00", outstanding: "0.00", transactions: ["SALE 10.00 Other", "SALE 19.00 manual"] },
        xero: { invoices: [{ status: "PAID", due: "0.00", paid: "29.00" }], payments: [`10.00 on ${number}`, `19.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/two-at-once",
    proves: "Two payments that were recorded before anybody looked become two payments in Shopify, of their own amounts.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.books.pay(number, "5.50");
      await stage.settle();
      // 29.00 - 10.00 - 5.50
      await stage.shows(order, {
        shopify: { received: "15.50", outstanding: "13.50", transactions: ["SALE 10.00 Other", "SALE 5.50 Other"] },
        xero: { invoices: [{ due: "13.50", paid: "15.50" }], payments: [`10.00 on ${number}`, `5.50 on ${number}`] },
        app: { status: "synced" },
      });
    },
  },
  {
    name: "payments/dated-on-an-earlier-day",
    proves: "A part payment is dated in Shopify on the day on which it was received.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      const { InvoiceID } = await stage.books.invoice(number);
      await stage.books.act(`invoices/${InvoiceID}/pay`, { amount: "10.00", date: "2026-03-02" });
      await stage.settle();
      await stage.shows(order, {
        // Noon in London, which in early March is noon in UTC.
        shopify: { transactions: ["SALE 10.00 Other"], paidOn: ["2026-03-02T12:00:00Z"], outstanding: "19.00" },
        xero: { invoices: [{ due: "19.00" }] },
        app: { status: "synced" },
      });
    },
  },
  {
    name: "payments/more-than-the-invoice",
    proves: "Money beyond an invoice stays in Xero as an overpayment; the order is marked paid with what it owed.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      const { Contact } = await stage.books.invoice(number);
      await stage.books.pay(number);
      await stage.books.act("bank-transactions", {
        Type: "RECEIVE-OVERPAYMENT",
        Contact: { ContactID: Contact.ContactID },
        BankAccount: { Code: "090" },
        Date: "2026-11-20",
        LineItems: [{ Description: "Too much", LineAmount: 5 }],
      });
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00", outstanding: "0.00", transactions: ["SALE 29.00 manual"] },
        xero: { invoices: [{ status: "PAID", due: "0.00", paid: "29.00" }], payments: [`29.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/on-a-supplement",
    proves: "What an edit added to a paid order, paid in Xero, marks the order paid again.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.world.shopify.edit(order, { add: [{ sku: "HF-MUG-CRM" }] });
      await stage.settle();
      // One more mug at 14.50, 20 % VAT inside: 2.42 (14.50 ÷ 6 = 2.4167).
      await stage.shows(order, {
        shopify: { total: "43.50", received: "29.00", outstanding: "14.50" },
        xero: {
          invoices: [
            { number, due: "0.00" },
            { number: `${number}-A1`, total: "14.50", tax: "2.42", due: "14.50" },
          ],
        },
      });
      await stage.books.pay(`${number}-A1`);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "43.50", outstanding: "0.00", transactions: [/^SALE 29\.00/, "SALE 14.50 manual"] },
        xero: {
          invoices: [
            { number, status: "PAID", due: "0.00" },
            { number: `${number}-A1`, status: "PAID", due: "0.00" },
          ],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
