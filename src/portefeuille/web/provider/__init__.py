"""Pages for providers: the applications on their number, and refusing one before the first payment."""
