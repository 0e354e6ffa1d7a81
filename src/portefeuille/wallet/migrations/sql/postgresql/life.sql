-- What may change in the rows around the ledger, and what may not.

CREATE TRIGGER wallet_request_fixed BEFORE UPDATE OR DELETE ON wallet_request
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_statement_fixed BEFORE UPDATE OR DELETE ON wallet_statement
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_approval_fixed BEFORE UPDATE OR DELETE ON wallet_approval
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_project_stays BEFORE DELETE ON wallet_project
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_bankline_stays BEFORE DELETE ON wallet_bankline
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_payment_stays BEFORE DELETE ON wallet_payment
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_batch_stays BEFORE DELETE ON wallet_batch
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_claim_stays BEFORE DELETE ON wallet_claim
    FOR EACH ROW EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_request_kept BEFORE TRUNCATE ON wallet_request
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_statement_kept BEFORE TRUNCATE ON wallet_statement
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_approval_kept BEFORE TRUNCATE ON wallet_approval
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_project_kept BEFORE TRUNCATE ON wallet_project
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_bankline_kept BEFORE TRUNCATE ON wallet_bankline
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_payment_kept BEFORE TRUNCATE ON wallet_payment
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_batch_kept BEFORE TRUNCATE ON wallet_batch
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();
CREATE TRIGGER wallet_claim_kept BEFORE TRUNCATE ON wallet_claim
    FOR EACH STATEMENT EXECUTE FUNCTION portefeuille_append_only();

CREATE FUNCTION wallet_project_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.enterprise, NEW.applied_on, NEW.own_share, NEW.subsidy)
        <> (OLD.id, OLD.enterprise, OLD.applied_on, OLD.own_share, OLD.subsidy) OR OLD.closed <> ''
    THEN
        PERFORM wallet_refuse('wallet_project: what was promised does not change, and an end is final');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_project_fixed BEFORE UPDATE ON wallet_project
    FOR EACH ROW EXECUTE FUNCTION wallet_project_fixed();

-- Of a line only the verdict changes: from the worklist to resolved.
CREATE FUNCTION wallet_bankline_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.verdict <> 'worklist' OR NEW.verdict <> 'resolved' OR NEW.entry_id IS DISTINCT FROM OLD.entry_id
        OR (NEW.id, NEW.statement_id, NEW.position, NEW.amount, NEW.value_on, NEW.account)
        <> (OLD.id, OLD.statement_id, OLD.position, OLD.amount, OLD.value_on, OLD.account)
    THEN
        PERFORM wallet_refuse('wallet_bankline: a line of the bank does not change');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_bankline_fixed BEFORE UPDATE ON wallet_bankline
    FOR EACH ROW EXECUTE FUNCTION wallet_bankline_fixed();

-- A payment stays what was ordered, goes from state to state as it must, and is sent only with its batch.
CREATE FUNCTION wallet_payment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'ordered' THEN
            PERFORM wallet_refuse('wallet_payment: a payment begins as an order');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.purpose, NEW.own, NEW.subsidy, NEW.amount, NEW.iban, NEW.name, NEW.structured, NEW.free)
        <> (OLD.id, OLD.purpose, OLD.own, OLD.subsidy, OLD.amount, OLD.iban, OLD.name, OLD.structured, OLD.free)
        OR NEW.project_id IS DISTINCT FROM OLD.project_id OR NEW.line_id IS DISTINCT FROM OLD.line_id
    THEN
        PERFORM wallet_refuse('wallet_payment: what was ordered does not change');
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (VALUES
        ('ordered', 'batched'), ('ordered', 'cancelled'), ('batched', 'ordered'), ('batched', 'sent'),
        ('sent', 'executed'), ('sent', 'rejected'), ('executed', 'returned'))
    THEN
        PERFORM wallet_refuse('wallet_payment: it cannot go from ' || OLD.state || ' to ' || NEW.state);
    END IF;
    IF NEW.state = 'sent' AND (SELECT state FROM wallet_batch WHERE id = NEW.batch_id) IS DISTINCT FROM 'sent' THEN
        PERFORM wallet_refuse('wallet_payment: its batch was not sent');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_payment_moves BEFORE INSERT OR UPDATE ON wallet_payment
    FOR EACH ROW EXECUTE FUNCTION wallet_payment_moves();

-- Four eyes: who prepared a batch does not approve it, and it is sent with enough approvals only.
CREATE FUNCTION wallet_batch_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'prepared' THEN
            PERFORM wallet_refuse('wallet_batch: a batch begins as prepared');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.count, NEW.amount, NEW.needed, NEW.prepared_by)
        <> (OLD.id, OLD.count, OLD.amount, OLD.needed, OLD.prepared_by) OR OLD.state <> 'prepared'
    THEN
        PERFORM wallet_refuse('wallet_batch: what was prepared does not change');
    END IF;
    IF NEW.state = 'sent' AND (
        (SELECT count(*) FROM wallet_approval WHERE batch_id = NEW.id AND actor <> OLD.prepared_by) < OLD.needed
        OR (SELECT sum(amount) FROM wallet_payment WHERE batch_id = NEW.id AND state = 'batched')
            IS DISTINCT FROM OLD.amount)
    THEN
        PERFORM wallet_refuse('wallet_batch: not approved by enough others, or not what was approved');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_batch_moves BEFORE INSERT OR UPDATE ON wallet_batch
    FOR EACH ROW EXECUTE FUNCTION wallet_batch_moves();

CREATE FUNCTION wallet_approval_other() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM wallet_batch WHERE id = NEW.batch_id AND prepared_by <> NEW.actor AND state = 'prepared'
    ) THEN
        PERFORM wallet_refuse('wallet_approval: it takes somebody else than who prepared the batch');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_approval_other BEFORE INSERT ON wallet_approval
    FOR EACH ROW EXECUTE FUNCTION wallet_approval_other();

-- A claim stays what was claimed; what was paid back does not become less.
CREATE FUNCTION wallet_claim_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.project_id, NEW.debtor, NEW.own, NEW.subsidy, NEW.reason, NEW.claimed_on)
        <> (OLD.id, OLD.project_id, OLD.debtor, OLD.own, OLD.subsidy, OLD.reason, OLD.claimed_on)
        OR NEW.own_back < OLD.own_back OR NEW.subsidy_back < OLD.subsidy_back OR OLD.state IN ('paid', 'withdrawn')
    THEN
        PERFORM wallet_refuse('wallet_claim: what was claimed does not change');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER wallet_claim_fixed BEFORE UPDATE ON wallet_claim
    FOR EACH ROW EXECUTE FUNCTION wallet_claim_fixed();
