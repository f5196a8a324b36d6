import type { Contact } from "../ledger/contact";
import { cutText } from "../plain-text";

/** What a contact in Xero has from its customer in Shopify. */
export const CONTACT_FIELDS = ["name", "firstName", "lastName", "email", "phone", "taxNumber", "address"] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
export type ContactFields = Pick<Contact, ContactField>;

/**
 * A field as text that is the same for the same content, however either side writes it down; empty where there is none. A phone
 * number is its digits: Xero splits it in three. Lengths are Xero's (Nov 2026), since what is longer was cut when it was sent.
 */
export function textOf(field: ContactField, fields: Partial<ContactFields>): string {
  switch (field) {
    case "address":
      return addressText(fields.address ?? null);
    case "phone":
      return cutText(fields.phone ?? "", 50).replace(/[^\d+]/g, "");
    case "email":
      return (fields.email ?? "").trim().toLowerCase();
    case "taxNumber":
      return cutText(fields.taxNumber ?? "", 50).trim();
    default:
      return cutText(fields[field] ?? "", 255).trim();
  }
}

function addressText(address: Contact["address"]): string {
  if (!address) return "";
  const { company, line1, line2, city, region, postalCode, country } = address;
  const parts = [
    [company, 255],
    [line1, 500],
    [line2, 500],
    [city, 255],
    [region, 255],
    [postalCode, 50],
    [country, 50],
  ] as const;
  const texts = parts.map(([part, length]) => cutText(part ?? "", length).trim());

  return texts.every((text) => text === "") ? "" : texts.join("\n");
}

/** "first name". */
export const FIELD_WORDS: Readonly<Record<ContactField, string>> = {
  name: "name",
  firstName: "first name",
  lastName: "last name",
  email: "e-mail address",
  phone: "phone number",
  taxNumber: "tax number",
  address: "address",
};
