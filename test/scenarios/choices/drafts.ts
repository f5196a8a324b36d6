import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

/** Two mugs at 14.50 are 29.00, a sixth of it VAT: 4.83. Orders wait until they are paid, so that there is time to choose. */
const WHEN_PAID = { datePolicy: "paid" as const };

export const DRAFTS: readonly Scenario[] = [
  {
    name: "choices/draft-by-hand",
    proves: "An order chosen to be sent as a draft is a draft in Xero; its payment waits for a person's approval, and follows it.",
    setup: WHEN_PAID,
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.merchant.choose(order, { draft: "yes", reason: "to be looked over" });
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "29.00", outstanding: "0.00" },
        xero: { invoices: [{ number, status: "DRAFT", total: "29.00", tax: "4.83" }], payments: [] },
        app: {
          status: "pending",
          sentences: [/waits for approval in Xero/],
          chosen: ["Sent as a draft.", "by 41: to be looked over"],
        },
      });

      await stage.books.approve(number);
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "29.00", outstanding: "0.00" },
        xero: { invoices: [{ number, status: "PAID", total: "29.00", tax: "4.83", due: "0.00", paid: "29.00" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/draft-deleted",
    proves: "A draft that a person deletes in Xero stays away, and the order says so.",
    setup: WHEN_PAID,
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.merchant.choose(order, { draft: "yes" });
      await stage.world.shopify.pay(order);
      await stage.settle();
      const { InvoiceID } = await stage.books.invoice(number);
      await stage.books.act(`invoices/${InvoiceID}/delete`);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "DELETED" }], payments: [] },
        app: { status: "attention", problems: ["gone-from-books"], sentences: [/was deleted in Xero/] },
      });
    },
  },
  {
    name: "choices/draft-after-approval",
    proves:
      "“Send as a draft” is refused, with what can be done, once the invoice is approved in Xero; undone and posted again, it is a draft.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      const refused = await stage.merchant.choose(order, { draft: "yes" });
      if (!/approved in Xero by now/.test(refused.errors["draft"] ?? "")) throw new Error(`Not refused: ${JSON.stringify(refused)}`);
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "AUTHORISED", due: "29.00" }] },
        app: { status: "synced", chosen: [] },
      });

      const { recordId } = await stage.merchant.page(order);
      await stage.world.app.crossfoot.undoOrder(stage.merchant.shop, recordId, "as a draft");
      await stage.settle();
      const taken = await stage.merchant.choose(order, { draft: "yes" });
      if (Object.keys(taken.errors).length > 0) throw new Error(`Refused: ${JSON.stringify(taken)}`);
      await stage.settle();
      await stage.world.app.crossfoot.postAgain(stage.merchant.shop, recordId);
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [
            { number, status: "VOIDED" },
            { number: `${number}-P2`, status: "DRAFT", total: "29.00", tax: "4.83" },
          ],
        },
        app: { chosen: ["Sent as a draft.", "by 41: a favour"] },
      });
    },
  },
];
