-- The same log, word for word, at less cost.

-- PostgreSQL puts a function's body in the place of its call only where it is not said to be less variable than its body is,
-- and convert_to is STABLE. Where there was no problem there is no sentence, and nothing to call.
ALTER FUNCTION audit_fingerprint(JSONB) STABLE;
ALTER FUNCTION audit_messages(JSONB) STRICT;

-- Each -> unpacks the whole document anew: what is told of it is taken out at once.
CREATE OR REPLACE FUNCTION audit_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts")
  SELECT n."connectionId", n."orderRecordId", 'EVENT', jsonb_build_object('what', n."kind", 'number', n."number", 'seq', n."staleSeq")
  FROM new_rows n JOIN old_rows o USING ("id") WHERE n."orderRecordId" IS NOT NULL AND n."staleSeq" > o."staleSeq";

  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts")
  SELECT n."connectionId", n."orderRecordId", 'READING',
    jsonb_build_object('kind', n."kind", 'number', n."number", 'remoteId', n."remoteId", 'status', now_."status",
      'total', now_."total", 'amountDue', now_."amountDue", 'updatedAt', now_."updatedAt")
  FROM new_rows n JOIN old_rows o USING ("id")
    CROSS JOIN LATERAL jsonb_to_record(n."seen") AS now_("status" jsonb, "total" jsonb, "amountDue" jsonb, "updatedAt" jsonb)
    LEFT JOIN LATERAL jsonb_to_record(o."seen") AS before("status" jsonb, "updatedAt" jsonb) ON o."seen" IS NOT NULL
  WHERE n."orderRecordId" IS NOT NULL AND n."seen" IS NOT NULL
    AND (now_."updatedAt", now_."status") IS DISTINCT FROM (before."updatedAt", before."status");
  RETURN NULL;
END $$;
