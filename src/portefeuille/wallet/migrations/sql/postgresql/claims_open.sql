-- What is withdrawn does not change; here its new columns are filled once.
ALTER TABLE wallet_claim DISABLE TRIGGER wallet_claim_fixed;
