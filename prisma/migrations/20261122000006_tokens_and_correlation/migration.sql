-- One process at a time renews a shop's tokens.
ALTER TABLE "Session" ADD COLUMN "refreshClaimUntil" TIMESTAMP(3);

-- What asked for a look, from the webhook to the write; and since when an order waits for its look.
ALTER TABLE "OrderRecord" ADD COLUMN "correlationId" TEXT, ADD COLUMN "askedAt" TIMESTAMP(3);
ALTER TABLE "SyncOperation" ADD COLUMN "correlationId" TEXT;
