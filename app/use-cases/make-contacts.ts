import type { ContactId } from "../domain/ids";
import type { Contact } from "../domain/ledger/contact";
import type { NextStep } from "../domain/sync/next-step";
import { matchContact } from "../domain/sync/match-contact";
import type { Answer } from "../ports/answer";
import type { DirtyOrder } from "../ports/order-store";
import { postpone } from "./postpone";
import { postBatch, type Drafted } from "./post-documents";
import type { ReadyConnection } from "./ready-connection";
import { customerKey, type SituationInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

type Stepping = SituationInHand & { step: NextStep };
type Asking = SituationInHand & { step: NextStep & { do: "create-contact" } };

/** Finds each customer's contact in Xero, or makes it. Several orders of one customer wait for the same contact. */
export async function makeContacts(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const asking = byCustomer(wanting.filter(isAsking));
  if (asking.size === 0) return [];
  const underWay = await contactsUnderWay(ports, connection);
  const failed: DirtyOrder[] = [];
  const toCreate: Drafted[] = [];
  const names = new Set<string>();
  for (const [key, orders] of asking) {
    const [first] = orders;
    const found = underWay.has(key) ? UNDER_WAY : await findContact(ports, connection, { key, wanted: first.step.plan.contact });
    if (found.kind !== "done") {
      await postpone(ports, orders, { failed: found, platform: "Xero" });
      failed.push(...orders.map(({ dirty }) => dirty));
    } else if (found.value && !names.has(found.value.name.toLowerCase())) {
      // Of two new customers with one name, the second waits a round: it then finds the name taken and gets another.
      names.add(found.value.name.toLowerCase());
      toCreate.push({ dirty: first.dirty, order: first.order, localId: key, document: found.value });
    }
  }
  const unmade = new Set(await postBatch(ports, connection, { kind: "CONTACT", members: toCreate }));
  const without = [...asking.values()].filter(([first]) => unmade.has(first.dirty));

  return [...failed, ...without.flat().map(({ dirty }) => dirty)];
}

function isAsking(each: Stepping): each is Asking {
  return each.step.do === "create-contact";
}

function byCustomer(asking: readonly Asking[]): Map<string, [Asking, ...Asking[]]> {
  const groups = new Map<string, [Asking, ...Asking[]]>();
  for (const each of asking) {
    const group = groups.get(customerKey(each.order));
    if (group) group.push(each);
    else groups.set(customerKey(each.order), [each]);
  }

  return groups;
}

const UNDER_WAY: Answer<never> = { kind: "outcome-unknown", message: "Whether the customer's contact was created is being found out." };

/** An earlier order of the customer asked for the contact, and the answer was lost: the contact has at most one open write. */
async function contactsUnderWay({ ledger }: SyncPorts, { id }: ReadyConnection): Promise<Set<string>> {
  const open = (await ledger.unsettled(id)).filter(({ kind }) => kind === "CONTACT");

  return new Set(open.flatMap(({ members }) => members.map(({ localId }) => localId)));
}

/** Null when one was found and linked; otherwise the contact to create. */
async function findContact(
  { books, xero, links }: SyncPorts,
  connection: ReadyConnection,
  { key, wanted }: { key: string; wanted: Contact },
): Promise<Answer<Contact | null>> {
  const answer = await xero(connection, (access) => books.contactsLike(access, wanted));
  if (answer.kind !== "done") return answer;
  const match = matchContact(wanted, answer.value);
  if ("create" in match) return { kind: "done", value: match.create };
  await links.linkContact(connection.id, { customerKey: key, contactId: match.use.id as ContactId });

  return { kind: "done", value: null };
}
