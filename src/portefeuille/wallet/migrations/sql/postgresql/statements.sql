-- A statement begins where the last one of its account ended.
CREATE FUNCTION wallet_statement_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.opening <> (SELECT closing FROM wallet_statement WHERE account = NEW.account ORDER BY id DESC LIMIT 1) THEN
        PERFORM wallet_refuse('wallet_statement: it does not begin where the one before it ended');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_statement_follows BEFORE INSERT ON wallet_statement
    FOR EACH ROW EXECUTE FUNCTION wallet_statement_follows();
