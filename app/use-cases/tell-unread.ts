import type { Connection } from "../ports/connection";
import type { Unread } from "../ports/books";
import type { Log } from "../ports/log";

/** A page of an organisation in yen may be full of them: so many are named. */
const MOST_NAMED = 20;

/** What others wrote into the books and cannot be read to the last digit holds up nothing, and is not passed over without a word. */
export function tellUnread({ log }: { log: Log }, { id }: Connection, { what, unread }: { what: string; unread: readonly Unread[] }): void {
  if (unread.length === 0) return;
  const named = unread.slice(0, MOST_NAMED).map((each) => `${each.id} over ${each.amount}`);
  log.warn(`${what} come to what cannot be read to the last digit.`, {
    connectionId: id,
    documents: unread.length,
    named: named.join(", "),
  });
}
