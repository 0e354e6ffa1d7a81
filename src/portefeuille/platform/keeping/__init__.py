"""Things that are kept for a while under a random name, and are gone after that."""

from __future__ import annotations

from portefeuille.platform.keeping.services import TooManyError, find, keep, remove_expired

__all__ = ["TooManyError", "find", "keep", "remove_expired"]
