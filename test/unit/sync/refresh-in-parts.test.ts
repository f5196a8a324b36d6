import { expect, test } from "vitest";
import type { ConnectionId, InvoiceId, OrderRecordId, TenantId } from "../../../app/domain/ids";
import type { Connection } from "../../../app/ports/connection";
import type { ReadAgain, StaleDocument } from "../../../app/ports/link-store";
import { refreshDocuments, type RefreshPorts } from "../../../app/use-cases/refresh-documents";

const connection = { id: "connection" as ConnectionId, tenantId: "tenant" as TenantId } as Connection;
const SEEN = new Date("2026-11-20T10:00:00Z");
const idOf = (number: number) => `invoice ${number}` as InvoiceId;

/** So many invoices have changed, and Xero lists them on one page; all but the last, which only its id finds gone. */
function books(count: number) {
  const kept: ReadAgain[] = [];
  let breaths = 0;
  const stale = Array.from(
    { length: count },
    (_, number): StaleDocument => ({ document: { kind: "INVOICE", id: idOf(number) }, seq: 1, orderId: null, seenAsOf: SEEN }),
  );
  const found = stale.slice(0, -1).map(({ document: { id } }) => ({ id, seen: { number: `of ${id}` } }));
  const ports = {
    xero: (_who: unknown, call: (access: unknown) => unknown) => call({}),
    books: {
      invoicesChanged: () => Promise.resolve({ kind: "done", value: { found, pages: 1 } }),
      readInvoices: () => Promise.resolve({ kind: "done", value: [] }),
    },
    links: {
      stale: () => Promise.resolve(stale),
      saveSeen: (_id: unknown, read: ReadAgain) => Promise.resolve(void kept.push(read)),
    },
    orders: { markDirty: () => Promise.resolve() },
    turn: { breathe: () => Promise.resolve(void breaths++) },
  } as unknown as RefreshPorts;

  return { kept, ports, breaths: () => breaths };
}

test("250 documents are kept in three parts, each with what was read of its own, and others have their turn between two", async () => {
  const { kept, ports, breaths } = books(250);

  expect(await refreshDocuments(ports, connection)).toBe(true);
  expect(kept.map(({ asked }) => asked.length)).toEqual([100, 100, 50]);
  expect(breaths()).toBe(2);
  for (const { asked, found } of kept.slice(0, 2)) expect(found.map(({ id }) => id)).toEqual(asked.map(({ document }) => document.id));
});

test("of a document that the books no longer have nothing is kept as read, whatever part it is in", async () => {
  const { kept, ports } = books(250);
  await refreshDocuments(ports, connection);

  expect(kept.at(-1)?.asked.at(-1)?.document.id).toBe(idOf(249));
  expect(kept.at(-1)?.found).toHaveLength(49);
});

test("a handful is kept at once", async () => {
  const { kept, ports, breaths } = books(3);
  await refreshDocuments(ports, connection);

  expect(kept).toHaveLength(1);
  expect(breaths()).toBe(0);
});

test("of orders in hand everything stale is read, however much; of all others what a page holds, and the rest in the next turn", async () => {
  const kept = (inHand: boolean) => {
    const { kept, ports } = books(1_500);
    const { stale: all } = ports.links;
    const read = () => new Set(kept.flatMap(({ asked }) => asked.map(({ document: { id } }) => id as string)));
    ports.links.stale = async (id, limit) => (await all(id, limit)).filter(({ document }) => !read().has(document.id)).slice(0, limit);

    return refreshDocuments(ports, connection, inHand ? new Set(["order" as OrderRecordId]) : null).then((done) => ({
      done,
      read: read().size,
    }));
  };

  expect(await kept(true)).toEqual({ done: true, read: 1_500 });
  expect(await kept(false)).toEqual({ done: true, read: 1_000 });
});

test("where Xero's calls are used up in the middle, the turn is told how long it is over for", async () => {
  const { kept, ports } = books(3);
  const ended: (number | undefined)[] = [];
  ports.xero = () => Promise.resolve({ kind: "rate-limited", retryAfterMs: 900_000, limit: "share" });
  ports.turn = { breathe: () => Promise.resolve(), end: (afterMs) => void ended.push(afterMs) };

  expect(await refreshDocuments(ports, connection)).toBe(false);
  expect(ended).toEqual([900_000]);
  expect(kept).toEqual([]);
});
