import { Prisma } from "@prisma/client";
import type { Order } from "../../domain/commerce/order";
import type { ConnectionId, OrderId, OrderRecordId } from "../../domain/ids";
import type { Problem } from "../../domain/problem";
import type { Rest } from "../../domain/sync/rest";
import type { DirtyOrder, Disposition, OrderStore } from "../../ports/order-store";
import type { Database } from "./database";
import { toJson } from "./domain-json";
import { factsOf } from "./order-facts";

export function makeOrderStore(db: Database): OrderStore {
  return {
    markDirty: (connectionId, orderIds) => markDirty(db, connectionId, orderIds),
    dirty: (connectionId, query) => findDirty(db, connectionId, query),
    settle: (order, disposition) => settle(db, order, disposition),
    postpone: async ({ recordId }, { until, problem, order }) => {
      await db.orderRecord.update({
        where: { id: recordId },
        data: { notBefore: until, attempts: { increment: 1 }, status: "PENDING", problem: toJson([problem]), ...known(order) },
      });
    },
    markHeldDirty: async (connectionId) => {
      await db.orderRecord.updateMany({
        where: { connectionId, status: { in: ["ATTENTION", "PENDING"] } },
        data: { dirtySeq: { increment: 1 }, notBefore: null, attempts: 0 },
      });
    },
  };
}

/** Also clears any waiting time: something happened, so the reason for waiting may be gone. */
async function markDirty(db: Database, connectionId: ConnectionId, orderIds: readonly OrderId[]): Promise<void> {
  if (orderIds.length === 0) return;
  const rows = [...new Set(orderIds)].map(
    (orderId) => Prisma.sql`(gen_random_uuid()::text, ${connectionId}, ${orderId}, '', now(), now())`,
  );
  await db.$executeRaw`
    INSERT INTO "OrderRecord" ("id", "connectionId", "orderId", "name", "placedAt", "updatedAt") VALUES ${Prisma.join(rows)}
    ON CONFLICT ("connectionId", "orderId")
    DO UPDATE SET "dirtySeq" = "OrderRecord"."dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "updatedAt" = now()`;
}

async function findDirty(db: Database, connectionId: ConnectionId, { now, limit }: { now: Date; limit: number }): Promise<DirtyOrder[]> {
  const rows = await db.orderRecord.findMany({
    where: {
      connectionId,
      handledSeq: { lt: db.orderRecord.fields.dirtySeq },
      OR: [{ notBefore: null }, { notBefore: { lte: now } }],
      operations: { none: { state: "SENDING" } },
    },
    orderBy: [{ placedAt: "asc" }, { id: "asc" }],
    take: limit,
  });

  return rows.map(({ id, orderId, dirtySeq, attempts }) => ({
    recordId: id as OrderRecordId,
    orderId: orderId as OrderId,
    seq: dirtySeq,
    attempts,
  }));
}

/** `handledSeq` is what was claimed, not what stands now: an ask that came meanwhile stays open (no lost update). */
async function settle(db: Database, { recordId, seq }: DirtyOrder, { rest, order, posting }: Disposition): Promise<void> {
  const problems = problemsOf(rest);
  await db.orderRecord.update({
    where: { id: recordId },
    data: {
      handledSeq: seq,
      attempts: 0,
      notBefore: null,
      status: rest.status.toUpperCase(),
      problem: problems.length > 0 ? toJson(problems) : Prisma.DbNull,
      ...known(order),
      ...(posting && { plan: posting.kind === "post" ? toJson(withoutPerson(posting.plan)) : Prisma.DbNull }),
    },
  });
}

/** What the pages show of an order that was read; it is kept even when nothing could be done, so that it can be told from others. */
function known(order: Order | null) {
  return order && { name: order.name, placedAt: new Date(order.placedAt), facts: toJson(factsOf(order)) };
}

/** The plan is kept to show why; who bought is not needed for that. */
function withoutPerson<Plan extends { contact: unknown }>({ contact: _contact, ...plan }: Plan) {
  return plan;
}

/** A reason for waiting is kept like a problem, so that the pages read one thing. */
function problemsOf(rest: Rest): readonly Problem[] {
  switch (rest.status) {
    case "synced":
      return [];
    case "attention":
      return rest.problems;
    case "pending":
      return [{ code: "waiting", remedy: "retry", message: rest.reason }];
    case "excluded":
      return [{ code: "excluded", remedy: "never", message: rest.reason }];
  }
}
