import type { DocumentLink as Row, Prisma } from "@prisma/client";
import type { DraftOrderId, OrderRecordId, QuoteId } from "../../domain/ids";
import type { QuoteInBooks } from "../../domain/ledger/quote";
import { standingQuoteOf, type QuoteSent, type StandingQuote } from "../../domain/quotes/standing-quote";
import type { QuoteStore } from "../../ports/quote-store";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";

export function makeQuoteStore(db: Database): QuoteStore {
  return {
    forDrafts: async (connectionId, recordIds) => {
      const rows = await db.documentLink.findMany({ where: { connectionId, kind: "QUOTE", orderRecordId: { in: [...recordIds] } } });

      return new Map(
        rows.flatMap((row) => {
          const quote = toStandingQuote(row);

          return quote ? [[row.orderRecordId as OrderRecordId, quote] as const] : [];
        }),
      );
    },
    saveSeen: async (connectionId, id, seen) => {
      await db.$executeRaw`
        UPDATE "DocumentLink" SET "seenAt" = now(), "seen" = ${jsonText(seen)}::jsonb
        WHERE "connectionId" = ${connectionId} AND "kind" = 'QUOTE' AND "remoteId" = ${id} AND "seen" ->> 'updatedAt' <= ${seen.updatedAt}`;
    },
    behind: async (connectionId, orderId) => {
      const [row] = await db.documentLink.findMany({
        where: { connectionId, kind: "QUOTE", sent: { path: ["order", "id"], equals: orderId } },
        include: { order: { select: { name: true } } },
        take: 1,
      });
      const quote = row && toStandingQuote(row);

      return row?.order && quote ? { recordId: row.orderRecordId as OrderRecordId, draft: row.order.name, quote } : null;
    },
    changed: async (connectionId, quotes) => {
      if (quotes.length === 0) return [];
      const rows = await db.$queryRaw<{ localId: string; remoteId: string }[]>`
        SELECT l."localId", l."remoteId" FROM jsonb_to_recordset(${jsonText(quotes)}::jsonb) AS c("id" text, "at" text)
        JOIN "DocumentLink" l ON l."connectionId" = ${connectionId} AND l."kind" = 'QUOTE' AND l."remoteId" = c."id"
        WHERE c."at" > l."seen" ->> 'updatedAt'`;

      return rows.map(({ localId, remoteId }) => ({ id: remoteId as QuoteId, draftId: localId as DraftOrderId }));
    },
  };
}

type Linked = Pick<Row, "remoteId" | "sent" | "seen">;

/** Null where the answer that told of it was cut short: it is looked for again before anything is decided. */
export function toStandingQuote({ remoteId, sent, seen }: Linked): StandingQuote | null {
  if (sent === null || seen === null) return null;
  const read = <T>(json: Prisma.JsonValue) => fromJson<T>(json);

  return standingQuoteOf({ id: remoteId as QuoteId, sent: read<QuoteSent>(sent), seen: read<QuoteInBooks>(seen) });
}
