-- Seals stand in a table of their own: an entry is written once, and nothing but the erasing of its sentence ever happens to it.
CREATE TABLE "AuditSeal" (
  "connectionId" TEXT NOT NULL,
  "position" BIGINT NOT NULL,
  "entryId" BIGINT NOT NULL,
  "hash" BYTEA NOT NULL,
  CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("connectionId", "position")
);
INSERT INTO "AuditSeal" ("connectionId", "position", "entryId", "hash")
SELECT "connectionId", "position", "id", "hash" FROM "AuditEntry" WHERE "position" IS NOT NULL;
CREATE UNIQUE INDEX "AuditSeal_connectionId_entryId_key" ON "AuditSeal" ("connectionId", "entryId");

-- Whatever is not sealed yet comes after this entry.
ALTER TABLE "AuditChain" ADD COLUMN "sealedUpTo" BIGINT NOT NULL DEFAULT 0;
UPDATE "AuditChain" c SET "sealedUpTo" = coalesce(
  (SELECT min(e."id") - 1 FROM "AuditEntry" e WHERE e."connectionId" = c."connectionId" AND e."position" IS NULL),
  (SELECT max(e."id") FROM "AuditEntry" e WHERE e."connectionId" = c."connectionId"), 0);

CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW."id", NEW."connectionId", NEW."orderRecordId", NEW."contactId", NEW."at", NEW."kind", NEW."facts", NEW."wordsHash")
      IS NOT DISTINCT FROM
      (OLD."id", OLD."connectionId", OLD."orderRecordId", OLD."contactId", OLD."at", OLD."kind", OLD."facts", OLD."wordsHash")
    AND ((NEW."words", NEW."salt") IS NOT DISTINCT FROM (OLD."words", OLD."salt") OR (NEW."words" IS NULL AND NEW."salt" IS NULL))
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log is append only.';
END $$;
CREATE FUNCTION audit_seals_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append only.';
END $$;
CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION audit_seals_stay();

-- Takes the indexes with it that hold these.
ALTER TABLE "AuditEntry" DROP COLUMN "position", DROP COLUMN "hash";
-- An entry is looked for in its chain, or by its order, or by its contact, which most have none of.
ALTER TABLE "AuditEntry" DROP CONSTRAINT "AuditEntry_pkey", ADD CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("connectionId", "id");
DROP INDEX "AuditEntry_connectionId_contactId_idx";
CREATE INDEX "AuditEntry_contact" ON "AuditEntry" ("connectionId", "contactId") WHERE "contactId" IS NOT NULL;
