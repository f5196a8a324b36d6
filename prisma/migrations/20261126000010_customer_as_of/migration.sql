-- An order that waits for its customer's contact is looked at again once the customer changed, and by a sweep only once for each change.
ALTER TABLE "OrderRecord" ADD COLUMN "customerAsOf" TIMESTAMP(3);
