-- A claim stays what was claimed; what was paid back does not become less, and what is asked does not become more.
CREATE TRIGGER wallet_claim_fixed BEFORE UPDATE ON wallet_claim
WHEN (NEW.id, NEW.project_id, NEW.debtor, NEW.own, NEW.subsidy, NEW.reason, NEW.claimed_on)
    <> (OLD.id, OLD.project_id, OLD.debtor, OLD.own, OLD.subsidy, OLD.reason, OLD.claimed_on)
    OR NEW.own_back < OLD.own_back OR NEW.subsidy_back < OLD.subsidy_back
    OR NEW.own_less < OLD.own_less OR NEW.subsidy_less < OLD.subsidy_less
    OR OLD.state = 'withdrawn'
    OR (OLD.state = 'paid' AND (NEW.state NOT IN ('paid', 'withdrawn')
        OR (NEW.own_back, NEW.subsidy_back) <> (OLD.own_back, OLD.subsidy_back)))
BEGIN SELECT RAISE(ABORT, 'wallet_claim: what was claimed does not change'); END;
CREATE TRIGGER wallet_claim_kept BEFORE DELETE ON wallet_claim
BEGIN SELECT RAISE(ABORT, 'wallet_claim: DELETE refused'); END;

-- No more goes back than came in beyond what is still asked, nor more of a line than came with it.
CREATE TRIGGER wallet_repayment_most BEFORE INSERT ON wallet_repayment
WHEN NOT EXISTS (
        SELECT 1 FROM wallet_claim c WHERE c.id = NEW.claim_id
        AND NEW.own + (SELECT COALESCE(sum(own), 0) FROM wallet_repayment WHERE claim_id = c.id)
            <= max(c.own_back - c.own + c.own_less, 0)
        AND NEW.subsidy + (SELECT COALESCE(sum(subsidy), 0) FROM wallet_repayment WHERE claim_id = c.id)
            <= max(c.subsidy_back - c.subsidy + c.subsidy_less, 0))
    OR NOT EXISTS (
        SELECT 1 FROM wallet_bankline l WHERE l.id = NEW.line_id AND NEW.own + NEW.subsidy
            + (SELECT COALESCE(sum(own + subsidy), 0) FROM wallet_repayment WHERE line_id = l.id) <= l.amount)
    OR NOT EXISTS (
        SELECT 1 FROM wallet_payment p WHERE p.id = NEW.payment_id AND p.purpose = 'return'
            AND p.line_id = NEW.line_id AND p.amount = NEW.own + NEW.subsidy)
BEGIN SELECT RAISE(ABORT, 'wallet_repayment: more than goes back, or not what the payment brings'); END;
CREATE TRIGGER wallet_repayment_fixed BEFORE UPDATE ON wallet_repayment
BEGIN SELECT RAISE(ABORT, 'wallet_repayment is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_repayment_kept BEFORE DELETE ON wallet_repayment
BEGIN SELECT RAISE(ABORT, 'wallet_repayment is append-only: DELETE refused'); END;
