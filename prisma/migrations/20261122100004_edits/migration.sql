-- What the merchant decided about a person's edit of a document in Xero, oldest first.
ALTER TABLE "DocumentLink" ADD COLUMN "decisions" JSONB;
