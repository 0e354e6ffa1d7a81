"""The settings of the tests: the same, on a database of the tests, with plain names for the static files."""

from __future__ import annotations

from portefeuille.conf.settings import *  # noqa: F403
from portefeuille.conf.settings import DATABASES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The pool would hold connections open to a database that the tests want to drop.
DATABASES["default"]["OPTIONS"].pop("pool", None)
LOGGING = {"version": 1, "disable_existing_loggers": False}
