import { randomUUID } from "node:crypto";
import type { Batch, OrderRecord, SyncOperation } from "@prisma/client";
import type { ConnectionId, OrderRecordId } from "../../domain/ids";
import type { Lease } from "../../ports/lanes";
import type { BooksKind, Member, OpenBatch, WriteLedger } from "../../ports/write-ledger";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";
import { assertHeld, isHeld } from "./lease-held";
import { refusedBefore } from "./refused-before";
import { settleBatch } from "./settle-batch";
import { makeShopWrites } from "./shop-writes";

type BatchRow = Batch & { operations: (SyncOperation & { order: Pick<OrderRecord, "askedAt" | "correlationId"> | null })[] };

export function makeWriteLedger(db: Database): WriteLedger {
  return {
    open: (connectionId, batch) => openBatch(db, { connectionId, ...batch }),
    markSent: async (id, at, lease) => {
      const changed = await db.straight.$executeRaw`
        UPDATE "Batch" SET "sentAt" = ${at}, "sends" = "sends" + 1 WHERE "id" = ${id} AND ${isHeld(lease)}`;
      if (changed === 0) await assertHeld(db, lease);
    },
    takeBackMark: async (id) => {
      await db.straight.$executeRaw`UPDATE "Batch" SET "sends" = "sends" - 1 WHERE "id" = ${id} AND "sends" > 0`;
    },
    unsettled: async (connectionId) => {
      // Mostly there are none: every turn asks, and Prisma's own query costs ten times as much.
      const open = await db.straight.$queryRaw<unknown[]>`
        SELECT 1 FROM "Batch" WHERE "connectionId" = ${connectionId} AND "settledAt" IS NULL LIMIT 1`;
      if (open.length === 0) return [];
      const rows = await db.batch.findMany({
        where: { connectionId, settledAt: null },
        include: { operations: { include: { order: { select: { askedAt: true, correlationId: true } } } } },
        orderBy: { createdAt: "asc" },
      });

      return rows.map(toOpenBatch);
    },
    refusedBefore: (batch) => refusedBefore(db, batch),
    settle: (connectionId, { id, lease }, settlements) => settleBatch(db, { connectionId, batchId: id, settlements }, lease),
    ...makeShopWrites(db),
  };
}

type Opening = { connectionId: ConnectionId; kind: BooksKind; members: readonly Member[]; lease?: Lease };

/** The request and its members in one statement: neither is ever there without the other. */
async function openBatch(db: Database, { connectionId, kind, members, lease }: Opening): Promise<OpenBatch> {
  const [id, idempotencyKey] = [randomUUID(), randomUUID()];
  const rows = jsonText(members.map((member, position) => ({ ...member, position })));
  const written = await db.straight.$queryRaw<{ correlationId: string | null }[]>`
    WITH batch AS (
      INSERT INTO "Batch" ("id", "connectionId", "kind", "idempotencyKey")
      SELECT ${id}, ${connectionId}, ${kind}, ${idempotencyKey} WHERE ${isHeld(lease)}
      RETURNING "id"
    )
    INSERT INTO "SyncOperation"
      ("id", "connectionId", "kind", "state", "batchId", "orderRecordId", "localId", "naturalKey", "position", "document",
       "correlationId", "orderSeq")
    SELECT gen_random_uuid()::text, ${connectionId}, ${kind}, 'SENDING', batch."id", r."recordId", r."localId", r."naturalKey", r."position",
      r."document", (SELECT o."correlationId" FROM "OrderRecord" o WHERE o."id" = r."recordId"), r."seq"
    FROM batch, jsonb_to_recordset(${rows}::jsonb)
      AS r("recordId" text, "seq" int, "localId" text, "naturalKey" text, "position" int, "document" jsonb)
    RETURNING "correlationId"`;

  if (written.length < members.length) throw new Error(`The lane was lost to another worker before a ${kind} was to be written.`);

  return { id, kind, idempotencyKey, sentAt: null, sends: 0, members: [...members], overtaken: [], causes: causesOf(written) };
}

/** In their first order, and only those still open: a settled member is never sent again. */
function toOpenBatch({ id, kind, idempotencyKey, sentAt, sends, operations }: BatchRow): OpenBatch {
  const open = operations.filter(({ state }) => state === "SENDING").sort((a, b) => a.position - b.position);

  const overtaken = open.filter(isOvertaken).map(({ localId }) => localId);

  return { id, kind: kind as BooksKind, idempotencyKey, sentAt, sends, members: open.map(toMember), overtaken, causes: causesOf(open) };
}

/**
 * A webhook came, or a person decided something. Not by "dirtySeq": a sweep asks for what stays in doubt once more, which is no news,
 * and a document on which Xero always fails would never be found out.
 */
function isOvertaken({ createdAt, correlationId, order }: BatchRow["operations"][number]): boolean {
  if (!order) return false;

  return order.correlationId !== correlationId || (order.askedAt !== null && order.askedAt > createdAt);
}

function causesOf(operations: readonly { correlationId: string | null }[]): string[] {
  return [...new Set(operations.map(({ correlationId }) => correlationId))].filter((cause) => cause !== null);
}

function toMember({ orderRecordId, orderSeq, localId, naturalKey, document }: SyncOperation): Member {
  const recordId = orderRecordId as OrderRecordId | null;

  return { recordId, ...(orderSeq !== null && { seq: orderSeq }), localId, naturalKey, document: fromJson<unknown>(document) };
}
