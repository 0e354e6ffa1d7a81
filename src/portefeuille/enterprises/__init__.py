"""Enterprises that take part: what is known of them, from whom, since when; and how large they are."""
