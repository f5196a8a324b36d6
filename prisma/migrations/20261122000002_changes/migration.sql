-- When the organisation's settings (lock dates, currencies) were last read; empty: they are read at the next turn.
ALTER TABLE "Connection" ADD COLUMN "organisationReadAt" TIMESTAMP(3);
