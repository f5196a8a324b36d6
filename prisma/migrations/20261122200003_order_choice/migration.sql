-- What a person chose for one order over the mapping: as a draft, another account, tax rate or tracking, for all of it or for a line.
CREATE TABLE "OrderChoice" (
  "orderRecordId" TEXT NOT NULL PRIMARY KEY,
  "connectionId" TEXT NOT NULL,
  "choice" JSONB NOT NULL
);
CREATE INDEX "OrderChoice_connectionId_idx" ON "OrderChoice" ("connectionId");

-- Each choice and each taking back, in the order's history. The reason stands in the words, so that it can be erased.
CREATE FUNCTION audit_order_choices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  made "OrderChoice" := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."choice" IS NOT DISTINCT FROM OLD."choice" THEN RETURN NULL; END IF;
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts", "words")
  VALUES (made."connectionId", made."orderRecordId", 'DECISION',
    jsonb_build_object('what', CASE WHEN TG_OP = 'DELETE' THEN 'choice taken back' ELSE 'choice' END, 'choice',
      CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE made."choice" - 'reason' END),
    CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE nullif(made."choice" ->> 'reason', '') END);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_order_choices AFTER INSERT OR UPDATE OR DELETE ON "OrderChoice" FOR EACH ROW EXECUTE FUNCTION audit_order_choices();
