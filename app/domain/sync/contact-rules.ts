import type { Contact, ContactInBooks, ContactRule } from "../ledger/contact";

/** All rules, in the order in which they are proposed; the name alone is left out of it, see `DEFAULT_CHOICES`. */
export const CONTACT_RULES: readonly ContactRule[] = ["number", "email", "tax-number", "name"];

/** Whether the contact is the customer, as far as this rule can tell. What a side does not say fits nothing. */
export function matchesBy(rule: ContactRule, contact: ContactInBooks, wanted: Contact): boolean {
  switch (rule) {
    case "number":
      return contact.number === wanted.number;
    case "email":
      return wanted.email !== null && same(contact.email, wanted.email) && !isAnotherParty(contact, wanted);
    case "tax-number":
      return wanted.taxNumber !== null && sameTaxNumber(contact.taxNumber, wanted.taxNumber) && !isAnotherParty(contact, wanted);
    case "name":
      return same(contact.name, wanted.name) && !contradicts(contact, wanted);
  }
}

/** Capitals and spaces around do not matter. */
export function same(a: string | null, b: string): boolean {
  return a?.trim().toLowerCase() === b.trim().toLowerCase();
}

/** "GB 123 4567 89" → "GB123456789": people write them in groups. */
export function plainTaxNumber(taxNumber: string): string {
  return taxNumber.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
}

function sameTaxNumber(a: string | null | undefined, b: string): boolean {
  return plainTaxNumber(b) !== "" && plainTaxNumber(a ?? "") === plainTaxNumber(b);
}

/** The same name with another e-mail address or another Shopify number is another person. */
function contradicts(contact: ContactInBooks, wanted: Contact): boolean {
  const otherEmail = contact.email !== null && contact.email !== "" && wanted.email !== null && !same(contact.email, wanted.email);

  return otherEmail || (isOurs(contact.number) && contact.number !== wanted.number);
}

/**
 * A contact that stands for something else of the shop's: a company orders under the e-mail address of a person who may be a
 * customer as well. Two customers of one address are one person, who buys in two shops.
 */
function isAnotherParty({ number }: ContactInBooks, wanted: Contact): boolean {
  return isOurs(number) && kindOf(number) !== kindOf(wanted.number);
}

function isOurs(number: string | null): number is string {
  return number?.startsWith("Shopify ") ?? false;
}

/** "Shopify company 12" is a company, "Shopify 12" a customer. */
function kindOf(number: string): string {
  return /^Shopify ([a-z-]+)/.exec(number)?.[1] ?? "customer";
}
