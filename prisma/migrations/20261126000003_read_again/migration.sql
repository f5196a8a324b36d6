-- A sweep looks back a minute and finds the last orders again each time. What was read twice as it stands is not read a third time.
ALTER TABLE "OrderRecord" ADD COLUMN "readSince" TIMESTAMP(3), ADD COLUMN "readAgain" BOOLEAN NOT NULL DEFAULT false;
