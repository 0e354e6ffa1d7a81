"""Providers that take part: who is registered for which service, from when, until when."""
