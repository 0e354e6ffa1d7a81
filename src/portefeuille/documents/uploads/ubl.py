"""An XML file is taken when it is an e-invoice that can be read."""

from __future__ import annotations

from portefeuille.documents.ubl import read


def check(data: bytes) -> None:
    """Read it.  :raises RefusedError: when it is no invoice or credit note in UBL 2.1."""
    read(data)
