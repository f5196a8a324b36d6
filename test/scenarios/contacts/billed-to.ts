import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { ADA, adasNumber, bill, billed, cannotBill, insurer } from "./bill";

/** Somebody else than the buyer gets the invoice: chosen before the order is posted. */
export const BILLED_TO: readonly Scenario[] = [
  {
    name: "contacts/billed-by-tag",
    proves:
      "Orders with a tag are billed to the contact chosen for it, whatever its capitals: invoice, tax and payment as ever, and the reference names order and buyer.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      await bill(stage, first, { ...(await insurer(stage)), scope: "tag", tag: "Insured" });
      const order = await stage.order({ customer: ADA, tags: ["summer", "INSURED"], payment: "paid" });
      await stage.shows(first, { xero: { invoices: [billed(first, "Ada Example")] }, app: { status: "synced" } });
      await stage.shows(order, {
        shopify: { outstanding: "0.00" },
        xero: {
          invoices: [
            {
              ...billed(order, "Example Insurance"),
              status: "PAID",
              due: "0.00",
              reference: `${order.name} for ${await adasNumber(stage)}`,
            },
          ],
          payments: [new RegExp(`^29.00 on ${numberOf(order)}, Shopify \\d+$`)],
        },
        app: { status: "synced", problems: [] },
      });
      const page = await stage.merchant.page(order);
      assert.deepEqual(page.billTo, { chosen: true, payer: "Example Insurance", scope: "tag", label: "Insured", reason: "" });
    },
  },
  {
    name: "contacts/billed-for-a-customer",
    proves:
      "All orders to come of a customer are billed to the contact chosen; what is posted stays, and other customers' orders are their own.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      await bill(stage, first, { ...(await insurer(stage)), scope: "customer", reason: "Agreed in spring" });
      const order = await stage.order({ customer: ADA });
      const other = await stage.order({ customer: { firstName: "Ben", lastName: "Example", email: "ben@example.com" } });
      await stage.shows(first, { xero: { invoices: [billed(first, "Ada Example")] }, app: { status: "synced" } });
      await stage.shows(order, { xero: { invoices: [billed(order, "Example Insurance")] }, app: { status: "synced" } });
      await stage.shows(other, {
        xero: { invoices: [{ ...billed(other, "Ben Example"), reference: other.name }] },
        app: { status: "synced" },
      });
    },
  },
  {
    name: "contacts/billed-for-a-company",
    proves: "All orders of a company are billed to its head office, a new contact that is made with the first invoice and not before.",
    play: async (stage) => {
      const { shopify } = stage.world;
      const lines = [{ sku: "HF-MUG-CRM", quantity: 2 }];
      const first = await shopify.placeCompanyOrder(stage.merchant.shop, "Example Branch Ltd", lines);
      await stage.settle();
      const office = { payer: "described" as const, name: "Example Head Office", email: "office@example.com", taxNumber: "GB123456789" };
      await bill(stage, first, { ...office, scope: "company" });
      assert.equal(
        (await stage.books.contacts()).some(({ Name }) => Name === "Example Head Office"),
        false,
      );
      const order = await shopify.placeCompanyOrder(stage.merchant.shop, "Example Branch Ltd", lines);
      await stage.settle();
      await stage.shows(first, { xero: { invoices: [billed(first, "Example Branch Ltd")] } });
      await stage.shows(order, {
        xero: { invoices: [{ ...billed(order, "Example Head Office"), reference: `${order.name} for Example Branch Ltd` }] },
        app: { status: "synced", problems: [] },
      });
      const made = (await stage.books.contacts()).find(({ Name }) => Name === "Example Head Office");
      assert.match(made?.ContactNumber ?? "", /^Shopify payer /);
      assert.equal(made?.EmailAddress, "office@example.com");
    },
  },
  {
    name: "contacts/billed-for-one-order-before-posting",
    proves: "Chosen for one order that waits to be posted, it holds for that order alone.",
    setup: { datePolicy: "paid" },
    play: async (stage) => {
      const order = await stage.order({ customer: ADA });
      await bill(stage, order, { ...(await insurer(stage)), scope: "order" });
      await stage.world.shopify.pay(order);
      await stage.settle();
      const next = await stage.order({ customer: ADA, payment: "paid" });
      await stage.shows(next, { xero: { invoices: [billed(next, "Ada Example")] } });
      await stage.shows(order, {
        shopify: { outstanding: "0.00" },
        xero: { invoices: [{ ...billed(order, "Example Insurance"), status: "PAID" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/billed-by-tags-that-disagree",
    proves: "An order whose tags name different payers is held, and posted as soon as a person has chosen on the order itself.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      await bill(stage, first, { ...(await insurer(stage)), scope: "tag", tag: "insured" });
      await bill(stage, first, { scope: "tag", tag: "b2b", payer: "described", name: "Example Holdings" });
      const order = await stage.order({ customer: ADA, tags: ["insured", "b2b"] });
      await stage.shows(order, {
        xero: { invoices: [] },
        app: { status: "attention", problems: ["bill-to"], sentences: [/different contacts: “insured” and “b2b”/] },
      });
      await bill(stage, order, { scope: "order", payer: "buyer" });
      await stage.shows(order, {
        xero: { invoices: [{ ...billed(order, "Ada Example"), reference: order.name }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/billed-to-one-that-was-archived",
    proves: "A chosen contact that was archived holds the order and is never made anew; restored and chosen again, it is billed.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA });
      const payer = await insurer(stage);
      await bill(stage, first, { ...payer, scope: "tag", tag: "insured" });
      await stage.books.act(`contacts/${payer.id}/archive`);
      const order = await stage.order({ customer: ADA, tags: ["insured"] });
      await stage.shows(order, {
        xero: { invoices: [] },
        app: {
          status: "attention",
          problems: ["bill-to"],
          sentences: [/^Example Insurance, to whom this order is billed, was archived in Xero/],
        },
      });
      await cannotBill(stage, order, {
        scope: "tag",
        tag: "insured",
        payer: "existing",
        search: "Example Insurance",
        sentence: /^No active contact in Xero has/,
      });
      await stage.books.act(`contacts/${payer.id}/restore`);
      await bill(stage, order, { ...payer, scope: "tag", tag: "insured" });
      await stage.shows(order, { xero: { invoices: [billed(order, "Example Insurance")] }, app: { status: "synced", problems: [] } });
    },
  },
];
