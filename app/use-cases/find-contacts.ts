import type { ContactId } from "../domain/ids";
import type { Contact, ContactInBooks, ContactRule } from "../domain/ledger/contact";
import { matchContact, type ContactMatch, type MatchBy } from "../domain/sync/match-contact";
import type { Answer, FailedAnswer } from "../ports/answer";
import type { ContactDecision } from "../ports/contact-choices";
import { survivorsOf } from "./follow-contacts";
import { ContactDirectory } from "./contact-directory";
import type { AskingCustomer } from "./make-contacts";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";
import { isNamedByNumber } from "./taken-names";

export type ContactSearch = {
  /** Contacts to create, each for its customer. */
  wanted: { customer: AskingCustomer; contact: Contact }[];
  /** Customers whose contact a person has archived, and it was merged into none that stands. */
  archived: { customer: AskingCustomer; contact: ContactInBooks }[];
  /** Customers whom several contacts may be, and a person is to say which. */
  ambiguous: { customer: AskingCustomer; contacts: readonly ContactInBooks[]; rule: ContactRule }[];
  /** Customers about whom Xero gave no answer. */
  failed: { customers: readonly AskingCustomer[]; answer: FailedAnswer }[];
};

type Look = (wanted: Contact) => ContactInBooks[];

/**
 * Looks for the customers' contacts in Xero, and links those that are there: in the organisation's contacts by pages of a
 * thousand where that takes fewer calls, else as many customers a call as fit into its address.
 */
export async function findContacts(
  ports: SyncPorts,
  connection: ReadyConnection,
  customers: readonly AskingCustomer[],
): Promise<ContactSearch> {
  const search: ContactSearch = { wanted: [], archived: [], ambiguous: [], failed: [] };
  const keys = customers.map(({ key }) => key);
  const numbers = await ports.links.contactNumbers(connection.id, keys);
  const decided = await ports.choices.decided(connection.id, keys);
  const open = takeChosen(search, customers, decided);
  const wantedOf = (customer: AskingCustomer) => ({ ...contactOf(customer), number: numbers.get(customer.key) ?? customer.key });
  const planned = new ContactDirectory();
  const parts = ports.books.contactsLike.lookUps(open.map(wantedOf));
  const book = await ports.contactBook.read(ports, connection, { mostCalls: parts.length });
  let at = 0;
  for (const wanted of book ? [open.map(wantedOf)] : parts) {
    const asked = open.slice(at, at + wanted.length);
    at += wanted.length;
    const look: Answer<Look> = book ? { kind: "done", value: book } : await lookFor(ports, connection, wanted);
    if (look.kind !== "done") {
      search.failed.push({ customers: asked, answer: look });
      continue;
    }
    for (const customer of asked) {
      const found = await linkOrCreate(ports, connection, {
        ...{ customer, wanted: wantedOf(customer), look: look.value, planned },
        by: { ...(decided.has(customer.key) ? BY_NUMBER_ONLY : byProfile(connection)), nameRefused: isNameRefused(customer) },
      });
      if (found && "create" in found) search.wanted.push({ customer, contact: found.create });
      if (found && "archived" in found) search.archived.push({ customer, contact: found.archived });
      if (found && "ambiguous" in found) search.ambiguous.push({ customer, contacts: found.ambiguous, rule: found.rule });
    }
  }

  return followMerges(ports, connection, search);
}

function isNameRefused({ orders }: AskingCustomer): boolean {
  return orders.some(({ dirty }) => isNamedByNumber(dirty));
}

/** "Create another" was said of this customer: whoever else may fit was looked at by a person. */
const BY_NUMBER_ONLY: MatchBy = { rules: ["number"], doubt: "create" };

function byProfile({ profile }: ReadyConnection): MatchBy {
  return { rules: profile.contactRules, doubt: profile.contactDoubt };
}

/**
 * A contact that a person chose is no longer linked only if it was archived or merged: it is followed, or told of, and no other
 * is looked for. The answer: the other customers.
 */
function takeChosen(
  search: ContactSearch,
  customers: readonly AskingCustomer[],
  decided: ReadonlyMap<string, ContactDecision>,
): AskingCustomer[] {
  return customers.filter((customer) => {
    const decision = decided.get(customer.key);
    if (decision === undefined || decision === "create") return true;
    const { name } = contactOf(customer);
    search.archived.push({ customer, contact: { id: decision.use, number: null, name, email: null, active: false } });

    return false;
  });
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
  const answer = await xero(connection, (access) => books.contactsLike.find(access, wanted));

  return answer.kind === "done" ? { kind: "done", value: () => answer.value } : answer;
}

function contactOf({ orders: [first] }: AskingCustomer): Contact {
  return first.step.plan.contact;
}

type Search = { customer: AskingCustomer; wanted: Contact; look: Look; planned: ContactDirectory; by: MatchBy };

/**
 * The contact to create, the archived one that it would be, or the several that it may be; null when one was found and linked,
 * or when another new customer's contact, about to be made, would do: then this customer waits for the next round, which finds
 * it. Namesakes get names apart.
 */
async function linkOrCreate(
  { links }: SyncPorts,
  connection: ReadyConnection,
  { customer, wanted, look, planned, by }: Search,
): Promise<Exclude<ContactMatch, { use: unknown }> | null> {
  const match = matchContact(wanted, [...look(wanted), ...planned.like(wanted)], by);
  if ("create" in match) {
    planned.put({ ...match.create, id: customer.key, active: true });

    return match;
  }
  if (!("use" in match)) return match;
  if (!isPlanned(match.use, planned)) {
    await links.linkContact(connection.id, { customerKey: customer.key, contactId: match.use.id as ContactId });
  }

  return null;
}

function isPlanned(contact: ContactInBooks, planned: ContactDirectory): boolean {
  return planned.like({ ...contact, number: contact.number ?? "" }).includes(contact);
}
