import type { FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ContactList, ContactReading } from "../ports/contact-list";
import { OVERLAP_MS, sweepKind, type Read } from "./sweep-kind";
import type { XeroAccess } from "./xero-access";

export type ReadContactsPorts = {
  books: Pick<Books, "contactsChanged">;
  xero: XeroAccess;
  contactList: Pick<ContactList, "reading" | "save" | "finish" | "goOnFrom" | "refuse">;
  clock: Clock;
};

/** Each reads 50,000. */
const MOST_ROUNDS = 3;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/**
 * All contacts of the organisation, a thousand a call, where the merchant asked for them, and what changed since then once a week:
 * the sweeps see that, too, but not what a standstill or a restored database lost. Nothing is created, on either side. Of more
 * contacts than one sweep reads the next one goes on. Null, or why Xero could not be read: then the next sweep tries again.
 */
export async function readContactsAsked(ports: ReadContactsPorts, connection: Connection): Promise<FailedAnswer | null> {
  const { contactList, clock } = ports;
  const reading = await contactList.reading(connection.id);
  const began = clock.now();
  if (!isDue(reading, began)) return null;
  // A reading that goes on stands at the very second that it reached.
  let from = reading.cursor && (reading.asked ? reading.cursor : new Date(reading.cursor.getTime() - OVERLAP_MS));
  let newest = reading.cursor;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const kind = await sweepKind(ports, connection, { read: savingTo(ports, connection), since: from ?? new Date(0) });
    if ("failed" in kind) return failed(ports, connection, kind.failed);
    newest = kind.newest ?? newest;
    from = kind.cutAt;
    if (from === null) {
      await contactList.finish(connection.id, { began, at: clock.now(), cursor: newest });

      return null;
    }
  }
  if (from) await contactList.goOnFrom(connection.id, from);

  return null;
}

function isDue({ asked, readAt }: ContactReading, now: Date): boolean {
  return asked || (readAt !== null && now.getTime() - readAt.getTime() >= WEEK_MS);
}

/**
 * What Xero refuses for good, as it does where there are more than 100,000 contacts (Nov 2026), is said on the page, and holds up
 * no sweep: invoices and payments matter more.
 */
async function failed({ contactList, clock }: ReadContactsPorts, { id }: Connection, answer: FailedAnswer): Promise<FailedAnswer | null> {
  if (answer.kind !== "rejected") return answer;
  await contactList.refuse(id, { at: clock.now(), problem: answer.message });

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
