"""The settings of the tests: the same, on a database of the tests, with plain names for the static files."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from portefeuille.conf.settings import *  # noqa: F403
from portefeuille.conf.settings import DATABASES, FILES, SIGNING

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The pool would hold connections open to a database that the tests want to drop.
DATABASES["default"]["OPTIONS"].pop("pool", None)
LOGGING = {"version": 1, "disable_existing_loggers": False}
# Made when the first file is kept, gone with the process.
FILES = replace(FILES, folder=Path(tempfile.gettempdir()) / f"portefeuille-files-{os.getpid()}")
SIGNING = replace(SIGNING, self_made=FILES.folder / "signing" / "demonstration.pem")
atexit.register(shutil.rmtree, FILES.folder, ignore_errors=True)
