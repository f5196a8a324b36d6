import type { OrderId } from "../domain/ids";
import type { FailedAnswer } from "../ports/answer";
import type { Books, QuoteRead } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { DraftOrders } from "../ports/draft-orders";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { QuoteStore } from "../ports/quote-store";
import type { SweepFinds } from "../ports/sweep-finds";
import type { Read } from "./sweep-kind";

export type SweepDraftsPorts = {
  drafts: Pick<DraftOrders, "changedSince">;
  orders: Pick<OrderStore, "markDirty">;
  finds: Pick<SweepFinds, "noteOrders">;
  connections: Pick<ConnectionStore, "saveProgress">;
  clock: Clock;
  log: Log;
};

/** Shopify counts in whole seconds and indexes up to half a minute late. */
const OVERLAP_MS = 60_000;

export type SweptDrafts = { failed: FailedAnswer | null; asked: boolean };

/**
 * Draft orders that changed and of which no webhook told, since quotes were wanted: what was drafted before is not quoted unless it
 * changes. Nothing is asked where none are wanted. What is left of a very long list is read by the next sweep.
 */
export async function sweepDrafts(ports: SweepDraftsPorts, connection: Connection): Promise<SweptDrafts> {
  const { id, shop, profile, connectedAt } = connection;
  if (profile?.draftOrders !== "quote") return { failed: null, asked: false };
  const cursor = connection.draftsCursor ?? connectedAt;
  const answer = await ports.drafts.changedSince(shop, new Date(cursor.getTime() - OVERLAP_MS));
  if (answer.kind !== "done") return { failed: answer, asked: false };
  const { newest } = answer.value;
  // Both kinds of ids name records; see isDraftOrder.
  const changes = answer.value.changes.map(({ id: draft, at }) => ({ id: draft as string as OrderId, at }));
  await ports.orders.markDirty(
    id,
    changes.map((change) => change.id),
  );
  const found = await ports.finds.noteOrders(id, changes, ports.clock.now());
  if (found > 0) ports.log.info("A sweep found draft orders that no webhook had told of.", { connectionId: id, orders: found });
  if (newest && newest > cursor) await ports.connections.saveProgress(id, { draftsCursor: newest });

  return { failed: null, asked: changes.length > 0 };
}

type QuotePorts = { books: Books; quotes: Pick<QuoteStore, "changed" | "saveSeen">; orders: Pick<OrderStore, "markDirty"> };

/**
 * Quotes that people changed in Xero, of which it sends no webhook: their draft orders are looked at again. These are marked first: a
 * worker that dies in between reads the same changes once more.
 */
export function quoteReads(ports: QuotePorts, { id, profile }: Connection): Read[] {
  if (profile?.draftOrders !== "quote") return [];

  return [
    async (access, wanted) => {
      const answer = await ports.books.quotesChanged(access, wanted);
      if (answer.kind !== "done") return answer;
      const { found, pages } = answer.value;
      await tellChanged(ports, id, found);
      const newest = found.reduce((latest, { quote }) => (quote.updatedAt > latest ? quote.updatedAt : latest), "");

      return { kind: "done", value: { pages, newest: newest === "" ? null : new Date(newest) } };
    },
  ];
}

async function tellChanged({ quotes, orders }: QuotePorts, id: Connection["id"], found: readonly QuoteRead[]): Promise<void> {
  const changed = await quotes.changed(
    id,
    found.map((each) => ({ id: each.id, at: new Date(each.quote.updatedAt) })),
  );
  await orders.markDirty(
    id,
    changed.map(({ draftId }) => draftId as string as OrderId),
  );
  for (const { id: quoteId, quote } of found) if (changed.some((each) => each.id === quoteId)) await quotes.saveSeen(id, quoteId, quote);
}
