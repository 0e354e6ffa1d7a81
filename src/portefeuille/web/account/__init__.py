"""Logging in, for whom you act, mandates: the pages between the public ones and those of an enterprise."""
