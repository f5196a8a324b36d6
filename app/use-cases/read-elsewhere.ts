import { addDays, dayIn, type CalendarDate, type Instant } from "../domain/instant";
import type { FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { ElsewhereStore, InvoiceFound } from "../ports/elsewhere-store";
import type { Log } from "../ports/log";
import type { ReadyConnection } from "./ready-connection";
import { readJournals } from "./read-journals";
import { OVERLAP_MS, sweepKind } from "./sweep-kind";
import { tellUnread } from "./tell-unread";
import type { XeroAccess } from "./xero-access";

export type ElsewherePorts = {
  books: Pick<Books, "salesInvoices" | "deposits" | "manualJournals">;
  xero: XeroAccess;
  elsewhere: ElsewhereStore;
  connections: Pick<ConnectionStore, "onTenant">;
  clock: Clock;
  log: Log;
  orderUrl: (shop: string, orderId: string) => string;
};

const WEEK_MS = 7 * 24 * 60 * 60_000;
const TRY_AGAIN_MS = 60 * 60_000;
/** An invoice that names an order is looked for so far from its day. */
const MARGIN_DAYS = 60;

/**
 * What others have invoiced, before the first order is posted and every week from then on. Null, or why the books could not
 * be read even once: until they have been, nothing may be posted. Later on, what is known goes on to count.
 */
export async function refreshElsewhere(ports: ElsewherePorts, connection: ReadyConnection): Promise<FailedAnswer | null> {
  const { elsewhere, clock, log } = ports;
  const read = await elsewhere.read(connection.id);
  if (read && clock.now().getTime() - read.readAt.getTime() < WEEK_MS) return null;
  const from = read?.fromDay ?? firstDay(connection);
  const failed = await readElsewhere(ports, connection, from);
  if (!failed) return null;
  if (!read) {
    log.warn("Invoices that others made could not be read yet; nothing is posted before.", {
      connectionId: connection.id,
      kind: failed.kind,
    });

    return failed;
  }
  log.warn("Invoices that others made could not be read; tried again in an hour.", { connectionId: connection.id, kind: failed.kind });
  await elsewhere.saveRead(connection.id, { ...read, readAt: new Date(clock.now().getTime() - WEEK_MS + TRY_AGAIN_MS) });

  return null;
}

function firstDay({ organisation, ordersFrom, connectedAt }: ReadyConnection): CalendarDate {
  return dayIn(organisation.timeZone, (ordersFrom ?? connectedAt).toISOString() as Instant);
}

/** Sales invoices around orders placed since that day. Only what changed is read where those days are known already. */
export async function readElsewhere(
  ports: ElsewherePorts,
  connection: ReadyConnection,
  ordersFrom: CalendarDate,
): Promise<FailedAnswer | null> {
  const { elsewhere, clock } = ports;
  const known = await elsewhere.read(connection.id);
  const further = known === null || ordersFrom < known.fromDay;
  const fromDay = further ? ordersFrom : known.fromDay;
  const since = further || !known.cursor ? new Date(0) : new Date(known.cursor.getTime() - OVERLAP_MS);
  const reading: Reading = { fromDay: addDays(fromDay, -MARGIN_DAYS), since };
  const invoices = await readInvoices(ports, connection, reading);
  if ("failed" in invoices) return invoices.failed;
  const deposits = await readDeposits(ports, connection, reading);
  if ("failed" in deposits) return deposits.failed;
  const journals = await readJournals(ports, connection, { ...reading, further, known });
  if ("failed" in journals) return journals.failed;
  const cuts = [invoices.cutAt, deposits.cutAt].filter((cut) => cut !== null);
  const [cutAt = null] = cuts.sort((a, b) => a.getTime() - b.getTime());
  const cursor = cutAt ?? latestOf([invoices.newest, deposits.newest, known?.cursor ?? null]);
  // Where there was too much for one reading, the next turn goes on.
  const { more, ...journalsRead } = journals;
  await elsewhere.saveRead(connection.id, { fromDay, cursor, ...journalsRead, readAt: cutAt || more ? new Date(0) : clock.now() });

  return null;
}

type Reading = { fromDay: CalendarDate; since: Date };

async function readInvoices(ports: ElsewherePorts, connection: ReadyConnection, { fromDay, since }: Reading) {
  const ours = await addressesOfOurs(ports, connection);

  return sweepKind(ports, connection, {
    since,
    read: async (access, wanted) => {
      const answer = await ports.books.salesInvoices(access, { fromDay, ...wanted });
      if (answer.kind !== "done") return answer;
      const { found, pages, unread } = answer.value;
      tellUnread(ports, connection, { what: "Invoices that others made", unread });
      const others = found.filter(({ url }) => !ours.some((address) => url?.startsWith(address)));
      await ports.elsewhere.save(connection.id, others);

      return { kind: "done", value: { pages, newest: newestOf(found) } };
    },
  });
}

/** Those booked straight to an account that Crossfoot books sales to: the other way in which people post what a shop sold. */
function readDeposits(ports: ElsewherePorts, connection: ReadyConnection, { fromDay, since }: Reading) {
  const { salesAccount, shippingAccount } = connection.profile;

  return sweepKind(ports, connection, {
    since,
    read: async (access, wanted) => {
      const answer = await ports.books.deposits(access, { fromDay, ...wanted });
      if (answer.kind !== "done") return answer;
      const { found, pages, unread } = answer.value;
      tellUnread(ports, connection, { what: "Deposits", unread });
      const asSales = found.filter(({ accountCodes }) => accountCodes.some((code) => code === salesAccount || code === shippingAccount));
      await ports.elsewhere.saveDeposits(connection.id, asSales);

      return { kind: "done", value: { pages, newest: newestOf(found) } };
    },
  });
}

function latestOf(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce((latest, each) => (each && (!latest || each > latest) ? each : latest), null);
}

/** Our invoices carry their order's address, also where another shop of the same organisation sold. */
async function addressesOfOurs({ connections, orderUrl }: ElsewherePorts, { tenantId }: ReadyConnection): Promise<string[]> {
  return (await connections.onTenant(tenantId)).map(({ shop }) => orderUrl(shop, ""));
}

function newestOf(found: readonly Pick<InvoiceFound, "updatedAt">[]): Date | null {
  return found.reduce<Date | null>((newest, { updatedAt }) => (updatedAt && (!newest || updatedAt > newest) ? updatedAt : newest), null);
}
