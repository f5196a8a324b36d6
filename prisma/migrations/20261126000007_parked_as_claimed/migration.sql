-- Whoever gives a document up puts its order to rest only up to what was asked for when the order was read for it.
ALTER TABLE "SyncOperation" ADD COLUMN "orderSeq" INTEGER;
