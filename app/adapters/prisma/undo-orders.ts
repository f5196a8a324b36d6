import { Prisma } from "@prisma/client";
import type { ConnectionId, OrderId, OrderRecordId, UndoId } from "../../domain/ids";
import { orderLinksOf } from "../../domain/sync/order-links";
import type { StandingPage, Undo, UndoProgress, UndoScope, UndoStore } from "../../ports/undo-store";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";

/** Of order `o`: something that we made for it stands in the books, as last read. */
const STANDS = Prisma.sql`
  EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."orderRecordId" = o."id" AND d."kind" IN ('INVOICE', 'CREDIT_NOTE', 'OVERPAYMENT')
          AND coalesce(d."seen" ->> 'status', '') NOT IN ('VOIDED', 'DELETED'))`;

/** … or is on its way there, and may stand by the time that its outcome is known: the undo waits for that, and sees. */
const STANDS_OR_MAY = Prisma.sql`
  (${STANDS} OR EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."orderRecordId" = o."id" AND s."state" = 'SENDING'))`;

type Which = { undo: Undo; limit: number };

export async function pageOfStanding(db: Database, connectionId: ConnectionId, { undo, limit }: Which): Promise<StandingPage> {
  const rows = await db.$queryRaw<{ id: string; orderId: string; name: string }[]>`
    SELECT o."id", o."orderId", o."name" FROM "OrderRecord" o
    WHERE o."connectionId" = ${connectionId} AND ${inScope(undo.scope)} AND o."wish" IS NULL AND o."id" > ${undo.cursor ?? ""} AND ${STANDS_OR_MAY}
    ORDER BY o."id" LIMIT ${limit}`;
  const links = await db.documentLink.findMany({
    where: { connectionId, orderRecordId: { in: rows.map(({ id }) => id) } },
    orderBy: { createdAt: "asc" },
  });
  const orders = rows.map(({ id, orderId, name }) => ({
    recordId: id as OrderRecordId,
    orderId: orderId as OrderId,
    name,
    standing: orderLinksOf(
      links
        .filter(({ orderRecordId }) => orderRecordId === id)
        .map((link) => ({ ...link, sent: link.sent && fromJson(link.sent), seen: link.seen && fromJson(link.seen) })),
    ),
  }));

  return { orders, cursor: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

function inScope(scope: UndoScope): Prisma.Sql {
  if (scope.kind === "backfill") return Prisma.sql`o."backfillId" = ${scope.backfillId}`;

  return Prisma.sql`o."placedAt" >= ${scope.span.from} AND o."placedAt" < ${scope.span.until}`;
}

type Page = Parameters<UndoStore["takeUp"]>[1];

/**
 * As a backfill takes its orders up: a worker that dies leaves both or neither, and a late one changes nothing. Their documents are
 * read anew once it is their turn; asked for here, they would be read as news from Xero, which makes orders live.
 */
export async function takeUpUndo(db: Database, read: Undo, { orders, cursor, wish }: Page): Promise<void> {
  const ids = orders.map(({ recordId }) => recordId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.undo.updateMany({
      where: { id: read.id, state: "RUNNING", cursor: read.cursor, wholeRange: false },
      data: { cursor: cursor ?? read.cursor, wholeRange: cursor === null, takenUp: { increment: ids.length } },
    });
    if (count === 0 || ids.length === 0) return;
    await tx.$executeRaw`
      UPDATE "OrderRecord" SET "wish" = ${jsonText(wish)}::jsonb, "undoId" = ${read.id},
        "asked" = CASE WHEN "handledSeq" < "dirtySeq" THEN "asked" ELSE 'backfill' END, "dirtySeq" = "dirtySeq" + 1, "askedAt" = now(),
        "correlationId" = NULL, "notBefore" = NULL, "attempts" = 0, "status" = 'PENDING', "problem" = NULL, "updatedAt" = now()
      WHERE "id" = ANY(${ids}::text[]) AND "wish" IS NULL`;
  });
}

/** What an undo writes for an order; and the credit note by which it reverses one. */
const REMOVALS = ["PAYMENT_DELETE", "ALLOCATION_DELETE", "OVERPAYMENT_DELETE", "CREDIT_NOTE_VOID", "INVOICE_VOID"];

/**
 * Half an order in the books is worse than none, so what is begun goes on; the rest is decided by its own state again. Begun
 * is told by times that the database itself gave, minutes apart: another clock's could be off.
 */
export async function cancelUndo(db: Database, id: UndoId, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.undo.updateMany({
      where: { id, state: { in: ["PREVIEWING", "READY", "RUNNING"] } },
      data: { state: "CANCELLED", endedAt: at },
    });
    if (count === 0) return;
    await tx.$executeRaw`
      UPDATE "OrderRecord" o SET "wish" = NULL, "undoId" = NULL, "asked" = 'live', "dirtySeq" = "dirtySeq" + 1, "updatedAt" = now()
      FROM "Undo" u
      WHERE u."id" = ${id} AND o."undoId" = u."id" AND o."handledSeq" < o."dirtySeq"
        AND NOT EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."orderRecordId" = o."id" AND s."createdAt" >= u."createdAt"
                        AND (s."kind" = ANY(${REMOVALS}::text[]) OR (s."kind" = 'CREDIT_NOTE' AND s."localId" NOT LIKE 'gid://%')))`;
  });
}

export async function undoProgress(db: Database, id: UndoId): Promise<UndoProgress> {
  const [row] = await db.$queryRaw<{ all: bigint; unfinished: bigint; held: bigint; gone: bigint }[]>`
    SELECT count(*) AS "all", count(*) FILTER (WHERE o."handledSeq" < o."dirtySeq") AS "unfinished",
      count(*) FILTER (WHERE o."status" = 'ATTENTION') AS "held", count(*) FILTER (WHERE NOT ${STANDS}) AS "gone"
    FROM "OrderRecord" o WHERE o."undoId" = ${id}`;

  return {
    all: Number(row?.all ?? 0),
    unfinished: Number(row?.unfinished ?? 0),
    held: Number(row?.held ?? 0),
    gone: Number(row?.gone ?? 0),
  };
}
