import { Prisma } from "@prisma/client";
import type { ConnectionId, OrderId, OrderRecordId } from "../../domain/ids";
import type { OpenShopWrite, ShopWrite, WriteLedger } from "../../ports/write-ledger";
import type { Database } from "./database";
import { fromJson, jsonText, toJson } from "./domain-json";
import { isHeld } from "./lease-held";

type ShopWrites = Pick<WriteLedger, "beginShopWrite" | "unsettledShopWrites" | "endShopWrite" | "writesSince">;
type Row = { id: string; orderRecordId: string | null; localId: string; kind: string; document: Prisma.JsonValue; createdAt: Date };

const KINDS: ShopWrite["kind"][] = ["MARK_PAID", "PART_PAYMENT", "ORDER_NOTE"];

/** Writes to orders in Shopify: one at a time, so they stand in no batch. */
export function makeShopWrites(db: Database): ShopWrites {
  return {
    beginShopWrite: async (connectionId, { recordId, orderId, write, lease }) => {
      const [row] = await db.$queryRaw<Row[]>`
        INSERT INTO "SyncOperation"
          ("id", "connectionId", "kind", "state", "orderRecordId", "localId", "naturalKey", "document", "correlationId")
        SELECT gen_random_uuid()::text, ${connectionId}, ${write.kind}, 'SENDING', o."id", ${orderId}, ${orderId},
          ${jsonText(write)}::jsonb, o."correlationId"
        FROM "OrderRecord" o WHERE o."id" = ${recordId} AND ${isHeld(lease)}
        RETURNING "id", "orderRecordId", "localId", "kind", "document", "createdAt"`;
      if (!row) throw new Error(`The lane was lost to another worker before a ${write.kind} was to be written.`);

      return toOpen(row);
    },
    unsettledShopWrites: async (connectionId) => unsettled(db, connectionId),
    endShopWrite: async (id, { problem, released = false }) => {
      const end = problem ? { state: released ? "RELEASED" : "REJECTED", problem: toJson(problem) } : { state: "DONE" };
      await db.syncOperation.update({ where: { id }, data: { ...end, settledAt: new Date() } });
    },
    writesSince: async (recordIds, since) => {
      // The orders are named too: else PostgreSQL, who takes them for more than they are, reads all orders of a table of some thousands.
      const ids = [...recordIds];
      const rows = await db.straight.$queryRaw<{ id: string; writes: number }[]>`
        SELECT s."orderRecordId" AS "id", count(DISTINCT coalesce(s."batchId", s."id"))::int AS "writes"
        FROM "SyncOperation" s JOIN "OrderRecord" o ON o."id" = s."orderRecordId" AND o."id" = ANY(${ids}::text[])
        WHERE s."orderRecordId" = ANY(${ids}::text[]) AND s."state" <> 'RELEASED' AND s."createdAt" > ${since}
          AND (o."asked" <> 'now' OR o."askedAt" IS NULL OR s."createdAt" > o."askedAt")
        GROUP BY s."orderRecordId"`;

      return new Map(rows.map(({ id, writes }) => [id as OrderRecordId, writes]));
    },
  };
}

/** Mostly there are none: every turn asks, and Prisma's own query costs ten times as much. */
async function unsettled(db: Database, connectionId: ConnectionId): Promise<OpenShopWrite[]> {
  const open = await db.straight.$queryRaw<unknown[]>`
    SELECT 1 FROM "SyncOperation" WHERE "connectionId" = ${connectionId} AND "state" = 'SENDING' AND "kind" = ANY(${KINDS}::text[]) LIMIT 1`;
  if (open.length === 0) return [];
  const rows = await db.syncOperation.findMany({
    where: { connectionId, kind: { in: KINDS }, state: "SENDING" },
    orderBy: { createdAt: "asc" },
  });

  return rows.map(toOpen);
}

/** Before part payments there was only one kind, and its document was empty. */
function toOpen({ id, orderRecordId, localId, kind, document, createdAt }: Row): OpenShopWrite {
  const write: ShopWrite = kind === "MARK_PAID" ? { kind } : fromJson<ShopWrite>(document);

  return { operationId: id, recordId: orderRecordId as OrderRecordId, orderId: localId as OrderId, since: createdAt, write };
}
