"""What every Django app stands on (floor 1c): who acts, the audit log, the gate of the chains, what was done once."""
