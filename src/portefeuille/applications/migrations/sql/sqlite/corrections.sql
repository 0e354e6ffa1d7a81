-- What was corrected in a review stands from the moment that the review is decided.
CREATE TRIGGER applications_correction_no_insert BEFORE INSERT ON applications_correction
WHEN EXISTS (SELECT 1 FROM applications_review WHERE id = NEW.review_id AND outcome <> '')
BEGIN SELECT RAISE(ABORT, 'applications_correction: the review is decided: INSERT refused'); END;

CREATE TRIGGER applications_correction_no_update BEFORE UPDATE ON applications_correction
WHEN EXISTS (SELECT 1 FROM applications_review WHERE id IN (OLD.review_id, NEW.review_id) AND outcome <> '')
BEGIN SELECT RAISE(ABORT, 'applications_correction: the review is decided: UPDATE refused'); END;

CREATE TRIGGER applications_correction_no_delete BEFORE DELETE ON applications_correction
WHEN EXISTS (SELECT 1 FROM applications_review WHERE id = OLD.review_id AND outcome <> '')
BEGIN SELECT RAISE(ABORT, 'applications_correction: the review is decided: DELETE refused'); END;
