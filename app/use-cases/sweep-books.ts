import type { ContactId } from "../domain/ids";
import type { ContactInBooks } from "../domain/ledger/contact";
import type { Answer, FailedAnswer } from "../ports/answer";
import type { Books, BooksAccess, Page } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactChoices } from "../ports/contact-choices";
import type { HeldOrders } from "../ports/held-orders";
import type { DocumentChange, LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { QuoteStore } from "../ports/quote-store";
import type { SweepFinds } from "../ports/sweep-finds";
import { isNews } from "../domain/follow/contact-update";
import type { ContactFollows } from "../ports/contact-follows";
import { followContacts } from "./follow-contacts";
import { readContactsAsked, type ReadContactsPorts } from "./read-contacts";
import { releaseForContacts } from "./release-cured";
import { quoteReads } from "./sweep-drafts";
import { sweepKind, type Kind, type Read } from "./sweep-kind";
import { MORE_TO_COME, type Swept } from "./sweep-shop";
import type { XeroAccess } from "./xero-access";

export type SweepBooksPorts = {
  books: Books;
  xero: XeroAccess;
  links: LinkStore;
  orders: Pick<OrderStore, "markDirty">;
  quotes: Pick<QuoteStore, "changed" | "saveSeen">;
  contactList: ReadContactsPorts["contactList"];
  follows: Pick<ContactFollows, "ofContacts" | "contactsChanged">;
  finds: SweepFinds;
  held: HeldOrders;
  choices: Pick<ContactChoices, "open">;
  connections: ConnectionStore;
  clock: Clock;
  log: Log;
};

/** Xero takes whole seconds and shows changes up to some seconds late. */
const OVERLAP_MS = 60_000;

/**
 * Changed invoices and credit notes, which Xero sends webhooks for, and if `whole` payments and contacts too; a thousand a call.
 * Each pair begins where it was read to last, and the next reading of it begins at the newest change of either, less the time
 * that this sweep took: what changed meanwhile in a kind already read must not be passed over.
 */
export async function sweepBooks(ports: SweepBooksPorts, connection: Connection, whole = true): Promise<Swept> {
  const { booksCursor, connectedAt, paymentsCursor } = connection;
  const documents = await sweepPair(ports, connection, { reads: documentReads(ports, connection), cursor: booksCursor ?? connectedAt });
  if ("failed" in documents) return { failed: documents.failed, newest: booksCursor };
  if (documents.reached) await ports.connections.saveProgress(connection.id, { booksCursor: documents.reached });
  const found = documents.newest ?? booksCursor;
  if (!whole) return { failed: documents.cut ? MORE_TO_COME : null, newest: found };

  const archived: ContactId[] = [];
  const reads = otherReads(ports, connection, archived);
  const others = await sweepPair(ports, connection, { reads, cursor: paymentsCursor ?? booksCursor ?? connectedAt });
  if ("failed" in others) return { failed: others.failed, newest: found };
  // Sweeps list a contact again as long as nothing newer is there: one that was followed has no link any more, and is not read again.
  const followed = await followContacts(ports, connection, await ports.links.linkedContacts(connection.id, archived));
  if (followed.kind !== "done") return { failed: followed, newest: found };
  await ports.links.forgetContacts(connection.id, followed.value.archived);
  if (others.reached) await ports.connections.saveProgress(connection.id, { paymentsCursor: others.reached });
  const unlisted = await readContactsAsked(ports, connection);

  return { failed: documents.cut || others.cut ? MORE_TO_COME : unlisted, newest: found };
}

type Pair = { newest: Date | null; reached: Date | null; cut: boolean };

/** `reached`: from where the next one begins, where that is further than now. */
async function sweepPair(
  ports: SweepBooksPorts,
  connection: Connection,
  { reads, cursor }: { reads: readonly Read[]; cursor: Date },
): Promise<Pair | { failed: FailedAnswer }> {
  const beganMs = ports.clock.now().getTime();
  const since = new Date(cursor.getTime() - OVERLAP_MS);
  const swept: Kind[] = [];
  for (const read of reads) {
    const kind = await sweepKind(ports, connection, { read, since });
    if ("failed" in kind) return kind;
    swept.push(kind);
  }
  const reached = reachedBy(swept, ports.clock.now().getTime() - beganMs);

  return { newest: latestOf(swept), reached: reached && reached > cursor ? reached : null, cut: swept.some(({ cutAt }) => cutAt !== null) };
}

function latestOf(swept: readonly Kind[]): Date | null {
  return swept.reduce<Date | null>((latest, { newest }) => (newest && (!latest || newest > latest) ? newest : latest), null);
}

function reachedBy(swept: readonly Kind[], tookMs: number): Date | null {
  const cuts = swept.flatMap(({ cutAt }) => (cutAt ? [cutAt.getTime()] : []));
  const latest = latestOf(swept);
  if (cuts.length > 0) return new Date(cuts.reduce((a, b) => Math.min(a, b)));

  return latest && new Date(latest.getTime() - tookMs);
}

function documentReads(ports: SweepBooksPorts, connection: Connection): Read[] {
  const { books } = ports;
  const { id } = connection;

  return [
    changes(ports, id, (access, wanted) => books.invoiceChanges(access, wanted)),
    changes(ports, id, (access, wanted) => books.creditNoteChanges(access, wanted)),
    ...quoteReads(ports, connection),
  ];
}

/** Payments change their documents as well, and nobody but the sweep asks for contacts. `archived`: where archived ones are put down. */
function otherReads(ports: SweepBooksPorts, connection: Connection, archived: ContactId[]): Read[] {
  const { books } = ports;
  const { id } = connection;

  return [
    changes(ports, id, (access, wanted) => books.paymentsChanged(access, wanted)),
    async (access, wanted) => {
      const answer = await books.contactsChanged(access, { ...wanted, whole: true });
      if (answer.kind !== "done") return answer;
      const { found, pages, newest } = answer.value;
      await saveListed(ports, id, found);
      await tellFollowed(ports, id, found);
      await releaseForContacts(ports, connection, found);
      archived.push(...found.flatMap((contact) => (contact.active ? [] : [contact.id as ContactId])));

      return { kind: "done", value: { pages, newest } };
    },
  ];
}

/** Only once all of them were read: a list of those that changed since would be none. */
async function saveListed({ contactList }: SweepBooksPorts, id: Connection["id"], found: readonly ContactInBooks[]): Promise<void> {
  if (found.length > 0 && (await contactList.reading(id)).readAt) await contactList.save(id, found);
}

/** What we wrote ourselves, and a person's change that is known, is no news. */
async function tellFollowed({ follows }: SweepBooksPorts, id: Connection["id"], found: readonly ContactInBooks[]): Promise<void> {
  const stands = new Map(found.flatMap(({ id: contactId, active, fields }) => (active && fields ? [[contactId, fields] as const] : [])));
  if (stands.size === 0) return;
  const followed = await follows.ofContacts(id, [...stands.keys()] as ContactId[]);
  const news = followed.filter((each) => {
    const fields = stands.get(each.contactId);

    return fields !== undefined && isNews(fields, each);
  });
  await follows.contactsChanged(
    id,
    news.map(({ contactId }) => contactId),
  );
}

type Changes = (access: BooksAccess, wanted: { since: Date; page: number }) => Promise<Answer<Page<DocumentChange>>>;

function changes(ports: SweepBooksPorts, id: Connection["id"], changed: Changes): Read {
  return async (access, wanted) => {
    const answer = await changed(access, wanted);
    if (answer.kind !== "done") return answer;
    const { found, pages } = answer.value;
    await tell(ports, id, found);

    return { kind: "done", value: { pages, newest: newestOf(found) } };
  };
}

/** What was seen already, our own writes above all, is no news. */
async function tell(
  { links, finds, clock, log }: SweepBooksPorts,
  id: Connection["id"],
  changes: readonly DocumentChange[],
): Promise<void> {
  if (!(await links.markChanged(id, changes))) return;
  const found = await finds.noteDocuments(id, changes, clock.now());
  if (found > 0) log.info("A sweep found changes in Xero that no webhook had told of.", { connectionId: id, orders: found });
}

function newestOf(changes: readonly DocumentChange[]): Date | null {
  return changes.reduce<Date | null>((newest, { at }) => (at && (!newest || at > newest) ? at : newest), null);
}
