import type { ContactId } from "../domain/ids";
import { contactNumber } from "../domain/ledger/customer-to-contact";
import type { Connection } from "../ports/connection";
import type { ContactList, DuplicateContacts } from "../ports/contact-list";
import type { CustomerFound, CustomerSearch } from "../ports/customer-search";
import type { LinkStore } from "../ports/link-store";
import type { ContactView, DuplicateContactsView, UnlinkedContactView } from "./contact-views";
import { RULE_WORDS, toCustomerView } from "./contact-words";
import { problemOf } from "./failure";
import { readContactViews, type ReadViewsPorts } from "./read-contact-views";
import type { TabView } from "./show-contacts";

export type ListedPorts = ReadViewsPorts & {
  contactList: ContactList;
  customerSearch: CustomerSearch;
  links: Pick<LinkStore, "contacts">;
  customerUrl: (shop: string, customerId: string) => string;
};

/** Contacts that share what should be one's own, and contacts that stand for more than one customer. */
export async function showDuplicates(ports: ListedPorts, connection: Connection, limit: number): Promise<TabView> {
  const [same, shared] = await Promise.all([
    ports.contactList.duplicates(connection.id, limit),
    ports.contactList.shared(connection.id, limit),
  ]);
  const ids = [...same.flatMap(({ contactIds }) => contactIds), ...shared.map(({ contactId }) => contactId)];
  const { views, missing } = await readContactViews(ports, connection, ids);
  const viewsOf = (contactIds: readonly ContactId[]) => contactIds.flatMap((id) => views.get(id) ?? []);

  return {
    duplicates: [
      ...same.map((each): DuplicateContactsView => ({ why: whyOf(each), contacts: viewsOf(each.contactIds), customers: [] })),
      ...shared.map(({ contactId, customerKeys }) => ({
        why: "More than one customer is linked to this contact.",
        contacts: viewsOf([contactId]),
        customers: customerKeys.map((key) => toCustomerView(ports, connection.shop, key)),
      })),
    ],
    missing,
  };
}

function whyOf({ by, contactIds }: DuplicateContacts): string {
  return `${contactIds.length} active contacts have the same ${RULE_WORDS[by]}.`;
}

type PageOf = { after: string | null; limit: number };

/** Contacts that are no customer's, and which of them a customer in Shopify has the e-mail address of. */
export async function showUnlinked(ports: ListedPorts, connection: Connection, { after, limit }: PageOf): Promise<TabView> {
  const ids = await ports.contactList.unlinked(connection.id, { after, limit: limit + 1 });
  const shown = ids.slice(0, limit);
  const { views, missing } = await readContactViews(ports, connection, shown);
  const contacts = shown.flatMap((id) => views.get(id) ?? []);
  const emails = contacts.flatMap(({ email }) => email ?? []);
  const customers = await ports.customerSearch.byEmail(connection.shop, emails);
  const found = customers.kind === "done" ? customers.value : [];
  const linked = await ports.links.contacts(
    connection.id,
    found.map(({ id }) => contactNumber(id)),
  );

  return {
    unlinked: contacts.map((contact) => toUnlinked(ports, connection, { contact, found, linked })),
    nextCursor: ids.length > limit ? (shown.at(-1) ?? null) : null,
    missing: [...missing, ...(customers.kind === "done" ? [] : [problemOf(customers, "Shopify").message])],
  };
}

type Matching = { contact: ContactView; found: readonly CustomerFound[]; linked: ReadonlyMap<string, ContactId> };

function toUnlinked(ports: ListedPorts, { shop }: Connection, { contact, found, linked }: Matching): UnlinkedContactView {
  const plain = (email: string) => email.trim().toLowerCase();
  const customer = found.find(({ email }) => contact.email !== null && plain(email) === plain(contact.email));
  if (!customer) return { contact, customer: null, linkedElsewhere: false };
  const key = contactNumber(customer.id);

  return { contact, customer: { ...toCustomerView(ports, shop, key), name: customer.name }, linkedElsewhere: linked.has(key) };
}
