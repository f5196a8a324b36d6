-- Who is invoiced in place of the buyer, by the merchant's choice.
CREATE TABLE "BillTo" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "connectionId" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "payer" JSONB NOT NULL,
  "reason" TEXT NOT NULL,
  "at" TIMESTAMP(3) NOT NULL
);
CREATE UNIQUE INDEX "BillTo_connectionId_scope_key_key" ON "BillTo" ("connectionId", "scope", "key");

-- Each choice, and that it was taken back, in the history of its order or customer. Names and reasons may be erased.
CREATE FUNCTION audit_bill_to() RETURNS trigger LANGUAGE plpgsql AS $$
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
      'payer', each."payer" ->> 'kind', 'contact', coalesce(each."payer" ->> 'contactId', each."payer" ->> 'number')),
    CASE WHEN NOT gone THEN coalesce('To ' || (each."payer" ->> 'name'), 'To the buyer') || CASE WHEN each."reason" <> '' THEN ': ' || each."reason" ELSE '' END || '.' END);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_bill_to AFTER INSERT OR UPDATE OR DELETE ON "BillTo" FOR EACH ROW EXECUTE FUNCTION audit_bill_to();
