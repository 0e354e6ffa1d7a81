-- What was typed about the group may name people: it can be erased too.
DROP TRIGGER enterprises_value_no_update;

-- A value may only be erased: when it was about a person and a later one of the same key replaced it.
CREATE TRIGGER enterprises_value_no_update BEFORE UPDATE ON enterprises_value
WHEN NOT (
    NEW.erased = 1 AND OLD.erased = 0 AND NEW.value = 'null' AND NEW.against = '' AND NEW.reason = ''
    AND OLD.key IN ('iban', 'contact', 'phone', 'email', 'group_form')
    AND NEW.id = OLD.id AND NEW.enterprise_id = OLD.enterprise_id AND NEW.key = OLD.key AND NEW.version = OLD.version
    AND NEW.origin = OLD.origin AND NEW.register = OLD.register AND NEW.as_of IS OLD.as_of
    AND NEW.actor_id = OLD.actor_id AND NEW.at = OLD.at
    AND EXISTS (
        SELECT 1 FROM enterprises_value AS later
        WHERE later.enterprise_id = OLD.enterprise_id AND later.key = OLD.key AND later.version > OLD.version
    )
)
BEGIN SELECT RAISE(ABORT, 'enterprises_value is append-only: UPDATE refused'); END;
