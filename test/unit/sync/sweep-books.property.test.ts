import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConnectionId, InvoiceId, TenantId } from "../../../app/domain/ids";
import type { BooksAccess, Page } from "../../../app/ports/books";
import type { Connection } from "../../../app/ports/connection";
import type { Progress } from "../../../app/ports/connection-store";
import type { DocumentChange } from "../../../app/ports/link-store";
import { sweepBooks, type SweepBooksPorts } from "../../../app/use-cases/sweep-books";

const CURSOR_MS = Date.UTC(2026, 10, 21, 10);
const OVERLAP_MS = 60_000;
const PER_PAGE = 5;
const CONNECTION = { id: "connection" as ConnectionId, tenantId: "tenant" as TenantId } as Connection;

/** What a person changed and when, in milliseconds after the cursor; whole seconds with hundreds of changes among them. */
const changes = fc.array(fc.oneof(fc.integer({ min: -90_000, max: 20_000 }), fc.constantFrom(3_000, 3_001, 3_999, 4_000)), {
  maxLength: 80,
});

/** Xero's list of one kind: from a whole second on, oldest change first, by pages. A change between two calls moves it on. */
class ChangedList {
  calls = 0;
  private readonly atMs: Map<string, number>;

  constructor(
    atMs: readonly number[],
    private readonly moves: readonly number[] = [],
  ) {
    this.atMs = new Map(atMs.map((each, index) => [`document ${index}`, CURSOR_MS + each]));
  }

  page({ since, page }: { since: Date; page: number }): Page<DocumentChange> {
    const rows = [...this.atMs].filter(([, at]) => at >= Math.floor(since.getTime() / 1_000) * 1_000).sort((a, b) => a[1] - b[1]);
    const found = rows.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(([id, at]) => ({ id: id as InvoiceId, at: new Date(at) }));
    this.edit(this.moves[this.calls++]);

    return { found, pages: Math.ceil(rows.length / PER_PAGE) };
  }

  /** Somebody edits a document while the sweep is under way. */
  private edit(index: number | undefined): void {
    const id = `document ${index}`;
    if (index !== undefined && this.atMs.has(id)) this.atMs.set(id, CURSOR_MS + 25_000 + this.calls);
  }

  get standing(): ReadonlyMap<string, number> {
    return this.atMs;
  }
}

async function sweep(list: ChangedList) {
  const told = new Map<string, number>();
  const kept: (Date | null)[] = [];
  const none = () => Promise.resolve({ kind: "done", value: { found: [], pages: 0, newest: null } });
  const ports = {
    clock: { now: () => new Date(CURSOR_MS + OVERLAP_MS) },
    log: { info: () => undefined },
    xero: (_who: unknown, call: (access: BooksAccess) => unknown) => call({ tenantId: CONNECTION.tenantId, accessToken: "token" }),
    books: {
      invoiceChanges: none,
      creditNoteChanges: none,
      paymentsChanged: (_access: unknown, wanted: { since: Date; page: number }) =>
        Promise.resolve({ kind: "done", value: list.page(wanted) }),
      contactsChanged: none,
    },
    links: {
      markChanged: (_id: unknown, found: DocumentChange[]) => {
        for (const { id, at } of found) told.set(id, at?.getTime() ?? 0);
        return Promise.resolve(true);
      },
      linkedContacts: () => Promise.resolve([]),
      forgetContacts: () => Promise.resolve(),
    },
    contactList: { reading: () => Promise.resolve({ asked: null, readAt: null }) },
    finds: { noteDocuments: () => Promise.resolve(0) },
    held: { groups: () => Promise.resolve([]), release: () => Promise.resolve(0) },
    connections: { saveProgress: (_id: unknown, { paymentsCursor }: Progress) => Promise.resolve(void kept.push(paymentsCursor ?? null)) },
  } as unknown as SweepBooksPorts;
  const swept = await sweepBooks(ports, { ...CONNECTION, booksCursor: new Date(CURSOR_MS) });

  return { swept, told, cursor: kept.at(-1) ?? new Date(CURSOR_MS) };
}

test("everything that changed since a minute before the cursor is told, however much of it within one second", async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (atMs) => {
      const { swept, told, cursor } = await sweep(new ChangedList(atMs));
      const due = atMs.filter((each) => each >= -OVERLAP_MS);

      expect(swept.failed).toBeNull();
      expect(told.size).toBe(due.length);
      expect(cursor.getTime()).toBe(CURSOR_MS + due.reduce((a, b) => Math.max(a, b), 0));
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
});

test("what is edited while the pages are read makes nothing else be passed over", async () => {
  const spread = fc.uniqueArray(fc.integer({ min: -59, max: 20 }), { minLength: 6, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(spread, fc.array(fc.nat({ max: 60 }), { maxLength: 20 }), async (seconds, moves) => {
      const list = new ChangedList(
        seconds.map((each) => each * 1_000),
        moves,
      );
      const { told } = await sweep(list);

      // What was edited after its own page was read is told by the next sweep; everything is told at least as it stood.
      expect([...list.standing.keys()].filter((id) => !told.has(id))).toEqual([]);
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
});
