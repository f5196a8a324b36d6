-- A webhook that cannot be worked on yet waits until then, and keeps no other waiting.
ALTER TABLE "WebhookReceipt" ADD COLUMN "notBefore" TIMESTAMP(3);
