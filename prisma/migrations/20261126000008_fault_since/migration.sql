-- A shop whose work ends in a fault again and again is told so: "never a silent stop".
ALTER TABLE "Connection" ADD COLUMN "faultSince" TIMESTAMP(3);
