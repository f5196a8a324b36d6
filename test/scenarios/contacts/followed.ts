import { PROPOSED_RULES } from "../../../app/domain/edits/people-rules";
import { People } from "../../integration/setting/people";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const ADA = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };

async function rename(stage: Stage, lastName: string): Promise<void> {
  await new People(stage.merchant).change(ADA.email, { lastName });
  await stage.settle();
}

/** What customers change in Shopify reaches their contacts; what bookkeepers change there stays. */
export const FOLLOWED: readonly Scenario[] = [
  {
    name: "contacts/customer-renamed",
    proves: "A customer who is renamed in Shopify is renamed in Xero, with all that stands there.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA });
      await rename(stage, "Sample");
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Ada Sample" }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/customer-renamed-and-in-xero",
    proves: "A name that a bookkeeper gave the contact stays, whatever the customer is called in Shopify.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA });
      const people = new People(stage.merchant);
      await people.editInXero(await people.contactOf(order), { Name: "Example, Ada (wholesale)" });
      await rename(stage, "Sample");
      await stage.shows(order, {
        xero: { invoices: [{ total: "29.00", contact: "Example, Ada (wholesale)" }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/shopifys-wanted",
    proves: "A bookkeeper's change of a contact is written over once the merchant asks for Shopify's.",
    play: async (stage) => {
      const order = await stage.order({ customer: ADA });
      const people = new People(stage.merchant);
      const contact = await people.contactOf(order);
      await people.editInXero(contact, { Name: "Somebody else" });
      await stage.minutes(20);
      await stage.world.app.crossfoot.useShopifys(stage.merchant.shop, contact.ContactNumber);
      await stage.settle();
      await stage.shows(order, { xero: { invoices: [{ contact: "Ada Example" }] }, app: { status: "synced", problems: [] } });
    },
  },
  {
    name: "contacts/all-brought-up-to-date",
    proves: "Changes from a time when customers were not followed arrive when all contacts are brought up to date.",
    play: async (stage) => {
      const { crossfoot } = stage.world.app;
      const { shop } = stage.merchant;
      const { documents } = PROPOSED_RULES;
      await crossfoot.savePeopleRules(shop, { documents, follow: false, changedInXero: "theirs" });
      const order = await stage.order({ customer: ADA });
      await rename(stage, "Sample");
      await stage.shows(order, { xero: { invoices: [{ contact: "Ada Example" }] } });
      await crossfoot.savePeopleRules(shop, { documents, follow: true, changedInXero: "theirs" });
      await crossfoot.pushContacts(shop);
      await stage.settle();
      await stage.shows(order, { xero: { invoices: [{ contact: "Ada Sample" }] }, app: { status: "synced", problems: [] } });
    },
  },
];
