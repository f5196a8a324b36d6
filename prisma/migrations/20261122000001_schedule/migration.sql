-- When what happened is taken into the books; connections of before stay in real time.
ALTER TABLE "Connection" ADD COLUMN "schedule" JSONB, ADD COLUMN "waitsUntil" TIMESTAMP(3);
