-- What happened to an application and what was decided of it is never changed or taken away.
CREATE TRIGGER applications_event_fixed BEFORE UPDATE OR DELETE ON applications_event
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER applications_event_kept BEFORE TRUNCATE ON applications_event
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER applications_receipt_fixed BEFORE UPDATE OR DELETE ON applications_receipt
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER applications_receipt_kept BEFORE TRUNCATE ON applications_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
