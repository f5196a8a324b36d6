-- A customer whom several contacts in Xero may be, and what a person has decided about whom a customer is. Ids only: names and
-- addresses are read where they are shown.
CREATE TABLE "ContactChoice" (
  "connectionId" TEXT NOT NULL,
  "customerKey" TEXT NOT NULL,
  "rule" TEXT,
  "candidates" TEXT[] NOT NULL DEFAULT '{}',
  "decision" TEXT,
  "contactId" TEXT,
  "updatedAt" TIMESTAMP(3) NOT NULL,
  PRIMARY KEY ("connectionId", "customerKey")
);

-- Each doubt and each decision, in the contact's own history.
CREATE FUNCTION audit_contact_choices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW."rule", NEW."candidates", NEW."decision", NEW."contactId")
      IS NOT DISTINCT FROM (OLD."rule", OLD."candidates", OLD."decision", OLD."contactId")
  THEN RETURN NULL;
  END IF;
  INSERT INTO "AuditEntry" ("connectionId", "contactId", "kind", "facts")
  VALUES (NEW."connectionId", NEW."customerKey", 'DECISION',
    jsonb_build_object('what', 'contact', 'rule', NEW."rule", 'candidates', to_jsonb(NEW."candidates"), 'decision', NEW."decision",
      'remoteId', NEW."contactId"));
  RETURN NULL;
END $$;
CREATE TRIGGER audit_contact_choices AFTER INSERT OR UPDATE ON "ContactChoice" FOR EACH ROW EXECUTE FUNCTION audit_contact_choices();

-- The contacts of the organisation, as read when the merchant asked for it and followed since. `keys` are fingerprints of the e-mail
-- address, the tax number and the number: enough to find what two contacts share.
CREATE TABLE "ListedContact" (
  "connectionId" TEXT NOT NULL,
  "contactId" TEXT NOT NULL,
  "active" BOOLEAN NOT NULL,
  "keys" TEXT[] NOT NULL DEFAULT '{}',
  PRIMARY KEY ("connectionId", "contactId")
);
CREATE INDEX "ListedContact_keys_idx" ON "ListedContact" USING GIN ("keys");

CREATE TABLE "ContactReading" (
  "connectionId" TEXT NOT NULL PRIMARY KEY,
  "askedAt" TIMESTAMP(3),
  "readAt" TIMESTAMP(3)
);
