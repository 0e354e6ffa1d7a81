"""What may be uploaded, and how it is looked at: by what is in it, never by its name or what the browser says of it."""

from __future__ import annotations

from portefeuille.documents.refused import RefusedError
from portefeuille.documents.uploads.check import Checked, check
from portefeuille.documents.uploads.kinds import ACCEPT, KINDS, LARGEST, told

__all__ = ["ACCEPT", "KINDS", "LARGEST", "Checked", "RefusedError", "check", "told"]
