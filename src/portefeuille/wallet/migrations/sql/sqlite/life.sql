-- What may change in the rows around the ledger, and what may not.

CREATE TRIGGER wallet_project_fixed BEFORE UPDATE ON wallet_project
WHEN (NEW.id, NEW.enterprise, NEW.applied_on, NEW.own_share, NEW.subsidy)
    <> (OLD.id, OLD.enterprise, OLD.applied_on, OLD.own_share, OLD.subsidy) OR OLD.closed <> ''
BEGIN SELECT RAISE(ABORT, 'wallet_project: what was promised does not change, and an end is final'); END;
CREATE TRIGGER wallet_project_kept BEFORE DELETE ON wallet_project
BEGIN SELECT RAISE(ABORT, 'wallet_project: DELETE refused'); END;

CREATE TRIGGER wallet_request_fixed BEFORE UPDATE ON wallet_request
BEGIN SELECT RAISE(ABORT, 'wallet_request is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_request_kept BEFORE DELETE ON wallet_request
BEGIN SELECT RAISE(ABORT, 'wallet_request is append-only: DELETE refused'); END;

CREATE TRIGGER wallet_statement_fixed BEFORE UPDATE ON wallet_statement
BEGIN SELECT RAISE(ABORT, 'wallet_statement is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_statement_kept BEFORE DELETE ON wallet_statement
BEGIN SELECT RAISE(ABORT, 'wallet_statement is append-only: DELETE refused'); END;

-- Of a line only the verdict changes: from the worklist to resolved.
CREATE TRIGGER wallet_bankline_fixed BEFORE UPDATE ON wallet_bankline
WHEN OLD.verdict <> 'worklist' OR NEW.verdict <> 'resolved' OR NEW.entry_id IS NOT OLD.entry_id
    OR (NEW.id, NEW.statement_id, NEW.position, NEW.amount, NEW.value_on, NEW.account)
    <> (OLD.id, OLD.statement_id, OLD.position, OLD.amount, OLD.value_on, OLD.account)
BEGIN SELECT RAISE(ABORT, 'wallet_bankline: a line of the bank does not change'); END;
CREATE TRIGGER wallet_bankline_kept BEFORE DELETE ON wallet_bankline
BEGIN SELECT RAISE(ABORT, 'wallet_bankline: DELETE refused'); END;

-- A payment stays what was ordered, goes from state to state as it must, and is sent only with its batch.
CREATE TRIGGER wallet_payment_starts BEFORE INSERT ON wallet_payment WHEN NEW.state <> 'ordered'
BEGIN SELECT RAISE(ABORT, 'wallet_payment: a payment begins as an order'); END;
CREATE TRIGGER wallet_payment_fixed BEFORE UPDATE ON wallet_payment
WHEN (NEW.id, NEW.purpose, NEW.own, NEW.subsidy, NEW.amount, NEW.iban, NEW.name, NEW.structured, NEW.free)
    <> (OLD.id, OLD.purpose, OLD.own, OLD.subsidy, OLD.amount, OLD.iban, OLD.name, OLD.structured, OLD.free)
    OR NEW.project_id IS NOT OLD.project_id OR NEW.line_id IS NOT OLD.line_id
BEGIN SELECT RAISE(ABORT, 'wallet_payment: what was ordered does not change'); END;
CREATE TRIGGER wallet_payment_moves BEFORE UPDATE ON wallet_payment
WHEN NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (VALUES
    ('ordered', 'batched'), ('ordered', 'cancelled'), ('batched', 'ordered'), ('batched', 'sent'),
    ('sent', 'executed'), ('sent', 'rejected'), ('executed', 'returned'))
BEGIN SELECT RAISE(ABORT, 'wallet_payment: it cannot go from that state to this one'); END;
CREATE TRIGGER wallet_payment_sent BEFORE UPDATE ON wallet_payment
WHEN NEW.state = 'sent' AND (SELECT state FROM wallet_batch WHERE id = NEW.batch_id) IS NOT 'sent'
BEGIN SELECT RAISE(ABORT, 'wallet_payment: its batch was not sent'); END;
CREATE TRIGGER wallet_payment_kept BEFORE DELETE ON wallet_payment
BEGIN SELECT RAISE(ABORT, 'wallet_payment: DELETE refused'); END;

-- Four eyes: who prepared a batch does not approve it, and it is sent with enough approvals only.
CREATE TRIGGER wallet_batch_starts BEFORE INSERT ON wallet_batch WHEN NEW.state <> 'prepared'
BEGIN SELECT RAISE(ABORT, 'wallet_batch: a batch begins as prepared'); END;
CREATE TRIGGER wallet_batch_fixed BEFORE UPDATE ON wallet_batch
WHEN (NEW.id, NEW.count, NEW.amount, NEW.needed, NEW.prepared_by)
    <> (OLD.id, OLD.count, OLD.amount, OLD.needed, OLD.prepared_by) OR OLD.state <> 'prepared'
BEGIN SELECT RAISE(ABORT, 'wallet_batch: what was prepared does not change'); END;
CREATE TRIGGER wallet_batch_approved BEFORE UPDATE ON wallet_batch
WHEN NEW.state = 'sent' AND (
    (SELECT count(*) FROM wallet_approval WHERE batch_id = NEW.id AND actor <> OLD.prepared_by) < OLD.needed
    OR (SELECT sum(amount) FROM wallet_payment WHERE batch_id = NEW.id AND state = 'batched') IS NOT OLD.amount)
BEGIN SELECT RAISE(ABORT, 'wallet_batch: not approved by enough others, or not what was approved'); END;
CREATE TRIGGER wallet_batch_kept BEFORE DELETE ON wallet_batch
BEGIN SELECT RAISE(ABORT, 'wallet_batch: DELETE refused'); END;
CREATE TRIGGER wallet_approval_other BEFORE INSERT ON wallet_approval
WHEN NOT EXISTS (
    SELECT 1 FROM wallet_batch WHERE id = NEW.batch_id AND prepared_by <> NEW.actor AND state = 'prepared'
)
BEGIN SELECT RAISE(ABORT, 'wallet_approval: it takes somebody else than who prepared the batch'); END;
CREATE TRIGGER wallet_approval_fixed BEFORE UPDATE ON wallet_approval
BEGIN SELECT RAISE(ABORT, 'wallet_approval is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_approval_kept BEFORE DELETE ON wallet_approval
BEGIN SELECT RAISE(ABORT, 'wallet_approval is append-only: DELETE refused'); END;

-- A claim stays what was claimed; what was paid back does not become less.
CREATE TRIGGER wallet_claim_fixed BEFORE UPDATE ON wallet_claim
WHEN (NEW.id, NEW.project_id, NEW.debtor, NEW.own, NEW.subsidy, NEW.reason, NEW.claimed_on)
    <> (OLD.id, OLD.project_id, OLD.debtor, OLD.own, OLD.subsidy, OLD.reason, OLD.claimed_on)
    OR NEW.own_back < OLD.own_back OR NEW.subsidy_back < OLD.subsidy_back OR OLD.state IN ('paid', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'wallet_claim: what was claimed does not change'); END;
CREATE TRIGGER wallet_claim_kept BEFORE DELETE ON wallet_claim
BEGIN SELECT RAISE(ABORT, 'wallet_claim: DELETE refused'); END;
