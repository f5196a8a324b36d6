import { NO_LONGER_SHOWN } from "../../domain/backfill/no-longer-shown";
import type { BackfillId } from "../../domain/ids";
import type { BackfillProgress } from "../../ports/backfill-store";
import type { ProblemCode } from "../../domain/problem";
import type { Database } from "./database";

const MOST_REASONS = 10;

/** Counted from the orders themselves, so that a crash cannot leave a counter behind. */
export async function progressOf(db: Database, backfillId: BackfillId, since: Date): Promise<BackfillProgress> {
  const [groups, reasons, settledSince] = await Promise.all([
    db.orderRecord.groupBy({ by: ["status"], where: { backfillId }, _count: true }),
    keptBecause(db, backfillId),
    db.orderRecord.count({ where: { backfillId, status: { not: "PENDING" }, updatedAt: { gte: since } } }),
  ]);
  const of = (status: string) => groups.find((group) => group.status === status)?._count ?? 0;

  return { posted: of("SYNCED"), held: of("ATTENTION"), excluded: of("EXCLUDED"), pending: of("PENDING"), reasons, settledSince };
}

const STATUSES = { ATTENTION: "held", PENDING: "waiting", EXCLUDED: "excluded" } as const;

type ReasonRow = { status: keyof typeof STATUSES; code: string; field: string | null; sentence: string; orders: bigint };

/**
 * By what an order's first problem is about; the sentence is that of any one of them. An order that waits has its reason, too. Of
 * those left out only what nobody chose: that Shopify did not show them any more.
 */
async function keptBecause(db: Database, backfillId: BackfillId): Promise<BackfillProgress["reasons"]> {
  const rows = await db.$queryRaw<ReasonRow[]>`
    SELECT "status", "problem"->0->>'code' AS "code", "problem"->0->>'field' AS "field",
           min("problem"->0->>'message') AS "sentence", count(*) AS "orders"
    FROM "OrderRecord" WHERE "backfillId" = ${backfillId} AND jsonb_typeof("problem") = 'array'
      AND ("status" IN ('ATTENTION', 'PENDING') OR ("status" = 'EXCLUDED' AND "problem" -> 0 ->> 'message' = ${NO_LONGER_SHOWN}))
    GROUP BY 1, 2, 3 ORDER BY 5 DESC, 2 LIMIT ${MOST_REASONS}`;

  return rows.map(({ status, code, field, sentence, orders }) => ({
    status: STATUSES[status],
    code: code as ProblemCode,
    field,
    sentence,
    orders: Number(orders),
  }));
}

export function notShownOf(db: Database, backfillId: BackfillId): Promise<number> {
  return db.orderRecord.count({ where: { backfillId, status: "EXCLUDED", problem: { path: ["0", "message"], equals: NO_LONGER_SHOWN } } });
}

export async function unfinishedOf(db: Database, backfillId: BackfillId, now: Date): Promise<{ all: number; ready: number }> {
  const where = { backfillId, handledSeq: { lt: db.orderRecord.fields.dirtySeq } };
  const [all, ready] = await Promise.all([
    db.orderRecord.count({ where }),
    db.orderRecord.count({
      where: { ...where, OR: [{ notBefore: null }, { notBefore: { lte: now } }], operations: { none: { state: "SENDING" } } },
    }),
  ]);

  return { all, ready };
}
