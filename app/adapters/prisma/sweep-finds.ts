import type { SweepFinds } from "../../ports/sweep-finds";
import type { Database } from "./database";
import { jsonText } from "./domain-json";

/** A webhook takes seconds; Shopify's first retries are over by then, too. */
const ON_ITS_WAY_MS = 120_000;

export function makeSweepFinds(db: Database): SweepFinds {
  return {
    // One ask is open, this sweep's own: before it the order was unknown, or at rest with an older time stamp.
    // One about which a person has decided is not read, so that its time stamp says nothing.
    noteOrders: (connectionId, changes, now) => db.$executeRaw`
      UPDATE "OrderRecord" o SET "foundBySweepAt" = ${now}
      FROM jsonb_to_recordset(${jsonText(changes)}::jsonb) AS c("id" text, "at" timestamp(3))
      WHERE o."connectionId" = ${connectionId} AND o."orderId" = c."id" AND o."dirtySeq" = o."handledSeq" + 1
        AND (o."handledSeq" = 0 OR o."shopUpdatedAt" < c."at") AND c."at" < ${before(now)} AND o."wish" IS NULL`,
    noteDocuments: (connectionId, changes, now) => db.$executeRaw`
      UPDATE "OrderRecord" o SET "foundBySweepAt" = ${now}
      FROM "DocumentLink" l JOIN jsonb_to_recordset(${jsonText(changes)}::jsonb) AS c("id" text, "at" timestamp(3)) ON l."remoteId" = c."id"
      WHERE l."connectionId" = ${connectionId} AND l."kind" IN ('INVOICE', 'CREDIT_NOTE') AND o."id" = l."orderRecordId"
        AND l."staleSeq" = l."seenSeq" + 1 AND c."at" < ${before(now)}`,
  };
}

function before(now: Date): Date {
  return new Date(now.getTime() - ON_ITS_WAY_MS);
}
