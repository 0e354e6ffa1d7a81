-- What is recorded of an enterprise is not changed (portefeuille_append_only is in the migrations of the platform).

CREATE TRIGGER enterprises_registeranswer_fixed BEFORE UPDATE OR DELETE ON enterprises_registeranswer
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER enterprises_registeranswer_kept BEFORE TRUNCATE ON enterprises_registeranswer
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();

CREATE TRIGGER enterprises_confirmedsize_fixed BEFORE UPDATE OR DELETE ON enterprises_confirmedsize
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER enterprises_confirmedsize_kept BEFORE TRUNCATE ON enterprises_confirmedsize
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();

CREATE TRIGGER enterprises_frozensize_fixed BEFORE UPDATE OR DELETE ON enterprises_frozensize
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER enterprises_frozensize_kept BEFORE TRUNCATE ON enterprises_frozensize
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();

CREATE TRIGGER enterprises_value_fixed BEFORE DELETE ON enterprises_value
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER enterprises_value_kept BEFORE TRUNCATE ON enterprises_value
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();

-- A value may only be erased: when it was about a person and a later one of the same key replaced it.
CREATE FUNCTION enterprises_value_erase() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted enterprises_value%ROWTYPE;
BEGIN
    wanted := OLD;
    wanted.erased := TRUE;
    wanted.value := 'null';
    wanted.against := '';
    wanted.reason := '';
    IF OLD.erased OR NEW IS DISTINCT FROM wanted OR OLD.key NOT IN ('iban', 'contact', 'phone', 'email')
        OR NOT EXISTS (
            SELECT 1 FROM enterprises_value AS later
            WHERE later.enterprise_id = OLD.enterprise_id AND later.key = OLD.key AND later.version > OLD.version
        )
    THEN
        RAISE EXCEPTION 'enterprises_value is append-only: UPDATE refused'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER enterprises_value_erased BEFORE UPDATE ON enterprises_value
    FOR EACH ROW EXECUTE FUNCTION enterprises_value_erase();

-- The number stays, and the version only rises.
CREATE FUNCTION enterprises_enterprise_rise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> OLD.number OR NEW.version <> OLD.version + 1 OR NEW.registered_at <> OLD.registered_at THEN
        RAISE EXCEPTION 'enterprises_enterprise: the version rises by one, nothing else changes'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER enterprises_enterprise_rises BEFORE UPDATE ON enterprises_enterprise
    FOR EACH ROW EXECUTE FUNCTION enterprises_enterprise_rise();
