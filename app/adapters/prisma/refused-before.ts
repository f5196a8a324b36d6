import type { Problem } from "../../domain/problem";
import type { BooksKind, Member } from "../../ports/write-ledger";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";
import type { Prisma } from "@prisma/client";

type Batch = { kind: BooksKind; members: readonly Member[] };

/**
 * Held against what was refused as the database keeps it, so that the order of fields does not matter. The request was intended
 * after what held the order was put right, or it says nothing. A contact's document is not kept, and so never found.
 */
export async function refusedBefore(db: Database, { kind, members }: Batch): Promise<Map<string, Problem>> {
  if (members.length === 0) return new Map();
  const rows = members.map(({ recordId, localId, document }) => ({ recordId, localId, document }));
  const found = await db.straight.$queryRaw<{ localId: string; problem: Prisma.JsonValue }[]>`
    SELECT DISTINCT ON (s."localId") s."localId", s."problem"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("recordId" text, "localId" text, "document" jsonb)
    JOIN "OrderRecord" o ON o."id" = r."recordId"
    JOIN "SyncOperation" s ON s."orderRecordId" = o."id" AND s."state" = 'REJECTED' AND s."kind" = ${kind}
      AND s."localId" = r."localId" AND s."document" = r."document"
    WHERE (o."clearedAt" IS NULL OR s."createdAt" > o."clearedAt")
      AND s."problem" ->> 'remedy' = 'decide' AND s."problem" ->> 'code' IN ('xero-refused', 'number-taken')
    ORDER BY s."localId", s."createdAt" DESC`;

  return new Map(found.map(({ localId, problem }) => [localId, fromJson<Problem>(problem)]));
}
