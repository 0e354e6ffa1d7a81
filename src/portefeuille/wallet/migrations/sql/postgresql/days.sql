-- The days of a payment, and the account from which a batch is paid.
ALTER TABLE wallet_payment ADD COLUMN ordered_on date NULL;
ALTER TABLE wallet_payment ADD COLUMN left_on date NULL;
ALTER TABLE wallet_payment ADD COLUMN back_on date NULL;
ALTER TABLE wallet_batch ADD COLUMN iban varchar(34) NOT NULL DEFAULT '';
ALTER TABLE wallet_batch ADD COLUMN name varchar(70) NOT NULL DEFAULT '';

CREATE FUNCTION wallet_payment_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.ordered_on IS NULL OR NEW.left_on IS NOT NULL OR NEW.back_on IS NOT NULL THEN
            PERFORM wallet_refuse('wallet_payment: a payment begins with the day of its order, and no other');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.ordered_on IS DISTINCT FROM OLD.ordered_on
        OR (NEW.left_on IS DISTINCT FROM OLD.left_on) <> (NEW.state <> OLD.state AND NEW.state = 'executed')
        OR (NEW.back_on IS DISTINCT FROM OLD.back_on)
            <> (NEW.state <> OLD.state AND NEW.state IN ('cancelled', 'rejected', 'returned'))
    THEN
        PERFORM wallet_refuse('wallet_payment: a day is told once, with what happened on it');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_payment_days BEFORE INSERT OR UPDATE ON wallet_payment
    FOR EACH ROW EXECUTE FUNCTION wallet_payment_days();

CREATE FUNCTION wallet_batch_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.iban = '' OR NEW.name = '') THEN
        PERFORM wallet_refuse('wallet_batch: it is paid from an account, in a name');
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.iban, NEW.name) <> (OLD.iban, OLD.name) THEN
        PERFORM wallet_refuse('wallet_batch: the account from which it is paid does not change');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_batch_account BEFORE INSERT OR UPDATE ON wallet_batch
    FOR EACH ROW EXECUTE FUNCTION wallet_batch_account();
