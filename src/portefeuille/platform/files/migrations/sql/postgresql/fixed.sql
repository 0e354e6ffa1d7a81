-- Of a file only the day until which it is kept may change, and only to a later one.
CREATE FUNCTION files_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: it does not change', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER files_file_fixed BEFORE UPDATE ON files_file
    FOR EACH ROW WHEN (
        (NEW.id, NEW.subject, NEW.kind, NEW.name, NEW.media, NEW.size, NEW.digest, NEW.scan, NEW.kept_at, NEW.kept_by_id)
        IS DISTINCT FROM
        (OLD.id, OLD.subject, OLD.kind, OLD.name, OLD.media, OLD.size, OLD.digest, OLD.scan, OLD.kept_at, OLD.kept_by_id)
        OR NEW.until < OLD.until
    ) EXECUTE FUNCTION files_fixed();

CREATE TRIGGER files_letter_fixed BEFORE UPDATE ON files_letter
    FOR EACH ROW EXECUTE FUNCTION files_fixed();
