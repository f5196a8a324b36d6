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
      Prisma.sql`(gen_random_uuid()::text, ${connectionId}, ${id}, ${name}, ${placedAt}::timestamp, now(), 'backfill', ${backfillId})`,
  );

  return Prisma.sql`
    INSERT INTO "OrderRecord" ("id", "connectionId", "orderId", "name", "placedAt", "updatedAt", "asked", "backfillId")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("connectionId", "orderId") DO UPDATE SET
      "dirtySeq" = "OrderRecord"."dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "updatedAt" = now(),
      "backfillId" = EXCLUDED."backfillId", "placedAt" = EXCLUDED."placedAt", "status" = 'PENDING', "problem" = NULL,
      "asked" = CASE WHEN "OrderRecord"."handledSeq" < "OrderRecord"."dirtySeq" THEN "OrderRecord"."asked" ELSE 'backfill' END
    WHERE "OrderRecord"."wish" IS NULL AND NOT EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."connectionId" = "OrderRecord"."connectionId"
                      AND d."kind" = 'INVOICE' AND d."localId" = "OrderRecord"."orderId")`;
}

/** One that was known before, and of which nothing was written, goes back to what it was held to be. */
export async function letGo(tx: Prisma.TransactionClient, backfillId: BackfillId): Promise<void> {
  const open = { backfillId, handledSeq: { lt: tx.orderRecord.fields.dirtySeq } };
  const untouched = { operations: { none: {} }, links: { none: {} } };
  await tx.orderRecord.deleteMany({ where: { ...open, handledSeq: 0, asked: "backfill", ...untouched } });
  await tx.orderRecord.updateMany({ where: { ...open, ...untouched }, data: { backfillId: null, asked: "live" } });
  await tx.orderRecord.updateMany({ where: open, data: { asked: "live" } });
}
