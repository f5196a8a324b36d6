import type { TenantId } from "../domain/ids";
import type { Contact, ContactInBooks } from "../domain/ledger/contact";
import type { Books } from "../ports/books";
import type { Written } from "../ports/books-writer";
import type { Clock } from "../ports/clock";
import { ContactDirectory } from "./contact-directory";
import type { ReadyConnection } from "./ready-connection";
import type { XeroAccess } from "./xero-access";

/** Contacts kept in one process; 50,000 take about 30 MB. A larger organisation's are looked for by name, some ten a call. */
const MOST_KEPT = 50_000;

/** Xero counts in whole seconds and shows a contact up to some seconds late. */
const OVERLAP_MS = 30_000;

/** `newest`: up to then, by Xero's clock, all is known. `readAtMs`: when it was read last, by ours. */
type Kept = { directory: ContactDirectory; newest: Date | null; readAtMs: number };
type Wanted = { mostCalls: number };

/**
 * Each organisation's contacts, as read by pages of a thousand: whole once, then only what changed. Kept while the process
 * runs, and read up to date before each use, so that losing it costs reading only.
 */
export class ContactBook {
  private readonly kept = new Map<TenantId, Kept>();
  /** Organisations with more contacts than are kept, or than are worth reading: how many pages they had. */
  private readonly pagesOfLarge = new Map<TenantId, number>();

  /** What is like a wanted contact, or null where reading by name takes fewer calls, or Xero did not answer. */
  async read(
    { books, xero, clock }: { books: Books; xero: XeroAccess; clock: Pick<Clock, "now"> },
    connection: ReadyConnection,
    { mostCalls }: Wanted,
  ): Promise<((wanted: Contact) => ContactInBooks[]) | null> {
    const { tenantId } = connection;
    const { directory, newest } = this.kept.get(tenantId) ?? { directory: new ContactDirectory(), newest: null };
    if (mostCalls < 2 || (newest === null && (this.pagesOfLarge.get(tenantId) ?? 0) > mostCalls)) return null;
    const since = newest && new Date(newest.getTime() - OVERLAP_MS);
    const readAtMs = clock.now().getTime();
    let latest = newest;
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer = await xero(connection, (access) => books.contactsChanged(access, { since, page }));
      if (answer.kind !== "done") return null;
      pages = answer.value.pages;
      if (pages > mostCalls || directory.size + answer.value.found.length > MOST_KEPT) return this.tooLarge(tenantId, pages);
      answer.value.found.forEach((contact) => directory.put(contact));
      latest = later(latest, answer.value.newest);
    }
    this.keep(tenantId, { directory, newest: latest, readAtMs });

    return (wanted) => directory.like(wanted);
  }

  /**
   * Contacts of ours were written, and Xero's answer says when. As much earlier as the last reading was by our clock, Xero showed
   * all that there was: the next reading need not begin at the newest contact of then, or a backfill would read again not only
   * what its last wave made, but the wave's before it, too.
   */
  wrote({ tenantId }: Pick<ReadyConnection, "tenantId">, { written, now }: { written: readonly Written[]; now: Date }): void {
    const kept = this.kept.get(tenantId);
    const latest = written.reduce<Date | null>((newest, { updatedAt }) => later(newest, updatedAt ? new Date(updatedAt) : null), null);
    if (!kept || !latest) return;
    kept.newest = later(kept.newest, new Date(latest.getTime() - (now.getTime() - kept.readAtMs)));
  }

  private tooLarge(tenantId: TenantId, pages: number): null {
    this.kept.delete(tenantId);
    this.pagesOfLarge.set(tenantId, pages);

    return null;
  }

  /** The organisation that was used longest ago makes room. */
  private keep(tenantId: TenantId, kept: Kept): void {
    this.kept.delete(tenantId);
    this.kept.set(tenantId, kept);
    let contacts = [...this.kept.values()].reduce((sum, { directory }) => sum + directory.size, 0);
    for (const [oldest, { directory }] of this.kept) {
      if (contacts <= MOST_KEPT || oldest === tenantId) return;
      this.kept.delete(oldest);
      contacts -= directory.size;
    }
  }
}

function later(a: Date | null, b: Date | null): Date | null {
  return a && b && a > b ? a : (b ?? a);
}
