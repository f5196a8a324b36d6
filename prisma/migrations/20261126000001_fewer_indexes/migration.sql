-- Every order is written to twice and every write once more, and each time all of their indexes with them. Most orders belong to no
-- backfill and none to an undo; and only writes under way are ever looked for by their state, which "SyncOperation_sending" is for.
DROP INDEX "OrderRecord_backfillId_idx";
CREATE INDEX "OrderRecord_backfill" ON "OrderRecord" ("backfillId") WHERE "backfillId" IS NOT NULL;
DROP INDEX "OrderRecord_undoId_idx";
CREATE INDEX "OrderRecord_undo" ON "OrderRecord" ("undoId") WHERE "undoId" IS NOT NULL;
DROP INDEX "SyncOperation_connectionId_state_idx";
-- Contacts that were refused, by the fingerprint of what was sent; and a customer's, when he is to be forgotten.
CREATE INDEX "SyncOperation_print" ON "SyncOperation" ("connectionId", "localId") WHERE "print" IS NOT NULL;
