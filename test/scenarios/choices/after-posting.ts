import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { withRegions } from "./before-posting";

export const AFTER_POSTING: readonly Scenario[] = [
  {
    name: "choices/changed-while-unpaid",
    proves: "Account and tracking chosen after an order was posted are put on its unpaid invoice in place; taken back, the settings' are.",
    play: async (stage) => {
      await withRegions(stage);
      const order = await stage.order();
      const number = numberOf(order);
      await stage.merchant.choose(order, { tracking: { Region: "South" } });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "AUTHORISED", total: "29.00", due: "29.00", lines: [/on 200, OUTPUT2, Region: South$/] }] },
        app: { status: "synced", edits: [] },
      });

      await stage.merchant.choose(order, { account: "260" });
      await stage.settle();
      await stage.shows(order, { xero: { invoices: [{ number, due: "29.00", lines: [/on 260, OUTPUT2$/] }] }, app: { status: "synced" } });

      await stage.merchant.takeChoiceBack(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "29.00", tax: "4.83", due: "29.00", lines: [/on 200, OUTPUT2$/] }] },
        app: { status: "synced", problems: [], edits: [], chosen: [] },
      });
    },
  },
  {
    name: "choices/too-late-once-paid",
    proves:
      "An account chosen after the invoice was paid is shown with what can be done; once a person recodes it in Xero, nothing is asked any more.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.merchant.choose(order, { account: "260" });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID", lines: [/on 200, OUTPUT2$/] }], creditNotes: [] },
        app: {
          status: "attention",
          problems: ["choice-too-late"],
          sentences: [/has payments or credit on it\. In Xero a person can still change accounts/],
        },
      });

      const { InvoiceID } = await stage.books.invoice(number);
      const { LineItems = [] } = await stage.books.invoice(number);
      await stage.books.act(`invoices/${InvoiceID}/edit`, {
        lines: LineItems.map(({ LineItemID }) => ({ lineItemId: LineItemID, accountCode: "260" })),
      });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID", total: "29.00", lines: [/on 260, OUTPUT2$/] }], creditNotes: [] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/refund-follows-the-invoice",
    proves: "A refund is credited as its invoice stands: a choice made too late for the invoice does not part the two.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.merchant.choose(order, { account: "260" });
      await stage.settle();
      await stage.world.shopify.refund(order, { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
      await stage.settle();
      // One mug: 14.50, of it 2.41, as Shopify takes back half of 4.83.
      await stage.shows(order, {
        xero: {
          invoices: [{ number, status: "PAID", lines: [/on 200, OUTPUT2$/] }],
          creditNotes: [{ total: "14.50", tax: "2.41", left: "0.00", lines: [/on 200, OUTPUT2$/] }],
        },
        app: { status: "attention", problems: ["choice-too-late"] },
      });

      await stage.merchant.takeChoiceBack(order);
      await stage.settle();
      await stage.shows(order, { xero: { creditNotes: [{ total: "14.50" }] }, app: { status: "synced", problems: [], chosen: [] } });
    },
  },
  {
    name: "choices/a-persons-coding-stays",
    proves: "A line that a person coded in Xero stays as it is, whatever is chosen for the order afterwards.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.edit(number, {}, () => ({ AccountCode: "210" }));
      await stage.settle();
      await stage.merchant.choose(order, { account: "260" });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, due: "29.00", lines: [/on 210, OUTPUT2$/] }] },
        app: { status: "synced", problems: [], edits: [`${number} coding: Account 200 > 210 > 260`] },
      });
    },
  },
  {
    name: "choices/undone-and-posted-again",
    proves: "A paid order that is undone and posted again is coded as it was chosen.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.merchant.choose(order, { account: "260" });
      await stage.settle();
      const { recordId } = await stage.merchant.page(order);
      await stage.world.app.crossfoot.undoOrder(stage.merchant.shop, recordId, "to be coded anew");
      await stage.settle();
      await stage.world.app.crossfoot.postAgain(stage.merchant.shop, recordId);
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [
            { number, status: "VOIDED", lines: [/on 200, OUTPUT2$/] },
            { number: `${number}-P2`, status: "PAID", total: "29.00", tax: "4.83", lines: [/on 260, OUTPUT2$/] },
          ],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
