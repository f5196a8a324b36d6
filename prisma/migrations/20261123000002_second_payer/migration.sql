-- A second payer, who is billed for a share of an order. What was chosen before is for the whole of it.
ALTER TABLE "BillTo" ADD COLUMN "share" JSONB;
ALTER TABLE "BillTo" ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false;
DROP INDEX "BillTo_connectionId_scope_key_key";
CREATE UNIQUE INDEX "BillTo_connectionId_scope_key_shared_key" ON "BillTo" ("connectionId", "scope", "key", "shared");

-- As before, with the share: in the words "40 % to Example Insurance: claim 77.", in the facts as it was chosen.
CREATE OR REPLACE FUNCTION audit_bill_to() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  each RECORD;
  gone BOOLEAN := TG_OP = 'DELETE';
BEGIN
  IF gone THEN each := OLD; ELSE each := NEW; END IF;
  INSERT INTO "AuditEntry" ("connectionId", "orderRecordId", "contactId", "kind", "facts", "words")
  VALUES (each."connectionId",
    CASE WHEN each."scope" = 'order' THEN
      (SELECT o."id" FROM "OrderRecord" o WHERE o."connectionId" = each."connectionId" AND o."orderId" = each."key") END,
    CASE WHEN each."scope" = 'customer' THEN 'Shopify ' || substring(each."key" from '[^/]*$') END,
    'DECISION',
    jsonb_build_object('what', 'bill-to', 'choice', each."id", 'scope', each."scope", 'key', each."key", 'takenBack', gone,
      'payer', each."payer" ->> 'kind', 'contact', coalesce(each."payer" ->> 'contactId', each."payer" ->> 'number'))
      || CASE WHEN each."shared" THEN jsonb_build_object('share', each."share") ELSE '{}'::jsonb END,
    CASE WHEN NOT gone THEN
      CASE WHEN each."shared" THEN coalesce((each."share" ->> 'percent') || ' %', (each."share" ->> 'amount') || ' ' || (each."share" ->> 'currency')) || ' to ' || (each."payer" ->> 'name')
        ELSE coalesce('To ' || (each."payer" ->> 'name'), 'To the buyer') END
      || CASE WHEN each."reason" <> '' THEN ': ' || each."reason" ELSE '' END || '.' END);
  RETURN NULL;
END $$;
