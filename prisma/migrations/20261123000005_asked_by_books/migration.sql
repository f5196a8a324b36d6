-- Whether anybody but the shop asked since the last look: a customer in whom nothing changed needs no reading in Xero.
-- Nobody knows of those that wait already, so both sides of them are read.
ALTER TABLE "FollowedContact" ADD COLUMN "booksToo" BOOLEAN NOT NULL DEFAULT true;
