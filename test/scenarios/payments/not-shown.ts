import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

/** Where Shopify must not, or cannot, show what Xero has: a person is asked, with the figures of both sides. */
export const NOT_SHOWN: readonly Scenario[] = [
  {
    name: "payments/card-waiting-to-be-captured",
    proves: "An order whose card waits to be captured is never marked paid, because that would charge the card.",
    play: async (stage) => {
      const order = await stage.order({ payment: "authorised" });
      const number = numberOf(order);
      await stage.books.pay(number);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "AUTHORIZED", received: "0.00", transactions: [/^AUTHORIZATION 29\.00/] },
        xero: { invoices: [{ status: "PAID", due: "0.00" }], payments: [`29.00 on ${number}`] },
        app: { status: "attention", problems: ["cannot-mark-paid"], sentences: [/a card authorisation waits to be captured/] },
      });
    },
  },
  {
    name: "payments/part-while-a-card-waits",
    proves: "Beside a card that waits to be captured, a part paid in Xero is told in words and not recorded as a payment.",
    play: async (stage) => {
      const order = await stage.order({ payment: "authorised" });
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "0.00", transactions: [/^AUTHORIZATION 29\.00/], note: /^Crossfoot: 10\.00 of 29\.00/ },
        xero: { invoices: [{ due: "19.00", paid: "10.00" }] },
        app: { status: "pending", problems: ["waiting"] },
      });
    },
  },
  {
    name: "payments/on-a-cancelled-order",
    proves: "An order that was cancelled while its invoice was paid in Xero is not marked paid: a person is asked.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number);
      await stage.world.shopify.cancel(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "0.00", transactions: [] },
        xero: { invoices: [{ number, status: "PAID", paid: "29.00" }], payments: [`29.00 on ${number}`] },
        app: {
          status: "attention",
          problems: ["cancelled-after-posting"],
          sentences: [/has payments or credit in Xero that Shopify does not know of/],
        },
      });
    },
  },
  {
    name: "payments/removed-after-the-order-was-marked",
    proves: "A payment that is removed in Xero after it marked the order paid is shown with both figures and what can be done.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number);
      await stage.settle();
      const [payment] = await stage.books.paymentsOf(number);
      await stage.books.deletePayment(payment?.PaymentID ?? "");
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", outstanding: "0.00", transactions: ["SALE 29.00 manual"] },
        xero: { invoices: [{ status: "AUTHORISED", due: "29.00", paid: "0.00" }], payments: [] },
        app: {
          status: "attention",
          problems: ["payment-removed"],
          sentences: [
            `A payment of invoice ${number} was removed in Xero: 29.00 is open there, 0.00 in Shopify. ` +
              "If the money came, record it in Xero again. If it did not, ask the customer for it: Shopify cannot take a payment " +
              "back, so the order stays as it is there until the invoice is paid again.",
          ],
        },
      });
    },
  },
  {
    name: "payments/part-removed-after-it-was-shown",
    proves: "The same of a part payment: Shopify keeps it, and the app says by how much the sides differ.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      const [payment] = await stage.books.paymentsOf(number);
      await stage.books.deletePayment(payment?.PaymentID ?? "");
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "10.00", outstanding: "19.00", transactions: ["SALE 10.00 Other"] },
        xero: { invoices: [{ due: "29.00", paid: "0.00" }], payments: [] },
        app: { status: "attention", problems: ["payment-removed"], sentences: [/29\.00 is open there, 19\.00 in Shopify/] },
      });
    },
  },
  {
    name: "payments/removed-and-entered-again",
    proves: "A payment that is removed in Xero and entered again, perhaps in another account, leaves the order paid as it was.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number);
      await stage.settle();
      const [payment] = await stage.books.paymentsOf(number);
      await stage.books.deletePayment(payment?.PaymentID ?? "");
      await stage.settle();
      await stage.books.pay(number);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00", transactions: ["SALE 29.00 manual"] },
        xero: { invoices: [{ status: "PAID", due: "0.00", paid: "29.00" }], payments: [`29.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/part-replaced-by-a-larger-one",
    proves: "A part payment that is replaced in Xero by a larger one brings only the difference to Shopify.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number, "10.00");
      await stage.settle();
      const [payment] = await stage.books.paymentsOf(number);
      await stage.books.deletePayment(payment?.PaymentID ?? "");
      await stage.books.pay(number, "12.00");
      await stage.settle();
      // 12.00 in Xero, 10.00 of it shown already; 29.00 - 12.00
      await stage.shows(order, {
        shopify: { received: "12.00", outstanding: "17.00", transactions: ["SALE 10.00 Other", "SALE 2.00 Other"] },
        xero: { invoices: [{ due: "17.00", paid: "12.00" }], payments: [`12.00 on ${number}`] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "payments/received-on-both-sides",
    proves: "An order paid in Shopify and in Xero at the same time is booked once, and a person is asked with both figures.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.pay(number);
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00" },
        xero: { invoices: [{ due: "0.00", paid: "29.00" }], payments: [`29.00 on ${number}`] },
        app: { status: "attention", problems: ["paid-twice"], sentences: [/^Shopify received 29\.00, but invoice .* only has 0\.00 left/] },
      });
    },
  },
  {
    name: "payments/echo-of-our-own",
    proves: "A payment that Crossfoot records in Xero for money from Shopify comes back as an event and causes nothing.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00", transactions: [/^SALE 29\.00/] },
        xero: { invoices: [{ status: "PAID", due: "0.00" }], payments: [/^29\.00 on .*, Shopify \d+$/] },
        app: { status: "synced", problems: [] },
      });
      await stage.books.act(`invoices/${(await stage.books.invoice(number)).InvoiceID}/edit`, { reference: "seen by the bookkeeper" });
      await stage.settle();
      await stage.shows(order, {
        shopify: { transactions: [/^SALE 29\.00/] },
        xero: { payments: [/^29\.00 on .*, Shopify \d+$/] },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
