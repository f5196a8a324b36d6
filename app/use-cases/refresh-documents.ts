import type { OrderRecordId } from "../domain/ids";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import { eachPart } from "../ports/in-parts";
import type { LinkStore, StaleDocument } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import { followContacts } from "./follow-contacts";
import { readDocuments, type Reading } from "./read-documents";
import type { Turn } from "./turn";
import type { XeroAccess } from "./xero-access";

export type RefreshPorts = {
  books: Books;
  xero: XeroAccess;
  links: LinkStore;
  orders: OrderStore;
  log: Log;
  turn?: Pick<Turn, "breathe" | "end">;
};

/** As many as one page of Xero holds. */
const MOST_AT_ONCE = 1_000;

/**
 * Reads again the invoices and credit notes that Xero said have changed: those of the orders in hand, all of them, for the caller
 * decides anew right after; or what a page holds of any, and then the orders behind them are looked at again, and what is left
 * waits for the next turn. False when Xero did not answer.
 */
export async function refreshDocuments(
  ports: RefreshPorts,
  connection: Connection,
  inHand: ReadonlySet<OrderRecordId> | null = null,
): Promise<boolean> {
  for (;;) {
    const asked = await ports.links.stale(connection.id, MOST_AT_ONCE, inHand ? [...inHand] : undefined);
    if (!(await readAgain(ports, connection, { asked, inHand: inHand !== null }))) return false;
    if (!inHand || asked.length < MOST_AT_ONCE) return true;
  }
}

/** Reads whatever stands of these few orders as it stands now, whether Xero told of it or not. False when Xero did not answer. */
export async function readAnew(ports: RefreshPorts, connection: Connection, inHand: readonly OrderRecordId[]): Promise<boolean> {
  return readAgain(ports, connection, { asked: await ports.links.standing(connection.id, inHand), inHand: true });
}

type Asking = { asked: readonly StaleDocument[]; inHand: boolean };

async function readAgain(ports: RefreshPorts, connection: Connection, { asked, inHand }: Asking): Promise<boolean> {
  if (asked.length === 0) return true;
  const { found, looked, failed } = await readDocuments(ports, connection, asked);
  // The turn says how long it is over for: else it would be tried again at once, and again.
  if (failed?.kind === "rate-limited") ports.turn?.end(failed.retryAfterMs);
  // Unknown whether a merge or a person moved them: nothing is kept, and they are read again.
  if (!(await followMoved(ports, connection, { looked, found }))) return false;
  // Orders are marked first: a worker that dies in between leaves the document stale, and nothing is missed.
  if (!inHand) await ports.orders.markDirty(connection.id, ordersBehind(looked));
  await saveSeen(ports, connection, { looked, found });

  return !failed;
}

/** Part by part: a thousand whole documents are two megabytes to be written down. Each part tells of its own documents only. */
async function saveSeen(
  { links, turn }: RefreshPorts,
  { id }: Connection,
  { looked, found }: Pick<Reading, "looked" | "found">,
): Promise<void> {
  const seen = new Map(found.map((each) => [each.id as string, each]));
  const save = (asked: readonly StaleDocument[]) =>
    links.saveSeen(id, { asked, found: asked.flatMap(({ document }) => seen.get(document.id) ?? []) });
  await eachPart(looked, save, turn?.breathe);
}

/** An invoice stands at another contact than it was sent to: a person's edit, unless the contacts were merged. False when Xero did not answer. */
async function followMoved(
  ports: RefreshPorts,
  connection: Connection,
  { looked, found }: Pick<Reading, "looked" | "found">,
): Promise<boolean> {
  const standsAt = new Map(found.map(({ id, seen }) => [id as string, "contactId" in seen ? seen.contactId : undefined]));
  const moved = looked.flatMap(({ document, sentTo }) => {
    const now = standsAt.get(document.id);

    return sentTo && now && sentTo !== now ? [sentTo] : [];
  });

  return (await followContacts(ports, connection, [...new Set(moved)])).kind === "done";
}

function ordersBehind(documents: readonly StaleDocument[]) {
  return documents.flatMap(({ orderId }) => orderId ?? []);
}
