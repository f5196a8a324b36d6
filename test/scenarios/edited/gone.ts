import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

/** What a person takes away in Xero stays away, until the merchant says otherwise. */
export const GONE: readonly Scenario[] = [
  {
    name: "edited/voided-then-made-again",
    proves:
      "A voided invoice is never made again unasked; asked, a new one is made under a new number, since Xero keeps the old one taken.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.void(number);
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, status: "VOIDED" }] },
        app: { status: "attention", problems: ["gone-from-books"], edits: [`${number} gone: Status AUTHORISED > VOIDED > AUTHORISED`] },
      });
      const { error } = await stage.merchant.answer(order, "again");
      if (error !== null) throw new Error(error);
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [
            { number, status: "VOIDED" },
            { number: `${number}-P2`, status: "AUTHORISED", total: "29.00", tax: "4.83", due: "29.00" },
          ],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "edited/voided-then-left-out",
    proves: "A voided invoice may be left out for good: the order says so and stays out, whatever happens to it.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.void(number);
      await stage.settle();
      const { error } = await stage.merchant.answer(order, "unlink");
      if (error !== null) throw new Error(error);
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { status: "PAID" },
        xero: { invoices: [{ number, status: "VOIDED" }], payments: [] },
        app: { status: "excluded", sentences: [/unlinked from invoice SH-\d+, VOIDED in Xero/] },
      });
    },
  },
  {
    name: "edited/draft-deleted",
    proves: "A draft that a person deleted in Xero stays deleted, and says so.",
    setup: { invoiceStatus: "DRAFT" },
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.act(`invoices/${number}/delete`);
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, status: "DELETED" }] },
        app: { status: "attention", problems: ["gone-from-books"], edits: [`${number} gone: Status DRAFT > DELETED > DRAFT`] },
      });
    },
  },
];
