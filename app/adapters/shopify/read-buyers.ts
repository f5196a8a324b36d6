import type { ContactFields } from "../../domain/follow/contact-fields";
import type { CompanyId, CustomerId } from "../../domain/ids";
import type { Contact } from "../../domain/ledger/contact";
import { companyToContact, customerToContact } from "../../domain/ledger/customer-to-contact";
import type { BuyerRecord } from "../../ports/buyer-records";
import type { Ask } from "./ask";
import { BUYERS_QUERY } from "./buyer-query";
import { readAddress } from "./order-json/address";
import { isObject, list, objectOr, text, textOr, type JsonObject } from "./order-json/json";
import { UnreadableAnswer } from "./shopify-error";

/** "Shopify 12" is customer 12, "Shopify company 7" company 7; other contacts are nobody's in the shop. */
export function gidOf(customerKey: string): string | null {
  const [, company, id] = /^Shopify (company )?(\d+)$/.exec(customerKey) ?? [];

  return id === undefined ? null : `gid://shopify/${company ? "Company" : "Customer"}/${id}`;
}

/** The way back; null for anything else. */
export function keyOfGid(gid: string): string | null {
  const [, type, id] = /^gid:\/\/shopify\/(Customer|Company)\/(\d+)$/.exec(gid) ?? [];

  return id === undefined ? null : type === "Company" ? `Shopify company ${id}` : `Shopify ${id}`;
}

export async function readBuyers(ask: Ask, customerKeys: readonly string[]): Promise<Map<string, BuyerRecord>> {
  const ids = customerKeys.flatMap((key) => gidOf(key) ?? []);
  if (ids.length === 0) return new Map();
  const answer = await ask({ query: BUYERS_QUERY, variables: { ids } });
  const nodes = isObject(answer) ? answer["nodes"] : undefined;
  if (!Array.isArray(nodes)) throw new UnreadableAnswer("the customers are missing.");

  return new Map(nodes.filter(isObject).map((node) => readBuyer(node)));
}

function readBuyer(node: JsonObject): [string, BuyerRecord] {
  return textOr(node, "__typename") === "Company" ? readCompany(node) : readCustomer(node);
}

function readCustomer(node: JsonObject): [string, BuyerRecord] {
  const [email, phone] = [objectOr(node, "defaultEmailAddress"), objectOr(node, "defaultPhoneNumber")];
  const contact = customerToContact({
    id: text(node, "id") as CustomerId,
    name: textOr(node, "displayName") ?? "",
    firstName: textOr(node, "firstName"),
    lastName: textOr(node, "lastName"),
    email: email && textOr(email, "emailAddress"),
    phone: phone && textOr(phone, "phoneNumber"),
    billingAddress: readAddress(objectOr(node, "defaultAddress")),
  });
  // A customer who has lost both name and e-mail address would be named after his number: no news for the contact.
  const named = textOr(node, "firstName") ?? textOr(node, "lastName") ?? (email && textOr(email, "emailAddress"));
  const { name, firstName, lastName, email: emailAddress, phone: number, address } = contact;
  const fields: Partial<ContactFields> = { ...(named && { name }), firstName, lastName, email: emailAddress, phone: number, address };

  return [contact.number, { fields, asOf: latestOf([node]) }];
}

/** With several locations, whose address and tax number the contact should have is not for us to say. */
function readCompany(node: JsonObject): [string, BuyerRecord] {
  const locations = list(node, "locations", (location) => location);
  const [only] = locations.length === 1 ? locations : [];
  const contact = companyToContact(
    {
      id: text(node, "id") as CompanyId,
      name: text(node, "name"),
      locationName: null,
      taxId: only ? textOr(only, "taxRegistrationId") : null,
      address: only ? readAddress(objectOr(only, "billingAddress")) : null,
    },
    { customer: null, email: null },
  );

  return [contact.number, { fields: companyFields(contact), asOf: latestOf([node, ...locations]) }];
}

function latestOf(nodes: readonly JsonObject[]): Date | null {
  const times = nodes.flatMap((node) => textOr(node, "updatedAt") ?? []).map((time) => Date.parse(time));

  return times.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b))) : null;
}

function companyFields({ name, address, taxNumber }: Contact): Partial<ContactFields> {
  return { name, ...(address && { address }), ...(taxNumber && { taxNumber }) };
}
