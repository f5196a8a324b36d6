import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import { addressOf, People, phoneOf } from "../../integration/setting/people";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { ADA, chooseContactSettings, named } from "./whom";

const NEW_ADDRESS = { address1: "12 St James Square", city: "London", zip: "SW1Y 4JH" };

/** A company that is known to Shopify with its tax number and address; it buys two mugs on account. */
async function companysOrder(stage: Stage, name: string, location: Record<string, unknown>) {
  const people = new People(stage.merchant);
  await people.control("companies", { shop: stage.merchant.shop, name, location: { name: "Head office", ...location } });
  const order = await stage.world.shopify.placeCompanyOrder(stage.merchant.shop, name, [{ sku: "HF-MUG-CRM", quantity: 2 }]);
  await stage.settle();

  return { order, contact: await people.contactOf(order) };
}

/** What a contact is made of, and that it is found again. */
export const MADE: readonly Scenario[] = [
  {
    name: "contacts/made-of-a-customer",
    proves: "A customer becomes a contact with name, e-mail address, phone, address and a number that says whose it is.",
    play: async (stage) => {
      const people = new People(stage.merchant);
      const { shop } = stage.merchant;
      const known = { ...ADA, phone: "+44 20 7946 0018", address: NEW_ADDRESS };
      const { id } = await people.control<{ id: number }>("customers", { shop, ...known });
      const order = await stage.order({ customer: ADA, shippingAddress: NEW_ADDRESS });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Ada Example" }] },
        app: { status: "synced", written: ["Create contact", `Create invoice ${numberOf(order)}`] },
      });
      const contact = await people.contactOf(order);
      assert.deepEqual(
        [contact.Name, contact.FirstName, contact.EmailAddress, contact.ContactNumber, phoneOf(contact)],
        ["Ada Example", "Ada", "ada@example.com", `Shopify ${id}`, "+44 20 7946 0018"],
      );
      const { AddressLine1, City, PostalCode } = addressOf(contact) ?? {};
      assert.deepEqual([AddressLine1, City, PostalCode], ["12 St James Square", "London", "SW1Y 4JH"]);
    },
  },
  {
    name: "contacts/made-of-a-company",
    proves: "A company becomes one contact, with its tax number and its location's address, whoever buys for it.",
    play: async (stage) => {
      const address = { ...NEW_ADDRESS, country: "United Kingdom", countryCode: "GB" };
      const { order, contact } = await companysOrder(stage, "Example Engines", { taxRegistrationId: "GB123456789", address });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ total: "29.00", contact: "Example Engines" }] },
        app: { status: "synced" },
      });
      assert.deepEqual([contact.TaxNumber, addressOf(contact)?.City], ["GB123456789", "London"]);
      assert.equal((await named(stage, "Example Engines")).length, 1);
    },
  },
  {
    name: "contacts/found-by-stored-link",
    proves: "A customer's later orders go to the contact that was linked, whatever it is called or numbered in Xero since.",
    play: async (stage) => {
      const people = new People(stage.merchant);
      const first = await stage.order({ customer: ADA });
      await people.editInXero(await people.contactOf(first), { Name: "Example & Co", EmailAddress: "office@example.com" });
      await stage.books.addContact({ Name: "Ada E.", EmailAddress: ADA.email });
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Example & Co" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/rules-in-another-order",
    proves: "The rules are asked in the order that the merchant chose: the name before the e-mail address finds another contact.",
    play: async (stage) => {
      await stage.books.addContact({ Name: "Ada Example" });
      await stage.books.addContact({ Name: "Mrs A. Example", EmailAddress: ADA.email });
      await chooseContactSettings(stage, { rules: ["name", "email"] });
      const byName = await stage.order({ customer: ADA });
      await stage.shows(byName, { xero: { invoices: [{ total: "29.00", contact: "Ada Example" }] }, app: { status: "synced" } });

      await stage.books.addContact({ Name: "Bo Example" });
      await stage.books.addContact({ Name: "Mr B. Example", EmailAddress: "bo@example.com" });
      await chooseContactSettings(stage, { rules: ["email", "name"] });
      const byEmail = await stage.order({ customer: { firstName: "Bo", lastName: "Example", email: "bo@example.com" } });
      await stage.shows(byEmail, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(byEmail), total: "29.00", contact: "Mr B. Example" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
