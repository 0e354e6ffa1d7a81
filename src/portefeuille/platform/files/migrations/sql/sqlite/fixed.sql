-- Of a file only the day until which it is kept may change, and only to a later one.
CREATE TRIGGER files_file_fixed BEFORE UPDATE ON files_file
WHEN NEW.id IS NOT OLD.id OR NEW.subject IS NOT OLD.subject OR NEW.kind IS NOT OLD.kind OR NEW.name IS NOT OLD.name
    OR NEW.media IS NOT OLD.media OR NEW.size IS NOT OLD.size OR NEW.digest IS NOT OLD.digest OR NEW.scan IS NOT OLD.scan
    OR NEW.kept_at IS NOT OLD.kept_at OR NEW.kept_by_id IS NOT OLD.kept_by_id OR NEW.until < OLD.until
BEGIN SELECT RAISE(ABORT, 'files_file: a file does not change'); END;

CREATE TRIGGER files_letter_fixed BEFORE UPDATE ON files_letter
BEGIN SELECT RAISE(ABORT, 'files_letter: a letter does not change'); END;
