-- What asked for a look at an order: something that happened just now ('live'), or a backfill. Old asks count as live.
ALTER TABLE "OrderRecord" ADD COLUMN "asked" TEXT NOT NULL DEFAULT 'live';
DROP INDEX "OrderRecord_dirty";
CREATE INDEX "OrderRecord_dirty" ON "OrderRecord" ("connectionId", "asked", "placedAt", "id") WHERE "handledSeq" < "dirtySeq";

-- How often a request was sent: one that fails again and again is halved, to find the document it fails on.
ALTER TABLE "Batch" ADD COLUMN "sends" INTEGER NOT NULL DEFAULT 0;

-- What Xero said has changed, found without reading every link.
CREATE INDEX "DocumentLink_stale" ON "DocumentLink" ("connectionId", "createdAt") WHERE "seenSeq" < "staleSeq";
CREATE INDEX "DocumentLink_orderRecordId_idx" ON "DocumentLink" ("orderRecordId");
CREATE INDEX "SyncOperation_batchId_idx" ON "SyncOperation" ("batchId");
CREATE INDEX "SyncOperation_sending" ON "SyncOperation" ("connectionId", "orderRecordId") WHERE "state" = 'SENDING';
