-- Sales invoices that others put into the books, so that an order that stands there already is not posted again; and deposits
-- that somebody booked as sales, which may be the same money a second time.
CREATE TABLE "InvoiceElsewhere" (
  "connectionId" TEXT NOT NULL,
  "invoiceId" TEXT NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'INVOICE',
  "number" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "total" BIGINT NOT NULL,
  "status" TEXT NOT NULL,
  "words" TEXT[] NOT NULL,
  "contactHash" TEXT NOT NULL,
  "orderId" TEXT,
  "notFor" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  PRIMARY KEY ("connectionId", "invoiceId")
);
CREATE INDEX "InvoiceElsewhere_words_idx" ON "InvoiceElsewhere" USING GIN ("words");
CREATE INDEX "InvoiceElsewhere_connectionId_contactHash_idx" ON "InvoiceElsewhere" ("connectionId", "contactHash");
CREATE INDEX "InvoiceElsewhere_connectionId_orderId_idx" ON "InvoiceElsewhere" ("connectionId", "orderId");
CREATE INDEX "InvoiceElsewhere_connectionId_date_invoiceId_idx" ON "InvoiceElsewhere" ("connectionId", "date" DESC, "invoiceId");

CREATE TABLE "ElsewhereRead" (
  "connectionId" TEXT NOT NULL PRIMARY KEY,
  "fromDay" TEXT NOT NULL,
  "cursor" TIMESTAMP(3),
  "readAt" TIMESTAMP(3) NOT NULL
);

-- An order by its name as other programs write it.
CREATE INDEX "OrderRecord_plainName" ON "OrderRecord" ("connectionId", upper(ltrim("name", '#')));
