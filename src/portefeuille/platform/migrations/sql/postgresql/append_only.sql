-- Refuses what would change the past.  Put on a table as a trigger before UPDATE, DELETE and TRUNCATE.
CREATE FUNCTION portefeuille_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER platform_audit_fixed BEFORE UPDATE OR DELETE ON platform_audit
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER platform_audit_kept BEFORE TRUNCATE ON platform_audit
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER platform_done_fixed BEFORE UPDATE OR DELETE ON platform_done
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER platform_done_kept BEFORE TRUNCATE ON platform_done
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();

-- A row follows the one before it, and its hash is that of its content (portefeuille.platform.audit.link).
CREATE FUNCTION platform_audit_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before record;
    content text;
BEGIN
    SELECT number, hash INTO before FROM platform_audit ORDER BY number DESC LIMIT 1;
    IF NEW.number <> COALESCE(before.number, 0) + 1 OR NEW.previous <> COALESCE(before.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'platform_audit: row % does not follow the end of the chain', NEW.number
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    content := '{"action":' || to_json(NEW.action::text)::text
        || ',"actor":' || to_json(NEW.actor_id::text)::text
        || ',"at":"' || to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || 'Z"'
        || ',"detail":' || NEW.detail
        || ',"number":' || NEW.number::text
        || ',"previous":"' || NEW.previous || '"'
        || ',"subject":' || to_json(NEW.subject::text)::text || '}';
    IF NEW.hash <> encode(sha256(convert_to(content, 'UTF8')), 'hex') OR NEW.at <> date_trunc('second', NEW.at) THEN
        RAISE EXCEPTION 'platform_audit: the hash of row % is not that of its content', NEW.number
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER platform_audit_linked BEFORE INSERT ON platform_audit
    FOR EACH ROW EXECUTE FUNCTION platform_audit_link();
