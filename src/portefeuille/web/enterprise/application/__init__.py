"""One page for each application, and everything that is done from it."""
