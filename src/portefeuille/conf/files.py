"""Where the files of others are kept, and who looks for viruses in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf import environment
from portefeuille.documents.uploads.scanner import Clamd


@dataclass(frozen=True, slots=True)
class Files:
    """``folder``: nobody but the site may read it.  ``clamd``: the address of the scanner; empty when there is none."""

    folder: Path
    clamd: str


def files(var: Path) -> Files:
    """From PORTEFEUILLE_CLAMD (``unix:/run/clamav/clamd.ctl`` or ``tcp:127.0.0.1:3310``).

    :raises ImproperlyConfigured: for another address.
    """
    clamd = environment.text("CLAMD")
    try:
        if clamd:
            Clamd(clamd)
    except ValueError as error:
        raise ImproperlyConfigured(f"PORTEFEUILLE_CLAMD: {error}") from None
    return Files(var / "files", clamd)
