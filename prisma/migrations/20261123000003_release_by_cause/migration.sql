-- Orders that wait for the same cause go on together: found by what their problems say (code, field, what it is in Xero).
ALTER TABLE "OrderRecord" ADD COLUMN "clearedAt" TIMESTAMP(3);
CREATE INDEX "OrderRecord_held_for" ON "OrderRecord" USING GIN ("problem" jsonb_path_ops) WHERE "status" = 'ATTENTION';

-- What Xero refused is looked for before it is sent again; hardly anything is.
CREATE INDEX "SyncOperation_rejected" ON "SyncOperation" ("orderRecordId") WHERE "state" = 'REJECTED';

-- Payments and contacts are asked for less often where Xero allows few calls, so they have a position of their own.
ALTER TABLE "Connection" ADD COLUMN "paymentsCursor" TIMESTAMP(3);
ALTER TABLE "Connection" ADD COLUMN "paymentsSweptAt" TIMESTAMP(3);
-- Once a night everything open is read, whether or not anybody said that it changed.
ALTER TABLE "Connection" ADD COLUMN "comparedAt" TIMESTAMP(3);
