import { Prisma } from "@prisma/client";
import type { Problem } from "../../domain/problem";
import type { BooksKind, Member } from "../../ports/write-ledger";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";

type Batch = { kind: BooksKind; members: readonly Member[] };

/** Of a contact's document as the database writes it, salted by the write's own id: nobody finds a person by trying out names. */
export function printOfDocument(salt: Prisma.Sql, document: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`encode(sha256(convert_to(${salt} || ${document}::text, 'UTF8')), 'hex')`;
}

/** A contact is several orders', and may have been refused for another of them. */
const SAME_CONTACT = Prisma.sql`s."connectionId" = o."connectionId" AND s."print" = ${printOfDocument(Prisma.sql`s."id"`, Prisma.sql`r."document"`)}`;
const SAME_DOCUMENT = Prisma.sql`s."orderRecordId" = o."id" AND s."document" = r."document"`;

const REFUSED = Prisma.sql`(s."problem" ->> 'remedy' = 'decide' AND s."problem" ->> 'code' IN ('xero-refused', 'number-taken'))`;
/** While it was in doubt a sweep asked for its order, and told no news of it. What asks later does not know: it is tried again. */
const GIVEN_UP = Prisma.sql`(s."problem" ->> 'code' = 'xero-fails' AND o."askedAt" <= s."settledAt")`;

/**
 * Held against what was refused as the database keeps it, so that the order of fields does not matter. The request was intended
 * after what held the order was put right, or it says nothing.
 */
export async function refusedBefore(db: Database, { kind, members }: Batch): Promise<Map<string, Problem>> {
  if (members.length === 0) return new Map();
  const rows = members.map(({ recordId, localId, document }) => ({ recordId, localId, document }));
  const found = await db.straight.$queryRaw<{ localId: string; problem: Prisma.JsonValue }[]>`
    SELECT DISTINCT ON (s."localId") s."localId", s."problem"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("recordId" text, "localId" text, "document" jsonb)
    JOIN "OrderRecord" o ON o."id" = r."recordId"
    JOIN "SyncOperation" s ON s."state" = 'REJECTED' AND s."kind" = ${kind} AND s."localId" = r."localId"
      AND ${kind === "CONTACT" ? SAME_CONTACT : SAME_DOCUMENT}
    WHERE (o."clearedAt" IS NULL OR s."createdAt" > o."clearedAt")
      AND (${REFUSED} OR ${GIVEN_UP})
    ORDER BY s."localId", s."createdAt" DESC`;

  return new Map(found.map(({ localId, problem }) => [localId, fromJson<Problem>(problem)]));
}
