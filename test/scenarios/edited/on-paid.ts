import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const WHOLE = { status: "PAID", total: "29.00", tax: "4.83", due: "0.00", paid: "29.00" };

async function push(stage: Stage, order: ShopOrder): Promise<void> {
  assert.equal((await stage.merchant.answer(order, "push")).error, null);
  await stage.settle();
}

async function withRegion(stage: Stage): Promise<void> {
  await stage.books.act("tracking-categories", { Name: "Region" });
  await stage.books.act("tracking-categories/Region/options", { Name: "North" });
}

/** Xero lets people change words, coding, reference and due day of a paid invoice, and us as well. */
export const ON_PAID: readonly Scenario[] = [
  {
    name: "edited/paid-reference-and-due-date",
    proves: "Reference and due day that a person changed on a paid invoice are put back by push ours: Xero lets anybody change them.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      const before = await stage.books.invoice(number);
      const { InvoiceID } = before;
      await stage.books.post("Invoices", { InvoiceID, DueDate: "2027-03-31", Reference: "PO 4711" });
      await stage.minutes(20);
      assert.match((await stage.merchant.page(order)).reasons.join(), /Edited in Xero: due date of invoice/);
      await push(stage, order);
      const dueDate = (before.DueDateString ?? "").slice(0, 10);
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ number, ...WHOLE, reference: order.name, dueDate }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "edited/paid-words-and-tracking",
    proves: "Words, account and tracking of a paid invoice's lines are put back by push ours, line by line; no figure is touched.",
    play: async (stage) => {
      await withRegion(stage);
      const order = await stage.order({ payment: "paid", shipping: "6.00" });
      const number = numberOf(order);
      const { InvoiceID } = await stage.books.invoice(number);
      const read = await stage.books.get<{ Invoices: { LineItems: { LineItemID: string }[] }[] }>(`Invoices/${InvoiceID}`);
      const lines = (read.Invoices[0]?.LineItems ?? []).map(({ LineItemID }) => ({
        LineItemID,
        Description: "As agreed",
        AccountCode: "260",
        Tracking: [{ Name: "Region", Option: "North" }],
      }));
      await stage.books.post("Invoices", { InvoiceID, LineItems: lines });
      await stage.minutes(20);
      await push(stage, order);
      await stage.shows(order, {
        shopify: { received: "35.00" },
        xero: {
          // A sixth of each line is VAT: 4.83 + 1.00.
          invoices: [
            {
              ...{ number, status: "PAID", total: "35.00", tax: "5.83", due: "0.00", paid: "35.00" },
              lines: [/Mug.* at 14\.50 on 200, OUTPUT2$/, /^1 × Shipping.* at 6\.00 on 210, OUTPUT2$/],
            },
          ],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "edited/paid-then-amounts-stay",
    proves:
      "Amounts that a person changed before the invoice was paid cannot be pushed over any more: that is said, with what can be done.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.edit(number, {}, () => ({ UnitAmount: 12.5 }));
      await stage.books.pay(number);
      await stage.settle();
      const page = await stage.merchant.page(order);
      const [edit] = page.edits;
      assert.match(
        edit?.pushObstacle ?? "",
        /has payments or credit on it, and Xero lets nobody change its total, unit price, amount, tax then\./,
      );
      assert.equal((await stage.merchant.answer(order, "push")).error, edit?.pushObstacle);
      // 2 × 12.50 = 25.00, VAT 4.17.
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID", total: "25.00", tax: "4.17", paid: "25.00" }] },
        app: { status: "attention" },
      });
    },
  },
  {
    name: "edited/zero-draft-made-dearer-then-cancelled",
    proves: "A draft of 0.00 of which a person made 5.00 is asked about once its order is cancelled; pushing ours deletes it.",
    setup: { invoiceStatus: "DRAFT" },
    play: async (stage) => {
      const gift = { title: "Sample", price: "0.00", quantity: 1 };
      const order = await stage.order({ lines: [gift] });
      const number = numberOf(order);
      const { InvoiceID, LineItems = [] } = await stage.books.invoice(number);
      const line = { ...LineItems[0], Description: "Sample", Quantity: 1, UnitAmount: 5, AccountCode: "200", TaxType: "ZERORATEDOUTPUT" };
      const { LineAmount: _sum, TaxAmount: _tax, ...sent } = line as Record<string, unknown>;
      await stage.books.post("Invoices", { InvoiceID, LineItems: [sent] });
      await stage.world.shopify.cancel(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "DRAFT", total: "5.00" }] },
        app: { status: "attention", problems: ["cancelled-after-posting"] },
      });

      await push(stage, order);
      await stage.shows(order, {
        shopify: { total: "0.00", outstanding: "0.00" },
        xero: { invoices: [{ number, status: "DELETED" }], payments: [] },
        app: { status: "excluded" },
      });
    },
  },
];
