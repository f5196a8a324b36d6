-- What a shop's first sweep finds is no news, in as many goes as it takes. One that has a cursor is taken to have come to its end.
ALTER TABLE "Connection" ADD COLUMN "catchingUp" BOOLEAN NOT NULL DEFAULT true;
UPDATE "Connection" SET "catchingUp" = false WHERE "shopCursor" IS NOT NULL;
