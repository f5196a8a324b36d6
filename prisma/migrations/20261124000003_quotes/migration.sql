-- How far Shopify's draft orders were swept. Empty where no quotes are made of them.
ALTER TABLE "Connection" ADD COLUMN "draftsCursor" TIMESTAMP(3);
