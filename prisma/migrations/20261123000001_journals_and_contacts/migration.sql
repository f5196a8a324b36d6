-- Manual journals that credit the sales account are looked through beside invoices and deposits. Connections made before may lack
-- the consent for it: 'unread' until it was tried.
ALTER TABLE "InvoiceElsewhere" ADD COLUMN "amounts" BIGINT[] NOT NULL DEFAULT ARRAY[]::BIGINT[];
ALTER TABLE "ElsewhereRead" ADD COLUMN "journals" TEXT NOT NULL DEFAULT 'unread';
ALTER TABLE "ElsewhereRead" ADD COLUMN "journalsCursor" TIMESTAMP(3);

-- How far the organisation's contacts were read, by Xero's clock: the next reading goes on from there. And why Xero refuses it.
ALTER TABLE "ContactReading" ADD COLUMN "cursor" TIMESTAMP(3);
ALTER TABLE "ContactReading" ADD COLUMN "problem" TEXT;

-- A reason that is erased along with the person whom it may name is no new choice: the history tells of none.
CREATE OR REPLACE FUNCTION audit_order_choices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  made "OrderChoice" := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."choice" IS NOT DISTINCT FROM OLD."choice" THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' AND NEW."choice" ->> 'reason' = '' AND NEW."choice" - 'reason' = OLD."choice" - 'reason' THEN RETURN NULL; END IF;
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "kind", "facts", "words")
  VALUES (made."connectionId", made."orderRecordId", 'DECISION',
    jsonb_build_object('what', CASE WHEN TG_OP = 'DELETE' THEN 'choice taken back' ELSE 'choice' END, 'choice',
      CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE made."choice" - 'reason' END),
    CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE nullif(made."choice" ->> 'reason', '') END);
  RETURN NULL;
END $$;
