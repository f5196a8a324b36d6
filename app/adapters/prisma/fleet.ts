import type { Fleet, FleetFigures } from "../../ports/fleet";
import type { Database } from "./database";

const WORKERS_SINCE_MS = 60 * 60_000;

/** Each figure by an index that holds only what is open, so that asking costs the same with a million orders at rest. */
export function makeFleet(db: Database): Fleet {
  return {
    figures: async (now) => {
      const [receipts, dirty, lanesLeased, writesOpen, connections, connectionsInFault, shopsShutOut, workers] = await Promise.all([
        db.webhookReceipt.aggregate({ where: { handledAt: null }, _count: true, _min: { receivedAt: true } }),
        dirtyOrders(db),
        db.lane.count({ where: { leaseUntil: { gt: now } } }),
        db.syncOperation.count({ where: { state: "SENDING" } }),
        db.connection.groupBy({ by: ["state"], _count: true }),
        db.connection.count({ where: { state: "LIVE", faultSince: { not: null } } }),
        db.session.count({ where: { refreshToken: null, expires: { lt: now } } }),
        db.heartbeat.findMany({ where: { at: { gte: new Date(now.getTime() - WORKERS_SINCE_MS) } } }),
      ]);

      return {
        receipts: { unhandled: receipts._count, oldest: receipts._min.receivedAt },
        dirty,
        lanesLeased,
        writesOpen,
        connections: connections.map(({ state, _count }) => ({ state, count: _count })),
        connectionsInFault,
        shopsShutOut,
        workers: workers.map(({ name, at }) => ({ worker: name, at })),
      };
    },
    postedAfter: (batchId) => postedAfter(db, batchId),
  };
}

/** An order that was asked for before asks were dated counts from its last change. */
async function dirtyOrders(db: Database): Promise<FleetFigures["dirty"]> {
  return db.$queryRaw<{ asked: string; orders: number; oldest: Date }[]>`
    SELECT "asked", count(*)::int AS "orders", min(coalesce("askedAt", "updatedAt")) AS "oldest"
    FROM "OrderRecord" WHERE "handledSeq" < "dirtySeq" GROUP BY "asked"`;
}

async function postedAfter(db: Database, batchId: string): Promise<number[]> {
  const rows = await db.straight.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM s."settledAt" - w."receivedAt")::float8 AS "seconds" FROM "SyncOperation" s
    JOIN "WebhookReceipt" w ON w."id" = CASE WHEN s."correlationId" LIKE 'webhook-%' THEN substring(s."correlationId" FROM 9)::bigint END
    WHERE s."batchId" = ${batchId} AND s."state" = 'DONE'`;

  return rows.map(({ seconds }) => seconds);
}
