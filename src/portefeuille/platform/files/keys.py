"""The key of the moment, and the certificates whose signatures are ours.  A self-made key is made when it is first needed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings

from portefeuille.documents.signing import Signer, make

_PRIVATE_FOLDER = 0o700
_CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
NAME = "Portefeuille, demonstratie (geen overheid)"


def signer() -> Signer | None:
    """The signer; None where no key is given and none may be made: letters then go out without a signature."""
    told = settings.SIGNING
    if told.key is not None and told.certificate is not None:
        return Signer(told.key.read_bytes(), told.certificate.read_bytes(), told.password)
    return _self_made(told.self_made) if told.self_made is not None else None


def certificates() -> list[bytes]:
    """PEM: that of the key of the moment and those of earlier keys.  Makes nothing."""
    told = settings.SIGNING
    now = told.certificate or told.self_made
    return [path.read_bytes() for path in (*([now] if now else []), *told.earlier) if path.is_file()]


def _self_made(place: Path) -> Signer:
    """One file with key and certificate, so that they are there together or not at all; whoever is first, made it."""
    if not place.is_file():
        place.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        made = make(NAME)
        handle, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made.key + made.certificates)
            os.link(name, place)
        except FileExistsError:
            pass
        finally:
            Path(name).unlink()
    key, mark, certificate = place.read_bytes().partition(_CERTIFICATE)
    return Signer(key, mark + certificate)
