"""Pages for everybody, without logging in."""
