import type { ContactId } from "../domain/ids";
import type { Contact, ContactInBooks } from "../domain/ledger/contact";
import { matchContact } from "../domain/sync/match-contact";
import type { Answer, FailedAnswer } from "../ports/answer";
import { survivorsOf } from "./follow-contacts";
import { ContactDirectory } from "./contact-directory";
import type { AskingCustomer } from "./make-contacts";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

/** Three rules for each customer: more would make an address longer than servers take. */
const PER_CALL = 10;

export type ContactSearch = {
  /** Contacts to create, each for its customer. */
  wanted: { customer: AskingCustomer; contact: Contact }[];
  /** Customers whose contact a person has archived, and it was merged into none that stands. */
  archived: { customer: AskingCustomer; contact: ContactInBooks }[];
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
  const search: ContactSearch = { wanted: [], archived: [], failed: [] };
  const numbers = await ports.links.contactNumbers(
    connection.id,
    customers.map(({ key }) => key),
  );
  const wantedOf = (customer: AskingCustomer) => ({ ...contactOf(customer), number: numbers.get(customer.key) ?? customer.key });
  const planned = new ContactDirectory();
  const book = await ports.contactBook.read(ports, connection, { mostCalls: Math.ceil(customers.length / PER_CALL) });
  const perCall = book ? customers.length : PER_CALL;
  for (let at = 0; at < customers.length; at += perCall) {
    const asked = customers.slice(at, at + perCall);
    const look: Answer<Look> = book ? { kind: "done", value: book } : await lookFor(ports, connection, asked.map(wantedOf));
    if (look.kind !== "done") {
      search.failed.push({ customers: asked, answer: look });
      continue;
    }
    for (const customer of asked) {
      const found = await linkOrCreate(ports, connection, { customer, wanted: wantedOf(customer), look: look.value, planned });
      if (found && "create" in found) search.wanted.push({ customer, contact: found.create });
      if (found && "archived" in found) search.archived.push({ customer, contact: found.archived });
    }
  }

  return followMerges(ports, connection, search);
}

/** Merged contacts are archived, too: their customers go where the documents went. */
async function followMerges(ports: SyncPorts, connection: ReadyConnection, search: ContactSearch): Promise<ContactSearch> {
  const ids = search.archived.map(({ contact }) => contact.id as ContactId);
  const survivors = ids.length > 0 ? await survivorsOf(ports, connection, ids) : null;
  if (!survivors) return search;
  if (survivors.kind !== "done") {
    const failed = { customers: search.archived.map(({ customer }) => customer), answer: survivors };

    return { ...search, archived: [], failed: [...search.failed, failed] };
  }
  const archived: ContactSearch["archived"] = [];
  for (const each of search.archived) {
    const survivor = survivors.value.get(each.contact.id as ContactId);
    if (!survivor?.active) archived.push(each);
    else await ports.links.linkContact(connection.id, { customerKey: each.customer.key, contactId: survivor.id as ContactId });
  }

  return { ...search, archived };
}

async function lookFor({ xero, books }: SyncPorts, connection: ReadyConnection, wanted: readonly Contact[]): Promise<Answer<Look>> {
  const answer = await xero(connection, (access) => books.contactsLike(access, wanted));

  return answer.kind === "done" ? { kind: "done", value: () => answer.value } : answer;
}

function contactOf({ orders: [first] }: AskingCustomer): Contact {
  return first.step.plan.contact;
}

type Search = { customer: AskingCustomer; wanted: Contact; look: Look; planned: ContactDirectory };

/**
 * The contact to create, or the archived one that it would be; null when one was found and linked, or when another new customer's contact, about to be made, would
 * do: then this customer waits for the next round, which finds it. Namesakes get names apart.
 */
async function linkOrCreate(
  { links }: SyncPorts,
  connection: ReadyConnection,
  { customer, wanted, look, planned }: Search,
): Promise<{ create: Contact } | { archived: ContactInBooks } | null> {
  const match = matchContact(wanted, [...look(wanted), ...planned.like(wanted)]);
  if ("create" in match) {
    planned.put({ ...match.create, id: customer.key, active: true });

    return match;
  }
  if ("archived" in match) return match;
  if (!isPlanned(match.use, planned)) {
    await links.linkContact(connection.id, { customerKey: customer.key, contactId: match.use.id as ContactId });
  }

  return null;
}

function isPlanned(contact: ContactInBooks, planned: ContactDirectory): boolean {
  return planned.like({ ...contact, number: contact.number ?? "" }).includes(contact);
}
