import assert from "node:assert/strict";
import { askJson } from "../../integration/setting/json";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { ADA, chooseContactSettings, contactsPage, decide, named, onlyOneNamed } from "./whom";

const BO = { firstName: "Bo", lastName: "Example", email: "bo@example.com" };

/** One contact for many customers, and what Xero's contacts look like from the shop's side. */
export const SHARED: readonly Scenario[] = [
  {
    name: "contacts/one-for-each-channel",
    proves: "One contact for each sales channel: customers stay out of Xero from then on, and what stands there is not moved.",
    play: async (stage) => {
      const first = await stage.order({ customer: ADA, payment: "paid" });
      await chooseContactSettings(stage, { per: "channel" });
      const [second, third] = [await stage.order({ customer: ADA }), await stage.order({ customer: BO })];
      await stage.world.shopify.refund(first, { lines: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
      await stage.settle();
      for (const order of [second, third])
        await stage.shows(order, {
          xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Shopify sales: Online Store" }] },
          app: { status: "synced", problems: [] },
        });
      assert.deepEqual(await named(stage, "Bo"), []);
      await stage.shows(first, {
        xero: {
          invoices: [{ status: "PAID", total: "29.00", contact: "Ada Example" }],
          creditNotes: [{ status: "PAID", total: "14.50", left: "0.00" }],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/one-for-everything",
    proves: "One contact for everything that is sold, whoever buys and wherever.",
    play: async (stage) => {
      await chooseContactSettings(stage, { per: "one" });
      await stage.order({ customer: BO });
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Shopify sales" }] },
        app: { status: "synced", problems: [] },
      });
      await onlyOneNamed(stage, "Shopify sales");
    },
  },
  {
    name: "contacts/read-from-xero-and-matched",
    proves: "Xero's contacts are read on demand and matched to customers in Shopify; nothing is created, and a link made ahead is used.",
    play: async (stage) => {
      const { world, merchant, books } = stage;
      const customers = async () => (await askJson<unknown[]>(`${world.shopify.url}/control/customers?shop=${merchant.shop}`)).length;
      await askJson(`${world.shopify.url}/control/customers`, { shop: merchant.shop, ...ADA });
      const hers = await books.addContact({ Name: "Ada at home", EmailAddress: ADA.email });
      const stranger = await books.addContact({ Name: "Example Bank", EmailAddress: "bank@example.com" });
      const [customersBefore, contactsBefore] = [await customers(), (await books.contacts()).length];
      await world.app.crossfoot.askForContacts(merchant.shop);
      await stage.settle();

      const { unlinked, readAt, reading } = await contactsPage(stage, "xero-only");
      const matched = (id: string) => unlinked.find(({ contact }) => contact.id === id)?.customer?.name ?? null;
      assert.deepEqual([matched(hers), matched(stranger)], ["Ada Example", null]);
      assert.ok(readAt !== null && !reading);
      assert.deepEqual([await customers(), (await books.contacts()).length], [customersBefore, contactsBefore]);

      const key = unlinked.find(({ contact }) => contact.id === hers)?.customer?.key ?? "";
      await decide(stage, key, hers);
      const linked = (await contactsPage(stage, "linked")).linked.map(({ customer, contact }) => `${customer.key} is ${contact?.name}`);
      assert.deepEqual(linked, [`${key} is Ada at home`]);
      const order = await stage.order({ customer: ADA.email });
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Ada at home" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/duplicates-told-of",
    proves:
      "Two contacts of one e-mail address, one of them a customer's, are warned of, also when the second comes later; so is a shared one.",
    play: async (stage) => {
      const { world, merchant, books } = stage;
      const order = await stage.order({ customer: ADA });
      await stage.order({ customer: BO });
      await world.app.crossfoot.askForContacts(merchant.shop);
      await stage.settle();
      assert.deepEqual((await contactsPage(stage, "duplicates")).duplicates, []);

      await books.addContact({ Name: "Ada at work", EmailAddress: "Ada@Example.com" });
      const bos = await onlyOneNamed(stage, "Bo Example");
      await decide(stage, bos.ContactNumber ?? "", (await onlyOneNamed(stage, "Ada Example")).ContactID);
      await stage.minutes(20);
      const { duplicates } = await contactsPage(stage, "duplicates");
      assert.deepEqual(
        duplicates.map(({ why, contacts, customers }) => [why, contacts.map(({ name }) => name).sort(), customers.length]),
        [
          ["2 active contacts have the same e-mail address.", ["Ada Example", "Ada at work"], 0],
          ["More than one customer is linked to this contact.", ["Ada Example"], 2],
        ],
      );
      await stage.shows(order, { xero: { invoices: [{ contact: "Ada Example" }] }, app: { status: "synced", problems: [] } });
    },
  },
];
