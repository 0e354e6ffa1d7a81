-- The table of the claims is made anew.
DROP TRIGGER wallet_claim_fixed;
DROP TRIGGER wallet_claim_kept;
