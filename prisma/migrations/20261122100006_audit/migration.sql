-- What happened to an order or a contact: what was asked, decided, sent and answered. Written by the database itself, in the
-- transaction of what it tells of, so that no code path can forget it. Sealed into a chain within seconds (README, decision 45).
CREATE TABLE "AuditEntry" (
  "id" BIGSERIAL PRIMARY KEY,
  "connectionId" TEXT NOT NULL,
  "orderRecordId" TEXT,
  "contactId" TEXT,
  "at" TIMESTAMP(3) NOT NULL DEFAULT (clock_timestamp() AT TIME ZONE 'UTC'),
  "kind" TEXT NOT NULL,
  "facts" JSONB NOT NULL,
  "words" TEXT,
  "salt" BYTEA,
  "wordsHash" BYTEA,
  "position" BIGINT,
  "hash" BYTEA
);
CREATE INDEX "AuditEntry_orderRecordId_id_idx" ON "AuditEntry" ("orderRecordId", "id");
CREATE INDEX "AuditEntry_connectionId_contactId_idx" ON "AuditEntry" ("connectionId", "contactId");
CREATE UNIQUE INDEX "AuditEntry_connectionId_position_key" ON "AuditEntry" ("connectionId", "position");
CREATE INDEX "AuditEntry_unsealed" ON "AuditEntry" ("connectionId", "id") WHERE "position" IS NULL;

-- The end of each connection's chain. Whoever seals holds this row.
CREATE TABLE "AuditChain" (
  "connectionId" TEXT NOT NULL PRIMARY KEY,
  "position" BIGINT NOT NULL DEFAULT 0,
  "hash" BYTEA NOT NULL DEFAULT sha256('')
);

-- Sentences may name a person: the chain holds only their salted hash, so that they can be erased and the chain still stands.
CREATE FUNCTION audit_salt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."words" IS NOT NULL THEN
    NEW."salt" := uuid_send(gen_random_uuid());
    NEW."wordsHash" := sha256(NEW."salt" || convert_to(NEW."words", 'UTF8'));
  END IF;
  NEW."facts" := jsonb_strip_nulls(NEW."facts");
  RETURN NEW;
END $$;
CREATE TRIGGER audit_salt BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_salt();

-- Append only: an entry is sealed once, its sentence may be erased, and nothing else ever happens to it.
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW."id", NEW."connectionId", NEW."orderRecordId", NEW."contactId", NEW."at", NEW."kind", NEW."facts", NEW."wordsHash")
      IS NOT DISTINCT FROM
      (OLD."id", OLD."connectionId", OLD."orderRecordId", OLD."contactId", OLD."at", OLD."kind", OLD."facts", OLD."wordsHash")
    AND (OLD."position" IS NULL OR (NEW."position", NEW."hash") IS NOT DISTINCT FROM (OLD."position", OLD."hash"))
    AND ((NEW."words", NEW."salt") IS NOT DISTINCT FROM (OLD."words", OLD."salt") OR (NEW."words" IS NULL AND NEW."salt" IS NULL))
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log is append only.';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_append_only();

CREATE FUNCTION audit_messages(problems JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(problems)
    WHEN 'array' THEN (SELECT string_agg(each ->> 'message', ' ') FROM jsonb_array_elements(problems) AS each)
    ELSE problems ->> 'message' END
$$;

CREATE FUNCTION audit_fingerprint(document JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(document::text, 'UTF8')), 'hex')
$$;

-- An order is to be looked at: a webhook (its receipt is the cause), a sweep, a backfill or a person asked.
CREATE FUNCTION audit_orders_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts")
  SELECT n."connectionId", n."id", 'EVENT',
    jsonb_build_object('what', 'order', 'seq', n."dirtySeq", 'asked', n."asked", 'cause', n."correlationId", 'backfill', n."backfillId")
  FROM new_rows n;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_orders_new AFTER INSERT ON "OrderRecord"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_orders_new();

-- What was decided about it, what Shopify said it comes to, and the fingerprint of the plan with its reasons.
CREATE FUNCTION audit_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts")
  SELECT n."connectionId", n."id", 'EVENT',
    jsonb_build_object('what', 'order', 'seq', n."dirtySeq", 'asked', n."asked", 'cause', n."correlationId", 'backfill', n."backfillId")
  FROM new_rows n JOIN old_rows o USING ("id") WHERE n."dirtySeq" > o."dirtySeq";

  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts", "words")
  SELECT n."connectionId", n."id", 'DECISION',
    jsonb_build_object('status', n."status", 'seq', n."handledSeq", 'attempts', n."attempts", 'shop', n."facts",
      'shopUpdatedAt', n."shopUpdatedAt", 'plan', audit_fingerprint(n."plan"),
      'codes', jsonb_path_query_array(coalesce(n."problem", '[]'), '$[*].code')),
    audit_messages(n."problem")
  FROM new_rows n JOIN old_rows o USING ("id")
  WHERE n."handledSeq" <> o."handledSeq" OR n."attempts" > o."attempts" OR (n."status" <> o."status" AND n."dirtySeq" = o."dirtySeq");
  RETURN NULL;
END $$;
CREATE TRIGGER audit_orders AFTER UPDATE ON "OrderRecord"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_orders();

-- A write is intended. A contact's document is a person's name and address: not even its fingerprint is kept.
CREATE FUNCTION audit_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "contactId", "kind", "facts")
  SELECT n."connectionId", n."orderRecordId", CASE WHEN n."kind" = 'CONTACT' THEN n."localId" END, 'REQUEST',
    jsonb_build_object('kind', n."kind", 'operation', n."id", 'batch', n."batchId", 'cause', n."correlationId",
      'key', CASE WHEN n."kind" <> 'CONTACT' THEN n."naturalKey" END,
      'document', CASE WHEN n."kind" <> 'CONTACT' THEN audit_fingerprint(n."document") END)
  FROM new_rows n;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_requests AFTER INSERT ON "SyncOperation"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_requests();

CREATE FUNCTION audit_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "contactId", "kind", "facts", "words")
  SELECT n."connectionId", n."orderRecordId", CASE WHEN n."kind" = 'CONTACT' THEN n."localId" END, 'ANSWER',
    jsonb_build_object('kind', n."kind", 'operation', n."id", 'outcome', n."state", 'remoteId', n."remoteId",
      'key', CASE WHEN n."kind" <> 'CONTACT' THEN n."naturalKey" END, 'codes', jsonb_path_query_array(coalesce(n."problem", '{}'), '$.code')),
    audit_messages(n."problem")
  FROM new_rows n JOIN old_rows o USING ("id") WHERE n."state" <> o."state";
  RETURN NULL;
END $$;
CREATE TRIGGER audit_answers AFTER UPDATE ON "SyncOperation"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_answers();

-- What stands in Xero, whenever it was read and differs from what was known, so that a person's work there is on record too;
-- and before that, that it was said to have changed.
CREATE FUNCTION audit_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts")
  SELECT n."connectionId", n."orderRecordId", 'EVENT', jsonb_build_object('what', n."kind", 'number', n."number", 'seq', n."staleSeq")
  FROM new_rows n JOIN old_rows o USING ("id") WHERE n."orderRecordId" IS NOT NULL AND n."staleSeq" > o."staleSeq";

  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts")
  SELECT n."connectionId", n."orderRecordId", 'READING',
    jsonb_build_object('kind', n."kind", 'number', n."number", 'remoteId', n."remoteId", 'status', n."seen" -> 'status',
      'total', n."seen" -> 'total', 'amountDue', n."seen" -> 'amountDue', 'updatedAt', n."seen" -> 'updatedAt')
  FROM new_rows n JOIN old_rows o USING ("id")
  WHERE n."orderRecordId" IS NOT NULL AND n."seen" IS NOT NULL
    AND (n."seen" ->> 'updatedAt', n."seen" ->> 'status') IS DISTINCT FROM (o."seen" ->> 'updatedAt', o."seen" ->> 'status');
  RETURN NULL;
END $$;
CREATE TRIGGER audit_documents AFTER UPDATE ON "DocumentLink"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_documents();
