"""With which key letters are signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf import environment
from portefeuille.documents.signing.keys import KeyProblemError, load


@dataclass(frozen=True, slots=True)
class Signing:
    """``key`` and ``certificate``: PEM files, or None when there are none.  ``earlier``: certificates of keys that are no
    longer used, so that older letters still count.  ``self_made``: where a key of our own making is kept; None where none may be.
    """

    key: Path | None
    certificate: Path | None
    password: bytes | None
    earlier: tuple[Path, ...]
    self_made: Path | None


def signing(var: Path, *, production: bool) -> Signing:
    """From PORTEFEUILLE_SIGNING_KEY, _SIGNING_CERTIFICATE, _SIGNING_PASSWORD and _SIGNING_EARLIER (with commas).

    :raises ImproperlyConfigured: for a file that is not there, or a key and certificate that do not belong together.
    """
    key, certificate = environment.text("SIGNING_KEY"), environment.text("SIGNING_CERTIFICATE")
    if bool(key) != bool(certificate):
        raise ImproperlyConfigured(
            "PORTEFEUILLE_SIGNING_KEY and PORTEFEUILLE_SIGNING_CERTIFICATE are given together, or neither"
        )
    password = environment.text("SIGNING_PASSWORD").encode() or None
    made = Signing(
        key=Path(key) if key else None,
        certificate=Path(certificate) if certificate else None,
        password=password,
        earlier=tuple(Path(each) for each in environment.words("SIGNING_EARLIER")),
        self_made=None if production or key else var / "signing" / "demonstration.pem",
    )
    for path in made.earlier:
        _read(path)
    if made.key and made.certificate:
        try:
            load(_read(made.key), _read(made.certificate), password)
        except KeyProblemError as error:
            raise ImproperlyConfigured(f"PORTEFEUILLE_SIGNING_KEY: {error}") from None
    return made


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ImproperlyConfigured(
            f"a file of PORTEFEUILLE_SIGNING_* cannot be read: {path}: {error}"
        ) from None
