-- What a person decided about an order: that nothing of it shall stand in Xero, or never come there. Empty: its own state decides.
ALTER TABLE "OrderRecord" ADD COLUMN "wish" JSONB;

-- A day's orders, or a backfill's, taken out of the books: first a preview that writes nothing, then, once it is started, the undoing.
CREATE TABLE "Undo" (
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "day" TEXT,
    "fromAt" TIMESTAMP(3),
    "untilAt" TIMESTAMP(3),
    "backfillId" TEXT,
    "state" TEXT NOT NULL,
    "preview" JSONB,
    "cursor" TEXT,
    "takenUp" INTEGER NOT NULL DEFAULT 0,
    "wholeRange" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Undo_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "Undo" ADD CONSTRAINT "Undo_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Undo" ADD CONSTRAINT "Undo_backfillId_fkey" FOREIGN KEY ("backfillId") REFERENCES "Backfill"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX "Undo_connectionId_createdAt_idx" ON "Undo"("connectionId", "createdAt");

-- A connection has one undo at a time that is not over: two could ask for the same order.
CREATE UNIQUE INDEX "Undo_one_open_per_connection" ON "Undo" ("connectionId") WHERE "state" IN ('PREVIEWING', 'READY', 'RUNNING');

-- The undo of a day or a backfill that asked for this order last.
ALTER TABLE "OrderRecord" ADD COLUMN "undoId" TEXT;
ALTER TABLE "OrderRecord" ADD CONSTRAINT "OrderRecord_undoId_fkey" FOREIGN KEY ("undoId") REFERENCES "Undo"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "OrderRecord_undoId_idx" ON "OrderRecord"("undoId");
