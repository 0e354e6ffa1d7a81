-- What happened to an application and what was decided of it is never changed or taken away.
CREATE TRIGGER applications_event_no_update BEFORE UPDATE ON applications_event
BEGIN SELECT RAISE(ABORT, 'applications_event is append-only: UPDATE refused'); END;

CREATE TRIGGER applications_event_no_delete BEFORE DELETE ON applications_event
BEGIN SELECT RAISE(ABORT, 'applications_event is append-only: DELETE refused'); END;

CREATE TRIGGER applications_receipt_no_update BEFORE UPDATE ON applications_receipt
BEGIN SELECT RAISE(ABORT, 'applications_receipt is append-only: UPDATE refused'); END;

CREATE TRIGGER applications_receipt_no_delete BEFORE DELETE ON applications_receipt
BEGIN SELECT RAISE(ABORT, 'applications_receipt is append-only: DELETE refused'); END;
