-- A statement changes a hundred rows, and the log holds each against what it was before. How that is looked up is settled at the first
-- change of a session, mostly of one row or of none: each with each, ten thousand comparisons for a hundred rows ever after.
ALTER FUNCTION audit_orders() SET enable_nestloop = off;
ALTER FUNCTION audit_answers() SET enable_nestloop = off;
ALTER FUNCTION audit_documents() SET enable_nestloop = off;
ALTER FUNCTION audit_contact_links() SET enable_nestloop = off;
ALTER FUNCTION audit_set_aside() SET enable_nestloop = off;
