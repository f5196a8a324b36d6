import type { OrderId } from "../../domain/ids";
import type { BooksDocumentId } from "../../ports/link-store";
import type { OpenDocuments } from "../../ports/open-documents";
import type { Database } from "./database";
import { jsonText } from "./domain-json";

export function makeOpenDocuments(db: Database): OpenDocuments {
  return {
    notSeenSince: async (connectionId, since, limit) => {
      const rows = await db.straight.$queryRaw<BooksDocumentId[]>`
        SELECT "kind", "remoteId" AS "id" FROM "DocumentLink"
        WHERE "connectionId" = ${connectionId} AND "kind" IN ('INVOICE', 'CREDIT_NOTE') AND "seenSeq" >= "staleSeq"
          AND "seen" ->> 'status' IN ('DRAFT', 'SUBMITTED', 'AUTHORISED') AND ("seenAt" IS NULL OR "seenAt" < ${since})
        ORDER BY "seenAt" NULLS FIRST, "id" LIMIT ${limit}`;

      return rows.map(({ kind, id }) => ({ kind, id }) as BooksDocumentId);
    },
    differing: async (connectionId, asked, found) => {
      const seen = new Map<string, unknown>(found.map((each) => [each.id, each.seen]));
      const rows = asked.map(({ id }) => ({ id, seen: seen.get(id) ?? null }));
      const others = await db.straight.$queryRaw<{ id: BooksDocumentId["id"] }[]>`
        SELECT r."id" FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("id" text, "seen" jsonb)
        JOIN "DocumentLink" l ON l."connectionId" = ${connectionId} AND l."kind" IN ('INVOICE', 'CREDIT_NOTE') AND l."remoteId" = r."id"
        WHERE l."seen" IS DISTINCT FROM r."seen"`;

      return others.map(({ id }) => id);
    },
    looked: async (connectionId, asked, at) => {
      await db.$executeRaw`
        UPDATE "DocumentLink" SET "seenAt" = ${at}
        WHERE "connectionId" = ${connectionId} AND "kind" IN ('INVOICE', 'CREDIT_NOTE') AND "remoteId" = ANY(${asked.map(({ id }) => id)}::text[])`;
    },
    missed: async (connectionId, changes) => {
      const rows = await db.straight.$queryRaw<{ id: OrderId }[]>`
        SELECT c."id" FROM jsonb_to_recordset(${jsonText(changes)}::jsonb) AS c("id" text, "at" timestamp(3))
        LEFT JOIN "OrderRecord" o ON o."connectionId" = ${connectionId} AND o."orderId" = c."id"
        WHERE o."id" IS NULL OR (o."handledSeq" >= o."dirtySeq" AND o."wish" IS NULL AND o."shopUpdatedAt" < c."at")`;

      return rows.map(({ id }) => id);
    },
  };
}
