import type { ContactId } from "../domain/ids";
import type { Contact, ContactInBooks } from "../domain/ledger/contact";
import { matchContact } from "../domain/sync/match-contact";
import type { Answer, FailedAnswer } from "../ports/answer";
import { ContactDirectory } from "./contact-directory";
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

type Look = (wanted: Contact) => ContactInBooks[];

/**
 * Looks for the customers' contacts in Xero, and links those that are there: in the organisation's contacts by pages of a
 * thousand where that takes fewer calls, else ten customers a call.
 */
export async function findContacts(
  ports: SyncPorts,
  connection: ReadyConnection,
  customers: readonly AskingCustomer[],
): Promise<ContactSearch> {
  const search: ContactSearch = { wanted: [], failed: [] };
  const planned = new ContactDirectory();
  const book = await ports.contactBook.read(ports, connection, { mostCalls: Math.ceil(customers.length / PER_CALL) });
  const perCall = book ? customers.length : PER_CALL;
  for (let at = 0; at < customers.length; at += perCall) {
    const asked = customers.slice(at, at + perCall);
    const look: Answer<Look> = book ? { kind: "done", value: book } : await lookFor(ports, connection, asked);
    if (look.kind !== "done") {
      search.failed.push({ customers: asked, answer: look });
      continue;
    }
    for (const customer of asked) {
      const contact = await linkOrCreate(ports, connection, { customer, look: look.value, planned });
      if (contact) search.wanted.push({ customer, contact });
    }
  }

  return search;
}

async function lookFor({ xero, books }: SyncPorts, connection: ReadyConnection, asked: readonly AskingCustomer[]): Promise<Answer<Look>> {
  const answer = await xero(connection, (access) => books.contactsLike(access, asked.map(contactOf)));

  return answer.kind === "done" ? { kind: "done", value: () => answer.value } : answer;
}

function contactOf({ orders: [first] }: AskingCustomer): Contact {
  return first.step.plan.contact;
}

type Search = { customer: AskingCustomer; look: Look; planned: ContactDirectory };

/**
 * The contact to create; null when one was found and linked, or when another new customer's contact, about to be made, would
 * do: then this customer waits for the next round, which finds it. Namesakes get names apart.
 */
async function linkOrCreate(
  { links }: SyncPorts,
  connection: ReadyConnection,
  { customer, look, planned }: Search,
): Promise<Contact | null> {
  const wanted = contactOf(customer);
  const match = matchContact(wanted, [...look(wanted), ...planned.like(wanted)]);
  if ("create" in match) {
    planned.put({ ...match.create, id: customer.key, active: true });

    return match.create;
  }
  if (!isPlanned(match.use, planned)) {
    await links.linkContact(connection.id, { customerKey: customer.key, contactId: match.use.id as ContactId });
  }

  return null;
}

function isPlanned(contact: ContactInBooks, planned: ContactDirectory): boolean {
  return planned.like({ ...contact, number: contact.number ?? "" }).includes(contact);
}
