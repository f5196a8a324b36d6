import { randomUUID } from "node:crypto";
import type { Batch, SyncOperation } from "@prisma/client";
import type { ConnectionId, OrderRecordId } from "../../domain/ids";
import type { Lease } from "../../ports/lanes";
import type { BooksKind, Member, OpenBatch, WriteLedger } from "../../ports/write-ledger";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";
import { assertHeld, isHeld } from "./lease-held";
import { refusedBefore } from "./refused-before";
import { settleBatch } from "./settle-batch";
import { makeShopWrites } from "./shop-writes";

type BatchRow = Batch & { operations: SyncOperation[] };

export function makeWriteLedger(db: Database): WriteLedger {
  return {
    open: (connectionId, batch) => openBatch(db, { connectionId, ...batch }),
    markSent: async (id, at, lease) => {
      const changed = await db.straight.$executeRaw`
        UPDATE "Batch" SET "sentAt" = ${at}, "sends" = "sends" + 1 WHERE "id" = ${id} AND ${isHeld(lease)}`;
      if (changed === 0) await assertHeld(db, lease);
    },
    unsettled: async (connectionId) => {
      // Mostly there are none: every turn asks, and Prisma's own query costs ten times as much.
      const open = await db.straight.$queryRaw<unknown[]>`
        SELECT 1 FROM "Batch" WHERE "connectionId" = ${connectionId} AND "settledAt" IS NULL LIMIT 1`;
      if (open.length === 0) return [];
      const rows = await db.batch.findMany({
        where: { connectionId, settledAt: null },
        include: { operations: true },
        orderBy: { createdAt: "asc" },
      });

      return rows.map(toOpenBatch);
    },
    refusedBefore: (batch) => refusedBefore(db, batch),
    settle: (connectionId, batchId, settlements) => settleBatch(db, { connectionId, batchId, settlements }),
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
       "correlationId")
    SELECT gen_random_uuid()::text, ${connectionId}, ${kind}, 'SENDING', batch."id", r."recordId", r."localId", r."naturalKey", r."position",
      r."document", (SELECT o."correlationId" FROM "OrderRecord" o WHERE o."id" = r."recordId")
    FROM batch, jsonb_to_recordset(${rows}::jsonb) AS r("recordId" text, "localId" text, "naturalKey" text, "position" int, "document" jsonb)
    RETURNING "correlationId"`;

  if (written.length < members.length) throw new Error(`The lane was lost to another worker before a ${kind} was to be written.`);

  return { id, kind, idempotencyKey, sentAt: null, sends: 0, members: [...members], causes: causesOf(written) };
}

/** In their first order, and only those still open: a settled member is never sent again. */
function toOpenBatch({ id, kind, idempotencyKey, sentAt, sends, operations }: BatchRow): OpenBatch {
  const open = operations.filter(({ state }) => state === "SENDING").sort((a, b) => a.position - b.position);

  return { id, kind: kind as BooksKind, idempotencyKey, sentAt, sends, members: open.map(toMember), causes: causesOf(open) };
}

function causesOf(operations: readonly { correlationId: string | null }[]): string[] {
  return [...new Set(operations.map(({ correlationId }) => correlationId))].filter((cause) => cause !== null);
}

function toMember({ orderRecordId, localId, naturalKey, document }: SyncOperation): Member {
  return { recordId: orderRecordId as OrderRecordId | null, localId, naturalKey, document: fromJson<unknown>(document) };
}
