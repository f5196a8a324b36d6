-- What people changed in Xero: what happens to it without asking, by kind of field, and whether customers' changes flow on.
ALTER TABLE "Connection" ADD COLUMN "peopleRules" JSONB;
-- Sweep position over Shopify's customers, by Shopify's clock.
ALTER TABLE "Connection" ADD COLUMN "customersCursor" TIMESTAMP(3);

-- A contact whose customer is followed. Of what was sent only salted fingerprints are kept: enough to tell whose change a
-- difference is, no name and no address (README, decision 17).
CREATE TABLE "FollowedContact" (
  "connectionId" TEXT NOT NULL,
  "customerKey" TEXT NOT NULL,
  "contactId" TEXT NOT NULL,
  "salt" TEXT NOT NULL DEFAULT gen_random_uuid()::text,
  "prints" JSONB NOT NULL DEFAULT '{}',
  "kept" TEXT[] NOT NULL DEFAULT '{}',
  "problem" JSONB,
  "ours" BOOLEAN NOT NULL DEFAULT false,
  "cause" TEXT,
  "dirtySeq" INTEGER NOT NULL DEFAULT 0,
  "handledSeq" INTEGER NOT NULL DEFAULT 0,
  "handledAt" TIMESTAMP(3),
  "notBefore" TIMESTAMP(3),
  "shopAsOf" TIMESTAMP(3),
  CONSTRAINT "FollowedContact_pkey" PRIMARY KEY ("connectionId", "customerKey")
);
CREATE INDEX "FollowedContact_waiting" ON "FollowedContact" ("connectionId") WHERE "handledSeq" < "dirtySeq";
CREATE INDEX "FollowedContact_connectionId_contactId_idx" ON "FollowedContact" ("connectionId", "contactId");

-- Asked for a look, and what was found: which fields are a person's, by name only.
CREATE FUNCTION audit_followed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."dirtySeq" > (CASE WHEN TG_OP = 'UPDATE' THEN OLD."dirtySeq" ELSE 0 END) THEN
    INSERT INTO "AuditEntry" ("connectionId", "contactId", "kind", "facts")
    VALUES (NEW."connectionId", NEW."customerKey", 'EVENT',
      jsonb_build_object('what', 'customer', 'seq', NEW."dirtySeq", 'cause', NEW."cause", 'ours', NEW."ours"));
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."handledSeq" > OLD."handledSeq" THEN
    INSERT INTO "AuditEntry" ("connectionId", "contactId", "kind", "facts", "words")
    VALUES (NEW."connectionId", NEW."customerKey", 'DECISION',
      jsonb_build_object('what', 'customer', 'seq', NEW."handledSeq", 'contactId', NEW."contactId", 'kept', to_jsonb(NEW."kept")),
      audit_messages(NEW."problem"));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_followed AFTER INSERT OR UPDATE ON "FollowedContact" FOR EACH ROW EXECUTE FUNCTION audit_followed();

-- A customer's contact, from the first link on: made or found, moved by a merge, forgotten because it was archived.
CREATE FUNCTION audit_contact_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "AuditEntry" ("connectionId", "contactId", "kind", "facts")
    SELECT n."connectionId", n."localId", 'DECISION',
      jsonb_build_object('what', 'contact', 'linked', n."remoteId", 'origin', n."origin")
    FROM new_rows n WHERE n."kind" = 'CONTACT';
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO "AuditEntry" ("connectionId", "contactId", "kind", "facts")
    SELECT n."connectionId", n."localId", 'DECISION',
      jsonb_build_object('what', 'contact', 'linked', n."remoteId", 'before', o."remoteId", 'origin', n."origin")
    FROM new_rows n JOIN old_rows o USING ("id") WHERE n."kind" = 'CONTACT' AND n."remoteId" <> o."remoteId";
  ELSE
    INSERT INTO "AuditEntry" ("connectionId", "contactId", "kind", "facts")
    SELECT o."connectionId", o."localId", 'DECISION', jsonb_build_object('what', 'contact', 'forgotten', o."remoteId")
    FROM old_rows o WHERE o."kind" = 'CONTACT';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_contact_links_new AFTER INSERT ON "DocumentLink"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_contact_links();
CREATE TRIGGER audit_contact_links_moved AFTER UPDATE ON "DocumentLink"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_contact_links();
CREATE TRIGGER audit_contact_links_gone AFTER DELETE ON "DocumentLink"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_contact_links();

-- A write to a contact that stands is a contact's, too: it names a person, and not even its fingerprint is kept.
CREATE OR REPLACE FUNCTION audit_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "contactId", "kind", "facts")
  SELECT n."connectionId", n."orderRecordId", CASE WHEN n."kind" LIKE 'CONTACT%' THEN n."localId" END, 'REQUEST',
    jsonb_build_object('kind', n."kind", 'operation', n."id", 'batch', n."batchId", 'cause', n."correlationId",
      'key', CASE WHEN n."kind" NOT LIKE 'CONTACT%' THEN n."naturalKey" END,
      'fields', CASE WHEN n."kind" = 'CONTACT_UPDATE' THEN (SELECT jsonb_agg(f) FROM jsonb_object_keys(n."document" -> 'fields') AS f) END,
      'document', CASE WHEN n."kind" NOT LIKE 'CONTACT%' THEN audit_fingerprint(n."document") END)
  FROM new_rows n;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION audit_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "contactId", "kind", "facts", "words")
  SELECT n."connectionId", n."orderRecordId", CASE WHEN n."kind" LIKE 'CONTACT%' THEN n."localId" END, 'ANSWER',
    jsonb_build_object('kind', n."kind", 'operation', n."id", 'outcome', n."state", 'remoteId', n."remoteId",
      'key', CASE WHEN n."kind" NOT LIKE 'CONTACT%' THEN n."naturalKey" END,
      'codes', jsonb_path_query_array(coalesce(n."problem", '{}'), '$.code')),
    audit_messages(n."problem")
  FROM new_rows n JOIN old_rows o USING ("id") WHERE n."state" <> o."state";
  RETURN NULL;
END $$;
