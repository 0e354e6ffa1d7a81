-- Refuses what would change the past.  INSERT OR REPLACE would delete a row without any trigger on DELETE, so that
-- a key that is there already is refused as well.  SHA256 is a function that Django gives to every connection:
-- from another program these tables cannot be written at all.
CREATE TRIGGER platform_audit_no_update BEFORE UPDATE ON platform_audit
BEGIN SELECT RAISE(ABORT, 'platform_audit is append-only: UPDATE refused'); END;

CREATE TRIGGER platform_audit_no_delete BEFORE DELETE ON platform_audit
BEGIN SELECT RAISE(ABORT, 'platform_audit is append-only: DELETE refused'); END;

CREATE TRIGGER platform_done_no_update BEFORE UPDATE ON platform_done
BEGIN SELECT RAISE(ABORT, 'platform_done is append-only: UPDATE refused'); END;

CREATE TRIGGER platform_done_no_delete BEFORE DELETE ON platform_done
BEGIN SELECT RAISE(ABORT, 'platform_done is append-only: DELETE refused'); END;

CREATE TRIGGER platform_done_no_replace BEFORE INSERT ON platform_done
WHEN EXISTS (SELECT 1 FROM platform_done WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'platform_done is append-only: the key is there already'); END;

-- A row follows the one before it (so that none can be replaced) ...
CREATE TRIGGER platform_audit_follows BEFORE INSERT ON platform_audit
WHEN NEW.number <> COALESCE((SELECT max(number) FROM platform_audit), 0) + 1
    OR NEW.previous <> COALESCE((SELECT hash FROM platform_audit ORDER BY number DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
    OR EXISTS (SELECT 1 FROM platform_audit WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'platform_audit: the row does not follow the end of the chain'); END;

-- ... and its hash is that of its content (portefeuille.platform.audit.link).
CREATE TRIGGER platform_audit_hashed BEFORE INSERT ON platform_audit
WHEN NEW.hash <> SHA256('{"action":' || json_quote(NEW.action)
    || ',"actor":' || json_quote(NEW.actor_id)
    || ',"at":"' || replace(NEW.at, ' ', 'T') || 'Z"'
    || ',"detail":' || NEW.detail
    || ',"number":' || NEW.number
    || ',"previous":"' || NEW.previous || '"'
    || ',"subject":' || json_quote(NEW.subject) || '}')
BEGIN SELECT RAISE(ABORT, 'platform_audit: the hash is not that of the content'); END;
