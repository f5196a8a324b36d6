import { randomUUID } from "node:crypto";
import type { Batch, SyncOperation } from "@prisma/client";
import type { OrderId, OrderRecordId } from "../../domain/ids";
import type { BooksKind, Member, OpenBatch, WriteLedger } from "../../ports/write-ledger";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";
import { settleBatch } from "./settle-batch";

type BatchRow = Batch & { operations: SyncOperation[] };

export function makeWriteLedger(db: Database): WriteLedger {
  return {
    open: async (connectionId, { kind, members }) => {
      const row = await db.batch.create({
        data: {
          connectionId,
          kind,
          idempotencyKey: randomUUID(),
          operations: { create: members.map((member, position) => ({ ...toRow(member), connectionId, kind, position })) },
        },
        include: { operations: true },
      });

      return toOpenBatch(row);
    },
    markSent: async (id, at) => {
      await db.batch.update({ where: { id }, data: { sentAt: at } });
    },
    unsettled: async (connectionId) => {
      const rows = await db.batch.findMany({
        where: { connectionId, settledAt: null },
        include: { operations: true },
        orderBy: { createdAt: "asc" },
      });

      return rows.map(toOpenBatch);
    },
    settle: (connectionId, batchId, settlements) => settleBatch(db, { connectionId, batchId, settlements }),

    beginMarkingPaid: async (connectionId, { recordId, orderId }) => {
      const row = await db.syncOperation.create({
        data: {
          connectionId,
          orderRecordId: recordId,
          kind: "MARK_PAID",
          localId: orderId,
          naturalKey: orderId,
          state: "SENDING",
          document: {},
        },
      });

      return { operationId: row.id, recordId, orderId, since: row.createdAt };
    },
    unsettledMarkings: async (connectionId) => {
      const rows = await db.syncOperation.findMany({ where: { connectionId, kind: "MARK_PAID", state: "SENDING" } });

      return rows.map(({ id, orderRecordId, localId, createdAt }) => ({
        operationId: id,
        recordId: orderRecordId as OrderRecordId,
        orderId: localId as OrderId,
        since: createdAt,
      }));
    },
    endMarkingPaid: async (id, { problem }) => {
      const end = problem ? { state: "REJECTED", problem: toJson(problem) } : { state: "DONE" };
      await db.syncOperation.update({ where: { id }, data: { ...end, settledAt: new Date() } });
    },
  };
}

function toRow({ recordId, localId, naturalKey, document }: Member) {
  return { orderRecordId: recordId, localId, naturalKey, state: "SENDING", document: toJson(document) };
}

/** In their first order, and only those still open: a settled member is never sent again. */
function toOpenBatch({ id, kind, idempotencyKey, sentAt, operations }: BatchRow): OpenBatch {
  const open = operations.filter(({ state }) => state === "SENDING").sort((a, b) => a.position - b.position);

  return { id, kind: kind as BooksKind, idempotencyKey, sentAt, members: open.map(toMember) };
}

function toMember({ orderRecordId, localId, naturalKey, document }: SyncOperation): Member {
  return { recordId: orderRecordId as OrderRecordId | null, localId, naturalKey, document: fromJson<unknown>(document) };
}
