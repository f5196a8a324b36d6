import type { ContactId } from "../domain/ids";
import type { Contact } from "../domain/ledger/contact";
import type { NextStep } from "../domain/sync/next-step";
import { matchContact } from "../domain/sync/match-contact";
import type { Answer } from "../ports/answer";
import type { DirtyOrder } from "../ports/order-store";
import { postpone, type Waiting } from "./postpone";
import { postBatch } from "./post-documents";
import type { ReadyConnection } from "./ready-connection";
import { customerKey, type SituationInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

type Stepping = SituationInHand & { step: NextStep };

/** Finds each customer's contact in Xero, or makes it. Several orders of one customer wait for the same contact. */
export async function makeContacts(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const failed: DirtyOrder[] = [];
  const toCreate = new Map<string, Waiting & { document: Contact }>();
  for (const { dirty, order, step } of wanting) {
    const key = customerKey(order);
    if (step.do !== "create-contact" || toCreate.has(key)) continue;
    const found = await findContact(ports, connection, { key, wanted: step.plan.contact });
    if (found.kind !== "done") {
      await postpone(ports, [{ dirty, order }], { failed: found, platform: "Xero" });
      failed.push(dirty);
    } else if (found.value) toCreate.set(key, { dirty, order, document: found.value });
  }
  const members = [...toCreate].map(([localId, each]) => ({ ...each, localId }));
  const unmade = await postBatch(ports, connection, { kind: "CONTACT", members });
  const waiting = new Set(unmade.map(({ recordId }) => recordId));
  const keysUnmade = new Set(members.filter(({ dirty }) => waiting.has(dirty.recordId)).map(({ localId }) => localId));

  return [...failed, ...unmade, ...wanting.filter(({ order, step }) => step.do === "create-contact" && keysUnmade.has(customerKey(order))).map(({ dirty }) => dirty)];
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
