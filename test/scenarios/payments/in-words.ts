import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

const TOLD = "$app.in_xero";

/** Where Shopify takes no payment of a part: a metafield, a line in the order's note, and the status in the app. */
export const IN_WORDS: readonly Scenario[] = [
  {
    name: "payments/part-on-a-plan-without-part-payments",
    proves: "Where the plan takes no part payments, a part paid in Xero is a metafield, a note on the order and the status in the app.",
    plan: "Basic",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      const said = `10.00 of 29.00 is settled in Xero (invoice ${number}), 19.00 is left.`;
      await stage.shows(order, {
        shopify: { status: "PENDING", outstanding: "29.00", transactions: [], note: `Crossfoot: ${said}`, metafields: { [TOLD]: said } },
        xero: { invoices: [{ due: "19.00", paid: "10.00" }], payments: [`10.00 on ${number}`] },
        app: {
          status: "pending",
          problems: ["waiting"],
          sentences: ["Part-paid in Xero: 19.00 of 29.00 is left. The order is marked paid when the rest arrives."],
        },
      });
    },
  },
  {
    name: "payments/part-then-the-rest-on-such-a-plan",
    proves: "There the rest, paid in Xero, marks the order paid with the whole, and what was told is completed.",
    plan: "Basic",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      await stage.books.pay(number);
      await stage.settle();
      const said = `Invoice ${number} is settled in Xero.`;
      await stage.shows(order, {
        shopify: {
          status: "PAID",
          received: "29.00",
          outstanding: "0.00",
          transactions: ["SALE 29.00 manual"],
          note: `Crossfoot: ${said}`,
          metafields: { [TOLD]: said },
        },
        xero: { invoices: [{ status: "PAID", due: "0.00" }], payments: [`10.00 on ${number}`, `19.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/part-removed-on-such-a-plan",
    proves: "There a part payment that is removed in Xero corrects what was told, and the order is as it was before.",
    plan: "Basic",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      const [payment] = await stage.books.paymentsOf(number);
      await stage.books.deletePayment(payment?.PaymentID ?? "");
      await stage.settle();
      const said = `Nothing of 29.00 is settled in Xero (invoice ${number}).`;
      await stage.shows(order, {
        shopify: { status: "PENDING", outstanding: "29.00", transactions: [], metafields: { [TOLD]: said } },
        xero: { invoices: [{ due: "29.00", paid: "0.00" }], payments: [] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/part-in-another-currency",
    proves: "An order that the customer pays in another currency than is booked takes no part payment: it is told in words.",
    play: async (stage) => {
      const order = await stage.order({ presentment: { currency: "EUR", rate: "1.1500" } });
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00", transactions: [], metafields: { [TOLD]: /^10\.00 of 29\.00 is settled in Xero/ } },
        xero: { invoices: [{ due: "19.00", paid: "10.00" }] },
        app: { status: "pending", problems: ["waiting"] },
      });
    },
  },
  {
    name: "payments/note-of-a-person-stays",
    proves: "What people wrote into the order's note stays beside what is told of Xero.",
    plan: "Basic",
    play: async (stage) => {
      const order = await stage.order({ note: "Leave it with the neighbour.\nRing twice." });
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      await stage.books.pay(number, "4.00");
      await stage.settle();
      // 29.00 - 14.00
      await stage.shows(order, {
        shopify: {
          note: `Leave it with the neighbour.\nRing twice.\nCrossfoot: 14.00 of 29.00 is settled in Xero (invoice ${number}), 15.00 is left.`,
        },
        xero: { invoices: [{ due: "15.00" }] },
        app: { status: "pending" },
      });
    },
  },
];
