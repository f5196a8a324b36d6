import type { Order } from "../commerce/order";
import { legacyId } from "../ids";
import type { Contact } from "./contact";

/** Orders without a customer (a quick sale at the till) share one contact. */
export const GUEST_CONTACT_NUMBER = "Shopify guest";

/** The contact an invoice for this customer is made out to, should none exist yet. */
export function customerToContact(customer: Order["customer"]): Contact {
  if (!customer) return { ...NOBODY, number: GUEST_CONTACT_NUMBER, name: "Shopify guest customer" };

  return {
    number: contactNumber(customer.id),
    name: contactName(customer.name) || customer.email || `Shopify customer ${legacyId(customer.id)}`,
    firstName: customer.firstName,
    lastName: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    address: customer.billingAddress,
  };
}

/** Customer ids are unique across all of Shopify, so two shops in one organisation cannot clash. */
export function contactNumber(customerId: string): string {
  return `Shopify ${legacyId(customerId)}`;
}

/** Xero refuses angle brackets and doubled, leading or trailing spaces in a name, and more than 255 characters. */
function contactName(name: string): string {
  return name.replace(/[<>]/g, "").replace(/\s+/g, " ").trim().slice(0, 255).trim();
}

const NOBODY = { firstName: null, lastName: null, email: null, phone: null, address: null };
