import type { ContactInBooks, ContactRule } from "../domain/ledger/contact";
import type { Organisation } from "../domain/ledger/organisation";
import type { ContactView, CustomerView } from "./contact-views";

/** What a rule compares, in words. */
export const RULE_WORDS: Readonly<Record<ContactRule, string>> = {
  number: "contact number",
  email: "e-mail address",
  "tax-number": "tax number",
  name: "name",
};

type Addresses = { customerUrl: (shop: string, customerId: string) => string };

/** "Shopify 7001" → "Customer 7001", "Shopify company 9" → "Company 9", "Shopify guest" → "Guest". */
export function toCustomerView({ customerUrl }: Addresses, shop: string, key: string): CustomerView {
  const bare = key.replace(/^Shopify /, "").replace(/ \(\d+\)$/, "");
  const isCustomer = /^\d+$/.test(bare);

  return {
    key,
    words: isCustomer ? `Customer ${bare}` : bare.charAt(0).toUpperCase() + bare.slice(1),
    url: isCustomer ? customerUrl(shop, bare) : null,
  };
}

type ContactAddresses = { contactUrl: (organisation: Organisation, contactId: string) => string };

export function toContactView({ contactUrl }: ContactAddresses, organisation: Organisation, contact: ContactInBooks): ContactView {
  const { id, name, number, email, taxNumber = null, active } = contact;

  return { id, name, number, email, taxNumber, active, url: contactUrl(organisation, id) };
}
