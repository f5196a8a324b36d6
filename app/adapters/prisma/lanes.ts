import { Prisma } from "@prisma/client";
import type { TenantId } from "../../domain/ids";
import type { Lanes } from "../../ports/lanes";
import type { Database } from "./database";

/** The lease is compared and set in one statement; the fence grows with each holder, so that a late one can be told apart. */
export function makeLanes(db: Database): Lanes {
  return {
    take: async (tenantId, { owner, now, until }) => {
      await db.lane.createMany({ data: [{ tenantId }], skipDuplicates: true });
      const [taken] = await db.lane.updateManyAndReturn({
        where: { tenantId, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
        data: { leaseOwner: owner, leaseUntil: until, fence: { increment: 1 } },
      });

      return taken ? { tenantId, owner, fence: taken.fence } : null;
    },
    renew: async ({ tenantId, owner, fence }, until) => {
      const { count } = await db.lane.updateMany({ where: { tenantId, leaseOwner: owner, fence }, data: { leaseUntil: until } });

      return count === 1;
    },
    release: async ({ tenantId, owner, fence }) => {
      await db.lane.updateMany({ where: { tenantId, leaseOwner: owner, fence }, data: { leaseOwner: null, leaseUntil: null } });
    },
    due: async (query) => {
      const rows = await db.$queryRaw<{ tenantId: string }[]>(dueLanes(query));

      return rows.map(({ tenantId }) => tenantId as TenantId);
    },
  };
}

/** Live connections with an order to look at, an invoice to read again, an answer to find out about, or a sweep to do. */
function dueLanes({ now, sweepBefore }: { now: Date; sweepBefore: Date }): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT c."tenantId" FROM "Connection" c LEFT JOIN "Lane" l USING ("tenantId")
    WHERE c."state" = 'LIVE'
      AND (c."restUntil" IS NULL OR c."restUntil" <= ${now})
      AND (l."leaseUntil" IS NULL OR l."leaseUntil" < ${now})
      AND (
        c."shopSweptAt" IS NULL OR c."shopSweptAt" < ${sweepBefore} OR c."booksSweptAt" IS NULL OR c."booksSweptAt" < ${sweepBefore}
        OR EXISTS (SELECT 1 FROM "OrderRecord" o WHERE o."connectionId" = c."id" AND o."handledSeq" < o."dirtySeq"
                   AND (o."notBefore" IS NULL OR o."notBefore" <= ${now}))
        OR EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."connectionId" = c."id" AND s."state" = 'SENDING')
        OR EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."connectionId" = c."id" AND d."seenSeq" < d."staleSeq")
      )`;
}
