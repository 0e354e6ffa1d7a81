-- What is recorded of an enterprise is not changed.  INSERT OR REPLACE would delete a row without any trigger on DELETE,
-- so that a row that is there already is refused as well.

CREATE TRIGGER enterprises_registeranswer_no_update BEFORE UPDATE ON enterprises_registeranswer
BEGIN SELECT RAISE(ABORT, 'enterprises_registeranswer is append-only: UPDATE refused'); END;

CREATE TRIGGER enterprises_registeranswer_no_delete BEFORE DELETE ON enterprises_registeranswer
BEGIN SELECT RAISE(ABORT, 'enterprises_registeranswer is append-only: DELETE refused'); END;

CREATE TRIGGER enterprises_registeranswer_no_replace BEFORE INSERT ON enterprises_registeranswer
WHEN EXISTS (SELECT 1 FROM enterprises_registeranswer WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'enterprises_registeranswer is append-only: the row is there already'); END;

CREATE TRIGGER enterprises_confirmedsize_no_update BEFORE UPDATE ON enterprises_confirmedsize
BEGIN SELECT RAISE(ABORT, 'enterprises_confirmedsize is append-only: UPDATE refused'); END;

CREATE TRIGGER enterprises_confirmedsize_no_delete BEFORE DELETE ON enterprises_confirmedsize
BEGIN SELECT RAISE(ABORT, 'enterprises_confirmedsize is append-only: DELETE refused'); END;

CREATE TRIGGER enterprises_confirmedsize_no_replace BEFORE INSERT ON enterprises_confirmedsize
WHEN EXISTS (SELECT 1 FROM enterprises_confirmedsize WHERE id = NEW.id OR (enterprise_id = NEW.enterprise_id AND year = NEW.year AND version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'enterprises_confirmedsize is append-only: the row is there already'); END;

CREATE TRIGGER enterprises_frozensize_no_update BEFORE UPDATE ON enterprises_frozensize
BEGIN SELECT RAISE(ABORT, 'enterprises_frozensize is append-only: UPDATE refused'); END;

CREATE TRIGGER enterprises_frozensize_no_delete BEFORE DELETE ON enterprises_frozensize
BEGIN SELECT RAISE(ABORT, 'enterprises_frozensize is append-only: DELETE refused'); END;

CREATE TRIGGER enterprises_frozensize_no_replace BEFORE INSERT ON enterprises_frozensize
WHEN EXISTS (SELECT 1 FROM enterprises_frozensize WHERE id = NEW.id OR (enterprise_id = NEW.enterprise_id AND year = NEW.year))
BEGIN SELECT RAISE(ABORT, 'enterprises_frozensize is append-only: the row is there already'); END;

CREATE TRIGGER enterprises_value_no_delete BEFORE DELETE ON enterprises_value
BEGIN SELECT RAISE(ABORT, 'enterprises_value is append-only: DELETE refused'); END;

CREATE TRIGGER enterprises_value_no_replace BEFORE INSERT ON enterprises_value
WHEN EXISTS (SELECT 1 FROM enterprises_value WHERE id = NEW.id OR (enterprise_id = NEW.enterprise_id AND key = NEW.key AND version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'enterprises_value is append-only: the row is there already'); END;

-- A value may only be erased: when it was about a person and a later one of the same key replaced it.
CREATE TRIGGER enterprises_value_no_update BEFORE UPDATE ON enterprises_value
WHEN NOT (
    NEW.erased = 1 AND OLD.erased = 0 AND NEW.value = 'null' AND NEW.against = '' AND NEW.reason = ''
    AND OLD.key IN ('iban', 'contact', 'phone', 'email')
    AND NEW.id = OLD.id AND NEW.enterprise_id = OLD.enterprise_id AND NEW.key = OLD.key AND NEW.version = OLD.version
    AND NEW.origin = OLD.origin AND NEW.register = OLD.register AND NEW.as_of IS OLD.as_of
    AND NEW.actor_id = OLD.actor_id AND NEW.at = OLD.at
    AND EXISTS (
        SELECT 1 FROM enterprises_value AS later
        WHERE later.enterprise_id = OLD.enterprise_id AND later.key = OLD.key AND later.version > OLD.version
    )
)
BEGIN SELECT RAISE(ABORT, 'enterprises_value is append-only: UPDATE refused'); END;

-- The number stays, and the version only rises.
CREATE TRIGGER enterprises_enterprise_rises BEFORE UPDATE ON enterprises_enterprise
WHEN NEW.number <> OLD.number OR NEW.version <> OLD.version + 1 OR NEW.registered_at <> OLD.registered_at
BEGIN SELECT RAISE(ABORT, 'enterprises_enterprise: the version rises by one, nothing else changes'); END;
