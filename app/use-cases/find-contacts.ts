import type { ContactId } from "../domain/ids";
import type { Contact, ContactInBooks } from "../domain/ledger/contact";
import { matchContact } from "../domain/sync/match-contact";
import type { FailedAnswer } from "../ports/answer";
import type { AskingCustomer } from "./make-contacts";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

/** Three rules for each customer: more would make an address longer than servers take. */
const PER_CALL = 10;

export type ContactSearch = {
  /** Contacts to create, each for its customer. */
  wanted: { customer: AskingCustomer; contact: Contact }[];
  /** Customers about whom Xero gave no answer. */
  failed: { customers: readonly AskingCustomer[]; answer: FailedAnswer }[];
};

/** Looks for the customers' contacts in Xero, ten customers a call, and links those that are there. */
export async function findContacts(
  ports: SyncPorts,
  connection: ReadyConnection,
  customers: readonly AskingCustomer[],
): Promise<ContactSearch> {
  const search: ContactSearch = { wanted: [], failed: [] };
  const names = new Set<string>();
  for (let at = 0; at < customers.length; at += PER_CALL) {
    const asked = customers.slice(at, at + PER_CALL);
    const answer = await ports.xero(connection, (access) => ports.books.contactsLike(access, asked.map(contactOf)));
    if (answer.kind !== "done") {
      search.failed.push({ customers: asked, answer });
      continue;
    }
    for (const customer of asked) {
      const contact = await linkOrCreate(ports, connection, { customer, standing: answer.value });
      // Of two new customers with one name, the second waits a round: it then finds the name taken and gets another.
      if (!contact || names.has(contact.name.toLowerCase())) continue;
      names.add(contact.name.toLowerCase());
      search.wanted.push({ customer, contact });
    }
  }

  return search;
}

function contactOf({ orders: [first] }: AskingCustomer): Contact {
  return first.step.plan.contact;
}

/** Null when one was found and linked; otherwise the contact to create. */
async function linkOrCreate(
  { links }: SyncPorts,
  connection: ReadyConnection,
  { customer, standing }: { customer: AskingCustomer; standing: readonly ContactInBooks[] },
): Promise<Contact | null> {
  const match = matchContact(contactOf(customer), standing);
  if ("create" in match) return match.create;
  await links.linkContact(connection.id, { customerKey: customer.key, contactId: match.use.id as ContactId });

  return null;
}
