-- An undo that rests, since Xero takes no more requests for past orders for now, says so, as a backfill does.
ALTER TABLE "Undo" ADD COLUMN "notBefore" TIMESTAMP(3), ADD COLUMN "reason" TEXT;
