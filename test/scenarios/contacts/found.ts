import assert from "node:assert/strict";
import { askJson } from "../../integration/setting/json";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { ADA, chooseContactSettings, named, onlyOneNamed } from "./whom";

const PLACED_WITHOUT_TAX_RATE = { lines: [{ title: "Odd", price: "5.00", taxes: [{ title: "Unheard-of", rate: "0.07" }] }] };

/** How a customer is recognised among the contacts that are in Xero already. */
export const FOUND: readonly Scenario[] = [
  {
    name: "contacts/found-by-email",
    proves: "A customer whose e-mail address one contact in Xero has is that contact; no second one is made.",
    play: async (stage) => {
      await stage.books.addContact({ Name: "Mrs A. Example", EmailAddress: "ADA@example.com" });
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Mrs A. Example" }] },
        app: { status: "synced", problems: [] },
      });
      assert.deepEqual(await named(stage, "Ada"), []);
    },
  },
  {
    name: "contacts/found-by-number-before-email",
    proves: "Our contact number comes before the e-mail address: a contact that has it is used, even if others share the address.",
    play: async (stage) => {
      await stage.order({ customer: ADA });
      const ours = await onlyOneNamed(stage, "Ada Example");
      await stage.books.act(`contacts/${ours.ContactID}/archive`);
      await stage.minutes(20);
      await stage.books.act(`contacts/${ours.ContactID}/restore`);
      await stage.books.addContact({ Name: "Ada at work", EmailAddress: ADA.email });
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Ada Example" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/found-by-tax-number",
    proves: "A company is recognised by its tax number, under whatever name and without an e-mail address in Xero.",
    play: async (stage) => {
      await stage.books.addContact({ Name: "Bronte Bookshop (Haworth)", TaxNumber: "GB123456789" });
      const { shopify } = stage.world;
      const location = { name: "Haworth", taxRegistrationId: "GB 123 4567 89" };
      await askJson(`${shopify.url}/control/companies`, { shop: stage.merchant.shop, name: "Bronte Books Ltd", location });
      const order = await shopify.placeCompanyOrder(stage.merchant.shop, "Bronte Books Ltd", [{ sku: "HF-MUG-CRM", quantity: 2 }]);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Bronte Bookshop (Haworth)" }] },
        app: { status: "synced", problems: [] },
      });
      assert.deepEqual(await named(stage, "Bronte Books Ltd"), []);
    },
  },
  {
    name: "contacts/name-alone-is-not-enough",
    proves: "A contact of the same name without an e-mail address is not taken for the customer: another is made, under a name apart.",
    play: async (stage) => {
      await stage.books.addContact({ Name: "Ada Example" });
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Ada Example (ada@example.com)" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/found-by-name-where-asked-for",
    proves: "Where the merchant puts the name among the rules, a contact of that name is the customer's.",
    play: async (stage) => {
      await chooseContactSettings(stage, { rules: ["name", "email"] });
      await stage.books.addContact({ Name: "Ada Example" });
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, { xero: { invoices: [{ total: "29.00", contact: "Ada Example" }] }, app: { status: "synced" } });
      await onlyOneNamed(stage, "Ada Example");
    },
  },
  {
    name: "contacts/none-before-the-first-document",
    proves: "A contact is made with the first document and not before: an order that is held leaves no trace in Xero.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA, ...PLACED_WITHOUT_TAX_RATE });
      await stage.shows(order, { xero: { invoices: [] }, app: { status: "attention", problems: ["tax-rate-unmapped"] } });
      assert.deepEqual(await named(stage, "Ada"), []);
    },
  },
];
