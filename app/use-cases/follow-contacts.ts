import type { ContactId } from "../domain/ids";
import type { ContactInBooks } from "../domain/ledger/contact";
import type { Answer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { ContactMerge, LinkStore } from "../ports/link-store";
import type { XeroAccess } from "./xero-access";

type Ports = { books: Books; xero: XeroAccess };

/** Xero advises about 40 ids in one call. */
const PER_CALL = 40;
/** A merged into B, B into C, …: longer chains are left to a person. */
const LONGEST_CHAIN = 5;

/**
 * The contact that has the documents of each of these now: itself, or where it was merged into, however often. One that was
 * deleted for good is missing.
 */
export async function survivorsOf(
  ports: Ports,
  connection: Connection,
  ids: readonly ContactId[],
): Promise<Answer<Map<ContactId, ContactInBooks>>> {
  const known = new Map<string, ContactInBooks>();
  let wanted = [...new Set(ids)];
  for (let link = 0; link < LONGEST_CHAIN && wanted.length > 0; link++) {
    for (let at = 0; at < wanted.length; at += PER_CALL) {
      const part = wanted.slice(at, at + PER_CALL);
      const answer = await ports.xero(connection, (access) => ports.books.readContacts(access, part));
      if (answer.kind !== "done") return answer;
      for (const contact of answer.value) known.set(contact.id, contact);
    }
    wanted = wanted.flatMap((id) => known.get(id)?.mergedInto ?? []).filter((id) => !known.has(id));
  }

  return { kind: "done", value: new Map(ids.flatMap((id) => pairOf(id, lastOf(id, known)))) };
}

function lastOf(id: ContactId, known: ReadonlyMap<string, ContactInBooks>): ContactInBooks | undefined {
  let contact = known.get(id);
  for (let link = 0; link < LONGEST_CHAIN && contact?.mergedInto; link++) contact = known.get(contact.mergedInto) ?? contact;

  return contact;
}

function pairOf(id: ContactId, contact: ContactInBooks | undefined): [ContactId, ContactInBooks][] {
  return contact ? [[id, contact]] : [];
}

/** Links of these contacts go over to where they were merged into. The answer: those that are archived without a merge. */
export async function followContacts(
  ports: Ports & { links: LinkStore },
  connection: Connection,
  ids: readonly ContactId[],
): Promise<Answer<{ archived: ContactId[] }>> {
  if (ids.length === 0) return { kind: "done", value: { archived: [] } };
  const answer = await survivorsOf(ports, connection, ids);
  if (answer.kind !== "done") return answer;
  const merges = [...answer.value].flatMap(([from, { id }]): ContactMerge[] => (id === from ? [] : [{ from, into: id as ContactId }]));
  await ports.links.followContacts(connection.id, merges);

  return { kind: "done", value: { archived: ids.filter((id) => answer.value.get(id)?.id === id && !answer.value.get(id)?.active) } };
}
