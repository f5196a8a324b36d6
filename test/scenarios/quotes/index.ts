import assert from "node:assert/strict";
import { Drafts, type Draft, type NewDraft } from "../../integration/setting/drafts";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const ADA = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };
const setup = { draftOrders: "quote" } as const;

/** Mugs at 14.50, 20 % VAT inside: two are 29.00 with 4.83, three 43.50 with 7.25. */
function mugs(quantity: number): NewDraft {
  return { lines: [{ sku: "HF-MUG-CRM", quantity }], customer: ADA };
}

async function quoted(stage: Stage): Promise<{ drafts: Drafts; draft: Draft }> {
  const drafts = new Drafts(stage.merchant);
  const draft = await drafts.make(mugs(2));
  await stage.settle();

  return { drafts, draft };
}

type Offer = { status: string; total: number; tax: number; reference: string };

async function stands(drafts: Drafts, draft: Draft, wanted: Offer): Promise<void> {
  const { Status, Total, TotalTax, Reference } = await drafts.quoteOf(draft);
  assert.deepEqual({ status: Status, total: Total, tax: TotalTax, reference: Reference }, wanted);
}

/** What is offered in Shopify, and what of it stands in Xero. */
export const QUOTES: readonly Scenario[] = [
  {
    name: "quotes/followed-and-completed",
    proves:
      "A draft order is a quote in Xero that follows it, and is marked as invoiced once the draft is completed; the order's invoice is the one sale.",
    setup,
    play: async (stage) => {
      const { drafts, draft } = await quoted(stage);
      await stands(drafts, draft, { status: "DRAFT", total: 29, tax: 4.83, reference: draft.name });
      await drafts.change(draft, mugs(3));
      await drafts.send(draft);
      await stage.settle();
      await stands(drafts, draft, { status: "SENT", total: 43.5, tax: 7.25, reference: draft.name });
      const order = await drafts.complete(draft);
      await stage.settle();
      await stands(drafts, draft, { status: "INVOICED", total: 43.5, tax: 7.25, reference: `${draft.name}, order ${order.name}` });
      const invoice = { number: numberOf(order), status: "AUTHORISED", total: "43.50", tax: "7.25", due: "43.50" };
      await stage.shows(order, {
        shopify: { status: "PENDING", outstanding: "43.50" },
        xero: { invoices: [invoice], payments: [] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "quotes/edited-in-xero",
    proves: "What a person wrote in a quote is not written over; the order that comes of the draft is booked by Shopify's figures.",
    setup,
    play: async (stage) => {
      const { drafts, draft } = await quoted(stage);
      await drafts.edit(draft, {
        LineItems: [
          { Description: "Two mugs, a price between friends", Quantity: 2, UnitAmount: 12, AccountCode: "200", TaxType: "OUTPUT2" },
        ],
      });
      await drafts.change(draft, mugs(3));
      await stage.settle();
      // 2 × 12.00, of it a sixth.
      await stands(drafts, draft, { status: "DRAFT", total: 24, tax: 4, reference: draft.name });
      assert.equal((await stage.merchant.page(draft)).status, "attention");
      const order = await drafts.complete(draft);
      await stage.settle();
      await stands(drafts, draft, { status: "INVOICED", total: 24, tax: 4, reference: `${draft.name}, order ${order.name}` });
      await stage.shows(order, {
        shopify: { outstanding: "43.50" },
        xero: { invoices: [{ number: numberOf(order), status: "AUTHORISED", total: "43.50" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "quotes/order-undone",
    proves: "Undoing an order leaves the quote that it came of as it is, and the order's page says so.",
    setup,
    play: async (stage) => {
      const { drafts, draft } = await quoted(stage);
      const order = await drafts.complete(draft);
      await stage.settle();
      const { recordId } = await stage.merchant.page(order);
      await stage.world.app.crossfoot.undoOrder(stage.merchant.shop, recordId, "ordered twice");
      await stage.settle();
      await stands(drafts, draft, { status: "INVOICED", total: 29, tax: 4.83, reference: `${draft.name}, order ${order.name}` });
      assert.equal((await stage.merchant.page(order)).cameOf?.number, draft.name.replace("#", "SH-"));
      await stage.shows(order, { xero: { invoices: [{ number: numberOf(order), status: "VOIDED" }] }, app: { status: "excluded" } });
    },
  },
];
