import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { ADA, adasNumber, bill, cannotBill, insurer } from "./bill";

/** Two mugs come to 29.00 with 4.83 of VAT. 40 % of it is 11.60 with 1.93; 17.40 with 2.90 are left. */
export const FIRST = { total: "17.40", tax: "2.90", contact: "Ada Example" };
export const SECOND = { total: "11.60", tax: "1.93", contact: "Example Insurance" };
export const FORTY = { portion: "percent", part: "40" } as const;

/** The insurer has 40 % of an order that is posted and unpaid. */
export async function shared(stage: Stage, order?: Parameters<Stage["order"]>[0]): Promise<ShopOrder> {
  const placed = await stage.order({ customer: ADA, ...order });
  await bill(stage, placed, { ...(await insurer(stage)), ...FORTY, scope: "order", reason: "Claim 77" });

  return placed;
}

/** Both invoices, the first payer's first. */
export function both(order: ShopOrder, first: object = {}, second: object = {}) {
  const number = numberOf(order);

  return [
    { number, ...FIRST, ...first },
    { number: `${number}-B`, ...SECOND, ...second },
  ];
}

/** Two contacts have an invoice each for one order: chosen, changed and ended. */
export const TWO_PAYERS: readonly Scenario[] = [
  {
    name: "contacts/shared-by-percentage",
    proves:
      "An order of which a tag bills 40 % to an insurer becomes two invoices that are the order together, line by line and to the cent of tax.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      await bill(stage, first, { ...(await insurer(stage)), ...FORTY, scope: "tag", tag: "Insured", reason: "Agreed in spring" });
      const order = await stage.order({ customer: ADA, tags: ["insured"] });
      const words = `${order.name} for ${await adasNumber(stage)}`;
      await stage.shows(first, { xero: { invoices: [{ number: numberOf(first), total: "29.00", contact: "Ada Example" }] } });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: {
          invoices: both(
            order,
            { reference: order.name, lines: [/^1 × 2 × .* \(60 % share\) at 17.40 on 200, OUTPUT2$/] },
            { reference: words, lines: [/^1 × 2 × .* \(40 % share\) at 11.60 on 200, OUTPUT2$/] },
          ),
          creditNotes: [],
        },
        app: {
          status: "synced",
          problems: [],
          comparison: [
            "Total: 29.00 in Shopify, 29.00 in Xero",
            "Tax: 4.83 in Shopify, 4.83 in Xero",
            "Paid: 0.00 in Shopify, 0.00 in Xero",
            "Still to pay: 29.00 in Shopify, 29.00 in Xero",
          ],
        },
      });
      const page = await stage.merchant.page(order);
      assert.deepEqual(page.secondPayer, { payer: "Example Insurance", share: "40 %", reason: "Agreed in spring" });
    },
  },
  {
    name: "contacts/shared-by-amount-after-posting",
    proves: "Chosen after posting, the unpaid invoice is lowered in place and the second payer gets exactly the amount, tax in proportion.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA });
      await bill(stage, order, { ...(await insurer(stage)), scope: "order", portion: "amount", part: "10", reason: "Excess" });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        // 4.83 × 10 ÷ 29 is 1.665…
        xero: { invoices: both(order, { total: "19.00", tax: "3.16" }, { total: "10.00", tax: "1.67" }), creditNotes: [] },
        app: { status: "synced", problems: [], edits: [] },
      });
      const { recordId } = await stage.merchant.page(order);
      const history = await stage.world.app.crossfoot.history(stage.merchant.shop, recordId);
      assert.ok(history?.entries.some(({ detail }) => detail === "10.00 GBP to Example Insurance: Excess."));
    },
  },
  {
    name: "contacts/shared-otherwise-and-ended",
    proves:
      "Another share changes both invoices in place; ended, the second is voided and the first is the whole again; chosen once more, it has a new number.",
    play: async (stage) => {
      const order = await shared(stage);
      await bill(stage, order, { payer: "existing", search: "Example Insurance", scope: "order", portion: "percent", part: "50" });
      const [half, other] = [
        { total: "14.50", tax: "2.41" },
        { total: "14.50", tax: "2.42" },
      ];
      await stage.shows(order, { xero: { invoices: both(order, half, other) }, app: { status: "synced", problems: [], edits: [] } });
      const { crossfoot } = stage.world.app;
      const [choice] = (await crossfoot.billTo(stage.merchant.shop, null)).choices;
      await crossfoot.removeBillTo(stage.merchant.shop, choice?.id ?? "");
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: both(order, { total: "29.00", tax: "4.83", status: "AUTHORISED" }, { ...other, status: "VOIDED" }) },
        app: { status: "synced", problems: [], edits: [] },
      });
      assert.equal((await stage.merchant.page(order)).secondPayer, null);
      await bill(stage, order, { payer: "existing", search: "Example Insurance", ...FORTY, scope: "order" });
      await stage.shows(order, {
        xero: { invoices: [...both(order, {}, { ...other, status: "VOIDED" }), { number: `${numberOf(order)}-B2`, ...SECOND }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/shared-with-another",
    proves: "Another second payer takes over the same invoice, as long as nobody has paid it.",
    play: async (stage) => {
      const order = await shared(stage);
      await stage.books.addContact({ Name: "Example Parents", EmailAddress: "parents@example.com" });
      await bill(stage, order, { payer: "existing", search: "Example Parents", ...FORTY, scope: "order" });
      await stage.shows(order, {
        xero: { invoices: both(order, {}, { contact: "Example Parents" }) },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/shared-too-late",
    proves:
      "What is paid cannot be shared, and what a second payer has paid cannot be taken back: both are said, with what to do, and nothing is changed.",
    play: async (stage) => {
      const paid = await stage.order({ customer: ADA, payment: "paid" });
      const payer = await insurer(stage);
      const sentence = /^Its payers cannot be changed any more: invoice \S+ has payments or credit on it\. Undo the order/;
      await cannotBill(stage, paid, { ...payer, ...FORTY, scope: "order", sentence });
      const order = await stage.order({ customer: ADA });
      await bill(stage, order, { ...payer, ...FORTY, scope: "order" });
      await stage.books.pay(`${numberOf(order)}-B`);
      await stage.settle();
      const { crossfoot } = stage.world.app;
      const [choice] = (await crossfoot.billTo(stage.merchant.shop, null)).choices;
      await crossfoot.removeBillTo(stage.merchant.shop, choice?.id ?? "");
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: both(order, { status: "AUTHORISED" }, { status: "PAID" }) },
        app: { status: "attention", problems: ["bill-to"], sentences: [sentence] },
      });
      await bill(stage, order, { ...payer, ...FORTY, scope: "order" });
      await stage.shows(order, { xero: { invoices: both(order) }, app: { status: "synced", problems: [] } });
    },
  },
  {
    name: "contacts/shared-with-one-that-was-archived",
    proves:
      "A second payer whose contact was archived gets no invoice and nobody else does: the order needs a person, and is completed once the contact is restored and chosen again.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      const payer = await insurer(stage);
      await bill(stage, first, { ...payer, ...FORTY, scope: "tag", tag: "insured" });
      await stage.books.act(`contacts/${payer.id}/archive`);
      const order = await stage.order({ customer: ADA, tags: ["insured"] });
      const sentences = [/^The contact in Xero that a share of this order is billed to was archived/];
      const number = numberOf(order);
      await stage.shows(order, {
        xero: { invoices: [{ number, ...FIRST }] },
        app: { status: "attention", problems: ["bill-to"], sentences },
      });
      const next = await stage.order({ customer: ADA, tags: ["insured"] });
      await stage.shows(next, { xero: { invoices: [] }, app: { status: "attention", problems: ["bill-to"], sentences } });
      await stage.books.act(`contacts/${payer.id}/restore`);
      await bill(stage, order, { ...payer, ...FORTY, scope: "tag", tag: "insured" });
      await stage.shows(order, { xero: { invoices: both(order) }, app: { status: "synced", problems: [] } });
      await stage.shows(next, { xero: { invoices: both(next) }, app: { status: "synced", problems: [] } });
    },
  },
];
