-- A statement begins where the last one of its account ended.
CREATE TRIGGER wallet_statement_follows BEFORE INSERT ON wallet_statement
WHEN NEW.opening <> (SELECT closing FROM wallet_statement WHERE account = NEW.account ORDER BY id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'wallet_statement: it does not begin where the one before it ended'); END;
