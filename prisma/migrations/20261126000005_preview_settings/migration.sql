-- A preview holds for the settings by which it was made: where they are others when it is started, it is made again. One that waits
-- from before has no version, and so is made again, too.
ALTER TABLE "Backfill" ADD COLUMN "profileVersion" INTEGER, ADD COLUMN "madeAgain" BOOLEAN NOT NULL DEFAULT false;

-- How far the run has come: what Shopify no longer shows lies behind it, or still before it.
ALTER TABLE "Backfill" ADD COLUMN "reachedAt" TIMESTAMP(3);

-- Two outcomes more are counted.
UPDATE "Backfill" SET "preview" = jsonb_set("preview", '{sums,outcomes}', '{"undone": 0, "unwanted": 0}'::jsonb || ("preview" #> '{sums,outcomes}'))
WHERE "preview" IS NOT NULL;
