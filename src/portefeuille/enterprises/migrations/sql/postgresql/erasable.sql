-- What was typed about the group may name people: it can be erased too.
CREATE OR REPLACE FUNCTION enterprises_value_erase() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted enterprises_value%ROWTYPE;
BEGIN
    wanted := OLD;
    wanted.erased := TRUE;
    wanted.value := 'null';
    wanted.against := '';
    wanted.reason := '';
    IF OLD.erased OR NEW IS DISTINCT FROM wanted OR OLD.key NOT IN ('iban', 'contact', 'phone', 'email', 'group_form')
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
