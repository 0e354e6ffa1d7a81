"""A file as it was brought in: which kind it is by its content, whether it opens, and a name that does no harm."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portefeuille.documents.refused import RefusedError
from portefeuille.documents.uploads import docx, image, names, pdf, ubl
from portefeuille.documents.uploads.kinds import KINDS, LARGEST, Kind, size

_CHECKS: Mapping[str, Callable[[bytes], None]] = {
    "pdf": pdf.check, "jpeg": image.check, "png": image.check, "docx": docx.check, "ubl": ubl.check,
}  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
_MARKS = ("\ufeff<".encode(), b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
_SPACES = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept.  ``digest`` is the SHA-256 of its bytes, in 64 hexadecimal digits."""

    kind: str
    name: str
    data: bytes
    digest: str

    @property
    def about(self) -> Kind:
        """What its kind is called, and its media type."""
        return KINDS[self.kind]


def check(name: str, data: bytes) -> Checked:
    """Look at a file.  ``name`` is what the browser called it.

    :raises RefusedError: when it is not of a kind that we take, does not open, or holds what may do harm.
    """
    if not data:
        raise RefusedError("empty")
    if len(data) > LARGEST:
        raise RefusedError("too_large", expected=size(LARGEST), got=f"{len(data)} bytes")
    kind = kind_of(data)
    _CHECKS[kind](data)
    return Checked(kind, names.clean(name, KINDS[kind].suffix), data, hashlib.sha256(data).hexdigest())


def kind_of(data: bytes) -> str:
    """The kind that the first bytes tell.

    :raises RefusedError: for anything that is not on the list.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data[:1024].lstrip(_SPACES).startswith(_MARKS):
        return "ubl"
    if data.startswith(_OLE):
        raise RefusedError("old_word")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise RefusedError("heic")
    raise RefusedError("kind", expected="a file on the list", got=data[:8].hex(" "))
