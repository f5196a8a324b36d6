import { Prisma } from "@prisma/client";
import type { TenantId } from "../../domain/ids";
import type { Lanes } from "../../ports/lanes";
import type { Database } from "./database";
import { noBackfillHoldsItUp } from "./take-up-orders";
import { noUndoHoldsItUp } from "./undo-rests";

/** The lease is compared and set in one statement; the fence grows with each holder, so that a late one can be told apart. */
export function makeLanes(db: Database): Lanes {
  return {
    take: async (tenantId, { owner, now, until }) => {
      const [taken] = await db.straight.$queryRaw<{ fence: number }[]>`
        INSERT INTO "Lane" AS l ("tenantId", "leaseOwner", "leaseUntil", "fence") VALUES (${tenantId}, ${owner}, ${until}, 1)
        ON CONFLICT ("tenantId") DO UPDATE
          SET "leaseOwner" = excluded."leaseOwner", "leaseUntil" = excluded."leaseUntil", "fence" = l."fence" + 1
          WHERE l."leaseUntil" IS NULL OR l."leaseUntil" < ${now}
        RETURNING "fence"`;

      return taken ? { tenantId, owner, fence: taken.fence } : null;
    },
    renew: async ({ tenantId, owner, fence }, until, worksFor) => {
      const count = await db.straight.$executeRaw`
        UPDATE "Lane" SET "leaseUntil" = ${until} WHERE "tenantId" = ${tenantId} AND "leaseOwner" = ${owner} AND "fence" = ${fence}
        AND (${worksFor ?? null}::text IS NULL OR EXISTS (SELECT 1 FROM "Connection" WHERE "id" = ${worksFor ?? null} AND "state" = 'LIVE'))`;

      return count === 1;
    },
    release: async ({ tenantId, owner, fence }) => {
      await db.straight.$executeRaw`
        UPDATE "Lane" SET "leaseOwner" = NULL, "leaseUntil" = NULL
        WHERE "tenantId" = ${tenantId} AND "leaseOwner" = ${owner} AND "fence" = ${fence}`;
    },
    gather: async (tenantId, until) => {
      await db.lane.updateMany({ where: { tenantId }, data: { gatherUntil: until } });
    },
    due: async (query) => {
      const rows = await db.$queryRaw<{ tenantId: string }[]>(dueLanes(query));

      return rows.map(({ tenantId }) => tenantId as TenantId);
    },
  };
}

/**
 * Live connections with an order to look at, an invoice to read again, an answer to find out about, a backfill, or a sweep to do; and
 * those whose last turn ended in a fault, to find out whether it is over. In no order: where not all can be rung for, each has its turn.
 */
function dueLanes({ now, sweepBefore }: { now: Date; sweepBefore: Date }): Prisma.Sql {
  return Prisma.sql`
    SELECT c."tenantId" FROM "Connection" c LEFT JOIN "Lane" l USING ("tenantId")
    WHERE c."state" = 'LIVE'
      AND (c."restUntil" IS NULL OR c."restUntil" <= ${now})
      AND (l."leaseUntil" IS NULL OR l."leaseUntil" < ${now})
      AND (
        c."waitsUntil" <= ${now} OR c."faultSince" IS NOT NULL
        OR c."shopSweptAt" IS NULL OR c."shopSweepDue" <= ${now} OR (c."shopSweepDue" IS NULL AND c."shopSweptAt" < ${sweepBefore})
        OR c."booksSweptAt" IS NULL OR c."booksSweepDue" <= ${now} OR (c."booksSweepDue" IS NULL AND c."booksSweptAt" < ${sweepBefore})
        OR EXISTS (SELECT 1 FROM "OrderRecord" o WHERE o."connectionId" = c."id" AND o."handledSeq" < o."dirtySeq"
                   AND (o."notBefore" IS NULL OR o."notBefore" <= ${now}) AND ${noBackfillHoldsItUp(now)} AND ${noUndoHoldsItUp(now)}
                   AND (o."asked" <> 'live' OR c."waitsUntil" IS NULL OR c."waitsUntil" <= ${now})
                   AND (o."asked" <> 'live' OR l."gatherUntil" IS NULL OR l."gatherUntil" <= ${now} OR ${fullBatchWaits(now)}))
        OR EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."connectionId" = c."id" AND s."state" = 'SENDING')
        OR EXISTS (SELECT 1 FROM "Backfill" b WHERE b."connectionId" = c."id" AND b."state" IN ('PREVIEWING', 'RUNNING')
                   AND (b."notBefore" IS NULL OR b."notBefore" <= ${now}))
        OR EXISTS (SELECT 1 FROM "Undo" u WHERE u."connectionId" = c."id" AND (u."state" = 'PREVIEWING' OR (u."state" = 'RUNNING'
                   AND (u."notBefore" IS NULL OR u."notBefore" <= ${now}) AND NOT EXISTS (SELECT 1 FROM "OrderRecord" o WHERE o."undoId" = u."id" AND o."handledSeq" < o."dirtySeq"))))
        OR EXISTS (SELECT 1 FROM "FollowedContact" f JOIN "DocumentLink" d ON d."connectionId" = f."connectionId"
                   AND d."kind" = 'CONTACT' AND d."localId" = f."customerKey"
                   WHERE f."connectionId" = c."id" AND f."handledSeq" < f."dirtySeq" AND (f."notBefore" IS NULL OR f."notBefore" <= ${now}))
        OR EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."connectionId" = c."id" AND d."seenSeq" < d."staleSeq")
      )
    GROUP BY c."tenantId" ORDER BY random()`;
}

/** More company than that is not worth waiting for (domain/sync/wait-for-company.ts). Counted no further. */
const FULL_BATCH = 50;

function fullBatchWaits(now: Date): Prisma.Sql {
  return Prisma.sql`
    (SELECT count(*) FROM (
       SELECT 1 FROM "OrderRecord" w WHERE w."connectionId" = c."id" AND w."asked" = 'live' AND w."handledSeq" < w."dirtySeq"
       AND (w."notBefore" IS NULL OR w."notBefore" <= ${now}) LIMIT ${FULL_BATCH}) waiting) >= ${FULL_BATCH}`;
}
