-- The days of a payment, and the account from which a batch is paid.
ALTER TABLE wallet_payment ADD COLUMN ordered_on date NULL;
ALTER TABLE wallet_payment ADD COLUMN left_on date NULL;
ALTER TABLE wallet_payment ADD COLUMN back_on date NULL;
ALTER TABLE wallet_batch ADD COLUMN iban varchar(34) NOT NULL DEFAULT '';
ALTER TABLE wallet_batch ADD COLUMN name varchar(70) NOT NULL DEFAULT '';

CREATE TRIGGER wallet_payment_ordered BEFORE INSERT ON wallet_payment
WHEN NEW.ordered_on IS NULL OR NEW.left_on IS NOT NULL OR NEW.back_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'wallet_payment: a payment begins with the day of its order, and no other'); END;
CREATE TRIGGER wallet_payment_days BEFORE UPDATE ON wallet_payment
WHEN NEW.ordered_on IS NOT OLD.ordered_on
    OR (NEW.left_on IS NOT OLD.left_on) <> (NEW.state <> OLD.state AND NEW.state = 'executed')
    OR (NEW.back_on IS NOT OLD.back_on)
        <> (NEW.state <> OLD.state AND NEW.state IN ('cancelled', 'rejected', 'returned'))
BEGIN SELECT RAISE(ABORT, 'wallet_payment: a day is told once, with what happened on it'); END;

CREATE TRIGGER wallet_batch_account BEFORE INSERT ON wallet_batch WHEN NEW.iban = '' OR NEW.name = ''
BEGIN SELECT RAISE(ABORT, 'wallet_batch: it is paid from an account, in a name'); END;
CREATE TRIGGER wallet_batch_same_account BEFORE UPDATE ON wallet_batch
WHEN (NEW.iban, NEW.name) <> (OLD.iban, OLD.name)
BEGIN SELECT RAISE(ABORT, 'wallet_batch: the account from which it is paid does not change'); END;
