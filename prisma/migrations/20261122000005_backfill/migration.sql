CREATE TABLE "Backfill" (
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT NOT NULL,
    "fromAt" TIMESTAMP(3) NOT NULL,
    "untilAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "exportId" TEXT,
    "exportByte" BIGINT NOT NULL DEFAULT 0,
    "found" INTEGER,
    "preview" JSONB,
    "cursor" TEXT,
    "wentThrough" INTEGER NOT NULL DEFAULT 0,
    "takenUp" INTEGER NOT NULL DEFAULT 0,
    "wholeRange" BOOLEAN NOT NULL DEFAULT false,
    "notBefore" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Backfill_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "Backfill" ADD CONSTRAINT "Backfill_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "Backfill_connectionId_createdAt_idx" ON "Backfill"("connectionId", "createdAt");

-- A connection has one backfill at a time that is not over: two would count each other's orders.
CREATE UNIQUE INDEX "Backfill_one_open_per_connection" ON "Backfill" ("connectionId") WHERE "state" IN ('PREVIEWING', 'READY', 'RUNNING', 'PAUSED');

-- Orders known before were asked for by no backfill.
ALTER TABLE "OrderRecord" ADD COLUMN "backfillId" TEXT;
ALTER TABLE "OrderRecord" ADD CONSTRAINT "OrderRecord_backfillId_fkey" FOREIGN KEY ("backfillId") REFERENCES "Backfill"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "OrderRecord_backfillId_idx" ON "OrderRecord"("backfillId");
