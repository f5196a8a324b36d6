import { numberOf } from "../../integration/setting/merchant";
import { ADA, customerTagged } from "../choices/by-customers-tag";
import type { Scenario } from "../scenario";

/** A tag of the customer says who is billed, as one of the order does. */
export const BILLED_BY_CUSTOMERS_TAG: readonly Scenario[] = [
  {
    name: "contacts/billed-by-the-customers-tag",
    proves: "Orders of a customer with a tag are billed to the contact chosen for the tag; the order's own choice comes before it.",
    play: async (stage) => {
      await customerTagged(stage, ["insured"]);
      const search = "Example Insurance";
      await stage.books.addContact({ Name: search, EmailAddress: "claims@example.com" });
      const plain = await stage.order({ customer: { firstName: "Ben", lastName: "Example", email: "ben@example.com" } });
      const { error } = await stage.merchant.billTo(plain, { payer: "existing", search, scope: "tag", tag: "Insured" });
      if (error !== null) throw new Error(error);
      const order = await stage.order({ customer: ADA });
      const own = await stage.order({ customer: ADA });
      const taken = await stage.merchant.billTo(own, { payer: "buyer", scope: "order" });
      if (taken.error !== null) throw new Error(taken.error);
      await stage.settle();
      await stage.shows(plain, { xero: { invoices: [{ total: "29.00", contact: "Ben Example" }] }, app: { status: "synced" } });
      await stage.shows(own, { xero: { invoices: [{ total: "29.00", contact: "Ada Example" }] }, app: { status: "synced" } });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(order), total: "29.00", tax: "4.83", contact: search }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
