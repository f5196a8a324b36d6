-- Each organisation's calls, as far as they bear on the next. `version` grows with each change: compare and set.
CREATE TABLE "CallBudget" (
    "tenantId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL,

    CONSTRAINT "CallBudget_pkey" PRIMARY KEY ("tenantId")
);

-- Calls of the whole app over all organisations, by slices of five seconds.
CREATE TABLE "AppCalls" (
    "slice" BIGINT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "AppCalls_pkey" PRIMARY KEY ("slice")
);

-- Live orders wait for company until then.
ALTER TABLE "Lane" ADD COLUMN "gatherUntil" TIMESTAMP(3);

-- When each side is to be asked next; where it is empty, the usual time after the last sweep.
ALTER TABLE "Connection" ADD COLUMN "shopSweepDue" TIMESTAMP(3);
ALTER TABLE "Connection" ADD COLUMN "booksSweepDue" TIMESTAMP(3);

-- Shopify's time stamp of the order as it was last read, and when a sweep found a change that no webhook had told of.
ALTER TABLE "OrderRecord" ADD COLUMN "shopUpdatedAt" TIMESTAMP(3);
ALTER TABLE "OrderRecord" ADD COLUMN "foundBySweepAt" TIMESTAMP(3);
