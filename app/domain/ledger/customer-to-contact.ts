import type { Company } from "../commerce/company";
import type { Address, Customer } from "../commerce/customer";
import type { Order } from "../commerce/order";
import { legacyId } from "../ids";
import type { Contact } from "./contact";
import { cutText } from "../plain-text";

/** Orders without a customer (a quick sale at the till) share one contact. */
export const GUEST_CONTACT_NUMBER = "Shopify guest";

/** The contact an invoice for this customer is made out to, should none exist yet. */
export function customerToContact(customer: Order["customer"]): Contact {
  if (!customer) return { ...NOBODY, number: GUEST_CONTACT_NUMBER, name: "Shopify guest customer" };

  const { firstName, lastName, email, phone, shippingAddress } = customer;

  return {
    firstName,
    lastName,
    email,
    phone,
    number: contactNumber(customer.id),
    name: contactName(customer.name) || customer.email || `Shopify customer ${legacyId(customer.id)}`,
    address: customer.billingAddress,
    ...(shippingAddress && !isSameAddress(shippingAddress, customer.billingAddress) && { deliveryAddress: shippingAddress }),
    taxNumber: null,
  };
}

/** The business that bought, with the person who ordered as the one to write to. */
export function companyToContact(company: Company, { customer, email }: Pick<Order, "customer" | "email">): Contact {
  return {
    ...(customer ? person(customer) : NOBODY),
    ...(email && { email }),
    number: companyNumber(company.id),
    name: contactName(company.name) || `Shopify company ${legacyId(company.id)}`,
    address: company.address ?? customer?.billingAddress ?? null,
    taxNumber: company.taxId,
  };
}

/** One contact for all sales of a channel, for merchants who keep their customers out of Xero. */
export function channelToContact(channel: string | null): Contact {
  const name = contactName(channel ?? "") || "online shop";

  const known = CHANNELS[name] ?? name;

  return { ...NOBODY, number: cutText(`Shopify channel ${name}`, 50).trim(), name: cutText(`Shopify sales: ${known}`, 255).trim() };
}

/** Shopify's own channels as the admin calls them; an order has only a word for them. */
const CHANNELS: Readonly<Record<string, string>> = { web: "Online Store", pos: "Point of Sale", shopify_draft_order: "Draft orders" };

/** One contact for whatever is sold. */
export function contactOfAll(): Contact {
  return { ...NOBODY, number: "Shopify all", name: "Shopify sales" };
}

/** Customer ids are unique across all of Shopify, so two shops in one organisation cannot clash. */
export function contactNumber(customerId: string): string {
  return `Shopify ${legacyId(customerId)}`;
}

export function companyNumber(companyId: string): string {
  return `Shopify company ${legacyId(companyId)}`;
}

/** "Shopify 12" → "Shopify 12 (2)" → "Shopify 12 (3)": for a customer whose contact was archived. At most 50 characters. */
export function nextContactNumber(number: string): string {
  const [, bare = number, count = "1"] = /^(.*) \((\d+)\)$/.exec(number) ?? [];
  const mark = ` (${BigInt(count) + 1n})`;

  return cutText(bare, 50 - mark.length) + mark;
}

/** Xero refuses angle brackets and doubled, leading or trailing spaces in a name, and more than 255 characters. */
function contactName(name: string): string {
  const tidy = UNTIDY.test(name) ? name.replace(/[<>]/g, "").replace(/\s+/g, " ") : name;

  return cutText(tidy.trim(), 255).trim();
}

/** What has to be mended in a name; most have none of it. */
const UNTIDY = /[<>]|\s\s|[^\S ]/;

function person({ firstName, lastName, email, phone }: Customer) {
  return { firstName, lastName, email, phone };
}

const NOBODY = { firstName: null, lastName: null, email: null, phone: null, address: null, taxNumber: null };

function isSameAddress(a: Address, b: Address | null): boolean {
  const text = ({ company, line1, line2, city, region, postalCode, country }: Address) =>
    [company, line1, line2, city, region, postalCode, country].map((part) => (part ?? "").trim().toLowerCase()).join("\n");

  return text(a) === (b && text(b)) || text(a).trim() === "";
}
