"""Cases that cannot be read: each is refused with the key, what was expected and what was got."""
