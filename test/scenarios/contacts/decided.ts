import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { ADA, chooseContactSettings, contactsPage, decide, doubtOf, named, onlyOneNamed } from "./whom";

const MUG = { sku: "HF-MUG-CRM" };
const SENTENCE = /^2 contacts in Xero have this customer's e-mail address\./;

/** Two contacts that share Ada's address. */
async function twoWithHerAddress({ books }: Stage): Promise<{ home: string; work: string }> {
  const home = await books.addContact({ Name: "Ada at home", EmailAddress: ADA.email });
  const work = await books.addContact({ Name: "Ada at work", EmailAddress: ADA.email });

  return { home, work };
}

/** Where the rules cannot say whom a customer is, and where a person says otherwise. */
export const DECIDED: readonly Scenario[] = [
  {
    name: "contacts/ambiguous-then-chosen",
    proves: "Two contacts with the customer's e-mail address: nobody guesses, all orders wait; chosen once, all of them go on.",
    play: async (stage) => {
      const { work } = await twoWithHerAddress(stage);
      const first = await stage.order({ customer: ADA });
      const second = await stage.order({ customer: ADA, lines: [MUG] });
      await stage.shows(first, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [] },
        app: { status: "attention", problems: ["contact-ambiguous"], sentences: [SENTENCE] },
      });
      const doubt = await doubtOf(stage, first);
      assert.equal(doubt.name, "Ada Example");
      assert.deepEqual(
        doubt.orders.map(({ name }) => name),
        [first.name, second.name],
      );
      assert.deepEqual(doubt.candidates.map(({ name }) => name).sort(), ["Ada at home", "Ada at work"]);
      await decide(stage, doubt.customer.key, work);
      await stage.shows(first, {
        xero: { invoices: [{ total: "29.00", contact: "Ada at work" }] },
        app: { status: "synced", problems: [] },
      });
      await stage.shows(second, { xero: { invoices: [{ total: "14.50", contact: "Ada at work" }] }, app: { status: "synced" } });
      assert.deepEqual((await contactsPage(stage, "decide")).doubts, []);
    },
  },
  {
    name: "contacts/ambiguous-then-created",
    proves: "Asked, a third contact is made for a customer whom two may be, and later orders go there without a question.",
    play: async (stage) => {
      await twoWithHerAddress(stage);
      const first = await stage.order({ customer: ADA });
      await decide(stage, (await doubtOf(stage, first)).customer.key, "create");
      const order = await stage.order({ customer: ADA });
      await stage.shows(first, { xero: { invoices: [{ total: "29.00", contact: "Ada Example" }] }, app: { status: "synced" } });
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Ada Example" }] },
        app: { status: "synced", problems: [] },
      });
      assert.equal((await named(stage, "Ada")).length, 3);
    },
  },
  {
    name: "contacts/ambiguous-created-by-choice",
    proves: "Where the merchant prefers a new contact to a question, nothing waits.",
    play: async (stage) => {
      await chooseContactSettings(stage, { doubt: "create" });
      await twoWithHerAddress(stage);
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Ada Example" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/ambiguous-then-merged",
    proves: "Merged in Xero, the two contacts are one: Retry posts the order without a decision, and nothing is left to decide.",
    play: async (stage) => {
      const { home, work } = await twoWithHerAddress(stage);
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, { app: { status: "attention", problems: ["contact-ambiguous"] } });
      await stage.books.act(`contacts/${home}/merge`, { into: work });
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Ada at work" }] },
        app: { status: "synced", problems: [] },
      });
      assert.deepEqual((await contactsPage(stage, "decide")).doubts, []);
    },
  },
  {
    name: "contacts/linked-by-hand",
    proves: "Linked to another contact by hand, later invoices go there; what stands stays, and its refund is credited where it stands.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA, payment: "paid" });
      const { ContactNumber = "" } = await onlyOneNamed(stage, "Ada Example");
      const holdings = await stage.books.addContact({ Name: "Example Holdings" });
      await decide(stage, ContactNumber, holdings);
      const order = await stage.order({ customer: ADA });
      await stage.world.shopify.refund(first, { lines: [{ ...MUG, quantity: 1 }] });
      await stage.settle();
      await stage.shows(first, {
        xero: {
          invoices: [{ status: "PAID", total: "29.00", contact: "Ada Example" }],
          creditNotes: [{ number: `${numberOf(first)}-R1`, status: "PAID", total: "14.50", left: "0.00" }],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
      await stage.shows(order, { xero: { invoices: [{ total: "29.00", contact: "Example Holdings" }] }, app: { status: "synced" } });
    },
  },
  {
    name: "contacts/linked-by-hand-then-archived",
    proves: "A contact chosen by hand that is archived later is not replaced by a guess: the order waits, and goes on when it is restored.",
    play: async (stage) => {
      await stage.order({ customer: ADA });
      const { ContactNumber = "" } = await onlyOneNamed(stage, "Ada Example");
      const holdings = await stage.books.addContact({ Name: "Example Holdings" });
      await decide(stage, ContactNumber, holdings);
      await stage.books.act(`contacts/${holdings}/archive`);
      await stage.minutes(20);
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, { xero: { invoices: [] }, app: { status: "attention", problems: ["contact-archived"] } });
      await stage.books.act(`contacts/${holdings}/restore`);
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Example Holdings" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
