import type { FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ContactList } from "../ports/contact-list";
import { sweepKind, type Read } from "./sweep-kind";
import type { XeroAccess } from "./xero-access";

export type ReadContactsPorts = {
  books: Pick<Books, "contactsChanged">;
  xero: XeroAccess;
  contactList: Pick<ContactList, "reading" | "save" | "finish">;
  clock: Clock;
};

/** Each reads 50,000: more than Xero is made for. */
const MOST_ROUNDS = 3;

/**
 * All contacts of the organisation, a thousand a call, where the merchant asked for them; what changes afterwards is seen by the
 * sweeps anyway. Nothing is created, on either side. Null, or why Xero could not be read: then the next sweep tries again.
 */
export async function readContactsAsked(ports: ReadContactsPorts, connection: Connection): Promise<FailedAnswer | null> {
  const { contactList, clock } = ports;
  const { asked } = await contactList.reading(connection.id);
  if (!asked) return null;
  const began = clock.now();
  let since: Date | null = new Date(0);
  for (let round = 0; round < MOST_ROUNDS && since; round++) {
    const kind = await sweepKind(ports, connection, { read: savingTo(ports, connection), since });
    if ("failed" in kind) return kind.failed;
    since = kind.cutAt;
  }
  await contactList.finish(connection.id, { began, at: clock.now() });

  return null;
}

function savingTo({ books, contactList }: ReadContactsPorts, { id }: Connection): Read {
  return async (access, wanted) => {
    const answer = await books.contactsChanged(access, wanted);
    if (answer.kind !== "done") return answer;
    await contactList.save(id, answer.value.found);

    return { kind: "done", value: { pages: answer.value.pages, newest: answer.value.newest } };
  };
}
