-- What looked like money posted twice, and the merchant said that it is not, with the reason. It holds for what was shown: a
-- document that comes to something else since is shown again.
ALTER TABLE "InvoiceElsewhere" ADD COLUMN "setAsideAt" TIMESTAMP(3);
ALTER TABLE "InvoiceElsewhere" ADD COLUMN "setAsideFor" TEXT;

-- Each such decision, and its end. It is about no order and no contact of ours. The reason stands in the words, so that it can be erased.
CREATE FUNCTION audit_set_aside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditEntry" ("connectionId", "kind", "facts", "words")
  SELECT n."connectionId", 'DECISION',
    jsonb_build_object('what', CASE WHEN n."setAsideAt" IS NULL THEN 'shown again' ELSE 'set aside' END, 'document', n."kind",
      'remoteId', n."invoiceId", 'date', n."date", 'currency', n."currency", 'total', n."total"),
    nullif(n."setAsideFor", '')
  FROM new_rows n JOIN old_rows o USING ("connectionId", "invoiceId")
  WHERE n."setAsideAt" IS DISTINCT FROM o."setAsideAt";
  RETURN NULL;
END $$;
CREATE TRIGGER audit_set_aside AFTER UPDATE ON "InvoiceElsewhere"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_set_aside();

-- A contact's document is not kept; that Xero refused just this one is known by its salted fingerprint, so that it is not sent
-- again whenever a sweep asks.
ALTER TABLE "SyncOperation" ADD COLUMN "print" TEXT;

-- The same of a contact's changes: nothing is tried again that Xero refused, until something else is to be changed or a person asks.
ALTER TABLE "FollowedContact" ADD COLUMN "refused" TEXT;
-- When the customer was first read with the time stamp that is known. Shopify counts in whole seconds, and our clock says nothing about
-- Shopify's: only a look well after the first that read this second has seen all of it.
ALTER TABLE "FollowedContact" ADD COLUMN "asOfSince" TIMESTAMP(3);
