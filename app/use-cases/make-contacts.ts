import type { ContactId } from "../domain/ids";
import type { Contact, ContactInBooks, ContactRule } from "../domain/ledger/contact";
import { problem, type Problem } from "../domain/problem";
import { attention } from "../domain/sync/rest";
import type { FailedAnswer } from "../ports/answer";
import type { DirtyOrder } from "../ports/order-store";
import { RULE_WORDS } from "./contact-words";
import { findContacts, type ContactSearch } from "./find-contacts";
import { postpone } from "./postpone";
import { postBatch, type Drafted } from "./post-documents";
import { contactInXero } from "./release-cured";
import type { ReadyConnection } from "./ready-connection";
import type { OrderInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

/** An order, or a draft order as the order it would make. */
type Stepping = Pick<OrderInHand, "dirty" | "order" | "posting"> & { step: { do: string } };
type Asking = Stepping & { step: { do: "create-contact"; plan: { contact: Contact } } };

/** The orders of one customer or payer, who has no known contact yet. `key` is the number of that contact. */
export type AskingCustomer = { key: string; orders: readonly [Asking, ...Asking[]] };

/** Finds each customer's contact in Xero, or makes it. Several orders of one customer wait for the same contact. */
export async function makeContacts(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const asking = byCustomer(wanting.filter(isAsking));
  if (asking.length === 0) return [];
  const underWay = await contactsUnderWay(ports, connection);
  const [waiting, free] = [asking.filter(({ key }) => underWay.has(key)), asking.filter(({ key }) => !underWay.has(key))];
  await postponeAll(ports, waiting, UNDER_WAY);

  const { wanted, archived, ambiguous, failed } = await findContacts(ports, connection, free);
  await settleArchived(ports, archived);
  await askWhich(ports, connection, ambiguous);
  for (const { customers, answer } of failed) await postponeAll(ports, customers, answer);
  const members = wanted.map(({ customer: { key, orders }, contact }): Drafted => {
    const [{ dirty, order }] = orders;

    return { dirty, order, localId: key, document: contact };
  });
  const still = (drafted: readonly Drafted[]) => stillWithout(ports, connection, drafted);
  const unmade = new Set(await postBatch(ports, connection, { kind: "CONTACT", members, still }));
  const without = asking.filter(({ orders: [first] }) => unmade.has(first.dirty));

  return [
    ...waiting,
    ...failed.flatMap(({ customers }) => customers),
    ...[...archived, ...ambiguous].map(({ customer }) => customer),
    ...without,
  ].flatMap(({ orders }) => orders.map(({ dirty }) => dirty));
}

/** Xero takes no document for an archived contact, and gives its number to no other: a person has to say. */
async function settleArchived(ports: SyncPorts, archived: ContactSearch["archived"]): Promise<void> {
  await hold(
    ports,
    archived.map(({ customer, contact }) => ({ customer, cause: archivedProblem(contact) })),
  );
}

/** Remembered before the orders say so: the page on which a person chooses shows both. */
async function askWhich(ports: SyncPorts, connection: ReadyConnection, ambiguous: ContactSearch["ambiguous"]): Promise<void> {
  if (ambiguous.length === 0) return;
  await ports.choices.doubt(
    connection.id,
    ambiguous.map(({ customer: { key }, contacts, rule }) => ({
      customerKey: key,
      rule,
      candidates: contacts.map(({ id }) => id as ContactId),
    })),
  );
  await hold(
    ports,
    ambiguous.map(({ customer, contacts, rule }) => ({ customer, cause: ambiguousProblem(rule, contacts.length) })),
  );
}

type Held = { customer: AskingCustomer; cause: Problem };

/** All orders of these customers wait for a person. `field` names the customer, by whom they are found again. */
async function hold(ports: SyncPorts, held: readonly Held[]): Promise<void> {
  const settled = held.flatMap(({ customer, cause }) =>
    customer.orders.map(({ dirty, order, posting }) => {
      const rest = attention([{ ...cause, field: customer.key }]);

      return { order: dirty, disposition: { rest, order, posting } };
    }),
  );
  if (settled.length > 0) await ports.orders.settleAll(settled);
}

function ambiguousProblem(rule: ContactRule, count: number): Problem {
  return problem(
    "contact-ambiguous",
    "decide",
    `${count} contacts in Xero have this customer's ${RULE_WORDS[rule]}. Choose the right one, or have another created, under Contacts; ` +
      "then all orders of the customer go on.",
  );
}

function archivedProblem({ id, name, number }: ContactInBooks): Problem {
  const message =
    `The customer's contact in Xero, ${name}${number ? ` (${number})` : ""}, was archived there, and Xero takes no invoice for it. ` +
    "Restore it in Xero, and the order goes on by itself, or have a new contact made.";

  return { ...problem("contact-archived", "decide", message), inXero: contactInXero(id) };
}

function isAsking(each: Stepping): each is Asking {
  return each.step.do === "create-contact";
}

function byCustomer(asking: readonly Asking[]): AskingCustomer[] {
  const groups = new Map<string, [Asking, ...Asking[]]>();
  for (const each of asking) {
    // Of an order that two pay for it is whichever contact is missing.
    const { number } = each.step.plan.contact;
    const group = groups.get(number);
    if (group) group.push(each);
    else groups.set(number, [each]);
  }

  return [...groups].map(([key, orders]) => ({ key, orders }));
}

const UNDER_WAY: FailedAnswer = { kind: "outcome-unknown", message: "Whether the customer's contact was created is being found out." };

/** An earlier order of the customer asked for the contact, and the answer was lost: the contact has at most one open write. */
async function contactsUnderWay({ ledger }: SyncPorts, { id }: ReadyConnection): Promise<Set<string>> {
  const open = (await ledger.unsettled(id)).filter(({ kind }) => kind === "CONTACT");

  return new Set(open.flatMap(({ members }) => members.map(({ localId }) => localId)));
}

/** More urgent work may have made a customer's contact meanwhile, or may be finding out whether it did. */
async function stillWithout(ports: SyncPorts, connection: ReadyConnection, drafted: readonly Drafted[]): Promise<Drafted[]> {
  if (ports.turn.taken.size === 0) return [...drafted];
  const keys = drafted.map(({ localId }) => localId);
  const [made, underWay] = [await ports.links.contacts(connection.id, keys), await contactsUnderWay(ports, connection)];

  return drafted.filter(({ localId }) => !made.has(localId) && !underWay.has(localId));
}

async function postponeAll(ports: SyncPorts, customers: readonly AskingCustomer[], failed: FailedAnswer): Promise<void> {
  await postpone(
    ports,
    customers.flatMap(({ orders }) => orders),
    { failed, platform: "Xero" },
  );
}
