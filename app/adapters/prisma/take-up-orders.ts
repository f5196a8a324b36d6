import { Prisma } from "@prisma/client";
import type { BackfillId } from "../../domain/ids";
import type { Backfill, BackfillStore } from "../../ports/backfill-store";
import type { PastOrder } from "../../ports/shop-history";
import type { Database } from "./database";

/**
 * Of order `o`: its turn may come. Orders of a backfill that is paused or rests wait; once something happens to one, it is live.
 * A backfill that is over holds up nobody: what stood in the way of its held orders is often put right long after it.
 */
export function noBackfillHoldsItUp(now: Date): Prisma.Sql {
  return Prisma.sql`
    (o."asked" <> 'backfill' OR o."backfillId" IS NULL OR o."wish" IS NOT NULL
     OR NOT EXISTS (SELECT 1 FROM "Backfill" b WHERE b."id" = o."backfillId"
                    AND (b."state" = 'PAUSED' OR (b."state" = 'RUNNING' AND b."notBefore" > ${now}))))`;
}

type Page = Parameters<BackfillStore["takeUp"]>[1];

/** The cursor and the orders move together: a worker that dies leaves both or neither, and a late one changes nothing. */
export async function takeUp(db: Database, read: Backfill, { connectionId, orders, cursor }: Page): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.backfill.updateMany({
      where: { id: read.id, state: "RUNNING", cursor: read.cursor, wholeRange: false },
      data: {
        cursor: cursor ?? read.cursor,
        wholeRange: cursor === null,
        wentThrough: { increment: orders.length },
        ...(orders.length > 0 && { reachedAt: orders.at(-1)?.placedAt ?? null }),
        notBefore: null,
        reason: null,
        attempts: 0,
      },
    });
    if (count === 0 || orders.length === 0) return;
    const takenUp = await tx.$executeRaw(claim({ connectionId, backfillId: read.id, orders }));
    await tx.backfill.update({ where: { id: read.id }, data: { takenUp: { increment: takenUp } } });
  });
}

/** A live ask that is open stays live; an order with an invoice is looked after already. */
function claim({ connectionId, backfillId, orders }: { connectionId: string; backfillId: BackfillId; orders: readonly PastOrder[] }) {
  const rows = orders.map(
    ({ id, name, placedAt }) =>
      Prisma.sql`(gen_random_uuid()::text, ${connectionId}, ${id}, ${name}, ${placedAt}::timestamp, now(), now(), 'backfill', ${backfillId})`,
  );

  return Prisma.sql`
    INSERT INTO "OrderRecord" ("id", "connectionId", "orderId", "name", "placedAt", "updatedAt", "askedAt", "asked", "backfillId")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("connectionId", "orderId") DO UPDATE SET
      "dirtySeq" = "OrderRecord"."dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "updatedAt" = now(),
      "backfillId" = EXCLUDED."backfillId", "placedAt" = EXCLUDED."placedAt", "status" = 'PENDING', "problem" = NULL,
      "asked" = CASE WHEN "OrderRecord"."handledSeq" < "OrderRecord"."dirtySeq" THEN "OrderRecord"."asked" ELSE 'backfill' END,
      "askedAt" = CASE WHEN "OrderRecord"."handledSeq" < "OrderRecord"."dirtySeq" THEN "OrderRecord"."askedAt" ELSE EXCLUDED."askedAt" END,
      "correlationId" = CASE WHEN "OrderRecord"."handledSeq" < "OrderRecord"."dirtySeq" THEN "OrderRecord"."correlationId" END
    WHERE "OrderRecord"."wish" IS NULL AND NOT EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."connectionId" = "OrderRecord"."connectionId"
                      AND d."kind" = 'INVOICE' AND d."localId" = "OrderRecord"."orderId")`;
}

/** Of order `o`: nothing that we made for it stands in the books or is on its way there. What stands of its customer is no part of it. */
const NOT_BEGUN = Prisma.sql`
  NOT EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."orderRecordId" = o."id" AND s."state" = 'SENDING')
  AND NOT EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."orderRecordId" = o."id" AND d."kind" IN ('INVOICE', 'CREDIT_NOTE', 'OVERPAYMENT')
                  AND coalesce(d."seen" ->> 'status', '') NOT IN ('VOIDED', 'DELETED'))`;

/**
 * One of which nothing was written is forgotten, or goes back to what it was held to be if it was known before. Their rows are locked
 * first: a batch that is just being opened is waited for, and its orders count as begun.
 */
export async function letGo(tx: Prisma.TransactionClient, backfillId: BackfillId): Promise<void> {
  const open = { backfillId, handledSeq: { lt: tx.orderRecord.fields.dirtySeq } };
  await tx.$queryRaw`SELECT 1 FROM "OrderRecord" WHERE "backfillId" = ${backfillId} AND "handledSeq" < "dirtySeq" FOR UPDATE`;
  await tx.orderRecord.deleteMany({ where: { ...open, handledSeq: 0, asked: "backfill", operations: { none: {} }, links: { none: {} } } });
  await tx.$executeRaw`
    UPDATE "OrderRecord" o SET "backfillId" = NULL, "asked" = 'live'
    WHERE o."backfillId" = ${backfillId} AND o."handledSeq" < o."dirtySeq" AND ${NOT_BEGUN}`;
  await tx.orderRecord.updateMany({ where: open, data: { asked: "live" } });
  await takeOutHeld(tx, backfillId);
}

/**
 * What a backfill that a person gave up or undid never brought into the books is decided by the day again from which orders are
 * posted: else the next correction of the settings would release what was held, and post hundreds of old orders unasked. Looked at as
 * old work; what a person has decided about an order stands.
 */
export async function takeOutHeld(tx: Prisma.TransactionClient, backfillId: BackfillId): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OrderRecord" o SET "backfillId" = NULL, "asked" = 'backfill', "dirtySeq" = "dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0,
      "askedAt" = now(), "correlationId" = NULL, "updatedAt" = now()
    WHERE o."backfillId" = ${backfillId} AND o."handledSeq" = o."dirtySeq" AND o."wish" IS NULL AND ${NOT_BEGUN}`;
}
