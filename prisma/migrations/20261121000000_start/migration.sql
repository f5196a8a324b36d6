-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "XeroConsent" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "stateHash" TEXT,
    "verifier" TEXT NOT NULL,
    "cookieHash" TEXT,
    "ticketHash" TEXT,
    "tokens" TEXT,
    "organisations" JSONB,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "XeroConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "xeroConnectionId" TEXT NOT NULL,
    "organisation" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "tokens" TEXT,
    "tokensExpireAt" TIMESTAMP(3),
    "tokenVersion" INTEGER NOT NULL DEFAULT 0,
    "refreshClaimUntil" TIMESTAMP(3),
    "profile" JSONB,
    "profileVersion" INTEGER NOT NULL DEFAULT 0,
    "ordersFrom" TIMESTAMP(3),
    "shopCursor" TIMESTAMP(3),
    "booksCursor" TIMESTAMP(3),
    "shopSweptAt" TIMESTAMP(3),
    "booksSweptAt" TIMESTAMP(3),
    "restUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "disconnectedAt" TIMESTAMP(3),

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lane" (
    "tenantId" TEXT NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "fence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Lane_pkey" PRIMARY KEY ("tenantId")
);

-- CreateTable
CREATE TABLE "WebhookReceipt" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "deliveryKey" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "shop" TEXT,
    "body" BYTEA,
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handledAt" TIMESTAMP(3),

    CONSTRAINT "WebhookReceipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderRecord" (
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "placedAt" TIMESTAMP(3) NOT NULL,
    "dirtySeq" INTEGER NOT NULL DEFAULT 1,
    "handledSeq" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3),
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "problem" JSONB,
    "facts" JSONB,
    "plan" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OrderRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentLink" (
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "orderRecordId" TEXT,
    "kind" TEXT NOT NULL,
    "localId" TEXT NOT NULL,
    "remoteId" TEXT NOT NULL,
    "number" TEXT,
    "origin" TEXT NOT NULL,
    "sent" JSONB,
    "seen" JSONB,
    "seenAt" TIMESTAMP(3),
    "staleSeq" INTEGER NOT NULL DEFAULT 0,
    "seenSeq" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SyncOperation" (
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "orderRecordId" TEXT,
    "kind" TEXT NOT NULL,
    "localId" TEXT NOT NULL,
    "naturalKey" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "batchId" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "document" JSONB NOT NULL,
    "remoteId" TEXT,
    "problem" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "SyncOperation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "sentAt" TIMESTAMP(3),
    "settledAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "XeroConsent_stateHash_key" ON "XeroConsent"("stateHash");

-- CreateIndex
CREATE UNIQUE INDEX "XeroConsent_ticketHash_key" ON "XeroConsent"("ticketHash");

-- CreateIndex
CREATE INDEX "Connection_tenantId_idx" ON "Connection"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_shop_tenantId_key" ON "Connection"("shop", "tenantId");

-- CreateIndex
CREATE INDEX "WebhookReceipt_handledAt_id_idx" ON "WebhookReceipt"("handledAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookReceipt_source_deliveryKey_key" ON "WebhookReceipt"("source", "deliveryKey");

-- CreateIndex
CREATE INDEX "OrderRecord_connectionId_placedAt_id_idx" ON "OrderRecord"("connectionId", "placedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "OrderRecord_connectionId_status_placedAt_id_idx" ON "OrderRecord"("connectionId", "status", "placedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "OrderRecord_connectionId_orderId_key" ON "OrderRecord"("connectionId", "orderId");

-- CreateIndex
CREATE INDEX "DocumentLink_connectionId_kind_remoteId_idx" ON "DocumentLink"("connectionId", "kind", "remoteId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentLink_connectionId_kind_localId_key" ON "DocumentLink"("connectionId", "kind", "localId");

-- CreateIndex
CREATE INDEX "SyncOperation_orderRecordId_createdAt_idx" ON "SyncOperation"("orderRecordId", "createdAt");

-- CreateIndex
CREATE INDEX "SyncOperation_connectionId_state_idx" ON "SyncOperation"("connectionId", "state");

-- CreateIndex
CREATE INDEX "Batch_connectionId_settledAt_idx" ON "Batch"("connectionId", "settledAt");

-- AddForeignKey
ALTER TABLE "OrderRecord" ADD CONSTRAINT "OrderRecord_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLink" ADD CONSTRAINT "DocumentLink_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLink" ADD CONSTRAINT "DocumentLink_orderRecordId_fkey" FOREIGN KEY ("orderRecordId") REFERENCES "OrderRecord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncOperation" ADD CONSTRAINT "SyncOperation_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncOperation" ADD CONSTRAINT "SyncOperation_orderRecordId_fkey" FOREIGN KEY ("orderRecordId") REFERENCES "OrderRecord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncOperation" ADD CONSTRAINT "SyncOperation_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Rules that Prisma's schema language cannot say.

-- A shop is connected to one organisation at a time.
CREATE UNIQUE INDEX "Connection_one_active_per_shop" ON "Connection" ("shop") WHERE "state" <> 'DISCONNECTED';

-- A document has at most one write under way: the database, not the code, refuses a second.
CREATE UNIQUE INDEX "SyncOperation_one_live_per_document" ON "SyncOperation" ("connectionId", "kind", "localId") WHERE "state" = 'SENDING';

-- The sweeper looks for dirty orders every few seconds.
CREATE INDEX "OrderRecord_dirty" ON "OrderRecord" ("connectionId") WHERE "handledSeq" < "dirtySeq";
