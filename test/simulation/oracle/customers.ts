import { CONTACT_FIELDS, type ContactField } from "../../../app/domain/follow/contact-fields";
import type { ShopCustomer } from "../platforms/shop-customers";
import type { Shop } from "../platforms/shopify";
import type { StandingContact } from "../platforms/xero-documents";
import { connectionId, type World } from "../world";

/** Contacts that have not what their customers have, or lost what a person wrote on them. */
export function contactsLeftBehind(world: World): string[] {
  return [...world.shops.values()].flatMap((shop) => [...shop.customers.values()].flatMap((customer) => leftBehind(world, shop, customer)));
}

/** A contact that several customers share is changed by none of them, and of merged ones nobody knows whose each field is. */
function leftBehind(world: World, shop: Shop, customer: ShopCustomer): string[] {
  const { tenantId } = world.db.connection(connectionId(shop.domain));
  const { organisation } = world.tenantOf(tenantId);
  const contact = [...organisation.contacts.values()].find(({ number }) => number === customer.key);
  if (!contact?.active || contact.tidied || organisation.poisoned.has(contact.id) || !isAlone(world, customer, contact)) return [];

  return CONTACT_FIELDS.flatMap((field) => fieldLeft(contact, customer, field)).map((what) => `${customer.key}: ${what}`);
}

function isAlone({ db }: World, { key }: ShopCustomer, { id }: StandingContact): boolean {
  const links = [...db.connections.keys()].flatMap((connection) => [...db.of(connection).links.values()]);
  const linked = links.filter(({ kind, remoteId }) => kind === "CONTACT" && remoteId === id);

  return linked.length === 1 && linked[0]?.localId === key;
}

/** What a person wrote stands whatever the customer does; what is empty in the shop says nothing. */
function fieldLeft({ fields, byHand }: StandingContact, customer: ShopCustomer, field: ContactField): string[] {
  const [theirs, ours] = [inText(fields[field]), inText(customer.fields[field])];
  if (field in byHand)
    return theirs === inText(byHand[field]) ? [] : [`its ${field} is ${theirs}, and a person had written ${inText(byHand[field])}`];
  const isMarked = field === "name" && theirs.startsWith(`${ours} (`);

  return ours === "" || ours === theirs || isMarked ? [] : [`its ${field} is ${theirs} in Xero and ${ours} in the shop`];
}

function inText(value: unknown): string {
  if (value === null || value === undefined) return "";

  return typeof value === "string" ? value : JSON.stringify(value);
}
