-- What was corrected in a review stands from the moment that the review is decided.
CREATE FUNCTION portefeuille_correction_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM applications_review WHERE id = OLD.review_id AND outcome <> ''))
        OR (TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM applications_review WHERE id = NEW.review_id AND outcome <> ''))
    THEN
        RAISE EXCEPTION 'applications_correction: the review is decided: % refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$;
CREATE TRIGGER applications_correction_stands BEFORE INSERT OR UPDATE OR DELETE ON applications_correction
    FOR EACH ROW EXECUTE FUNCTION portefeuille_correction_stands();
CREATE TRIGGER applications_correction_kept BEFORE TRUNCATE ON applications_correction
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
