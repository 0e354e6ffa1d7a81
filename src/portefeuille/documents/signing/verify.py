"""What the signature on a PDF that somebody brings is worth to us."""

from __future__ import annotations

import io
from collections.abc import Sequence
from enum import Enum
from typing import Any

from portefeuille.documents.signing.running import wait

MOST_FIELDS = 200
"""Of a form, each counted as often as it hangs somewhere: a letter of ours has one."""


class Verdict(Enum):
    """In falling order."""

    OURS = "ours"
    """Signed with a key of ours, and not a byte was changed or added since."""
    CHANGED = "changed"
    """It carries our signature, and was changed after that."""
    OTHER = "other"
    """Not signed by us: no PDF, no signature, or somebody else's."""


def verify(data: bytes, certificates: Sequence[bytes]) -> Verdict:
    """``certificates``: PEM, one or more in each; the first of each is that of a key of ours, now or earlier.

    The certificate is compared itself: nobody else's signature counts, whoever vouches for it.
    """
    ours = {_first(each) for each in certificates}
    try:
        return wait(_look(data, ours))
    except _broken():
        return Verdict.OTHER


async def _look(data: bytes, ours: set[bytes]) -> Verdict:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature

    reader = PdfFileReader(io.BytesIO(data), strict=False)
    _few_fields(reader.root)
    found: list[EmbeddedPdfSignature] = [
        each for each in reader.embedded_signatures if each.signer_cert.dump() in ours
    ]
    if not found:
        return Verdict.OTHER
    return (
        Verdict.OURS if len(reader.embedded_signatures) == 1 and await _whole(found[0]) else Verdict.CHANGED
    )


def _few_fields(root: Any) -> None:
    """In three kilobytes fields can hang from each other in more ways than anybody can go through.

    :raises ValueError: when there are too many.
    """
    try:
        waiting = list(root["/AcroForm"]["/Fields"])
    except KeyError:
        return
    count = 0
    while waiting:
        count += 1
        if count > MOST_FIELDS:
            raise ValueError(f"expected at most {MOST_FIELDS} fields")
        here = waiting.pop().get_object()
        waiting += list(here["/Kids"]) if "/Kids" in here else []


async def _whole(signature: Any) -> bool:
    """Whether the signature is right, and covers the file from its first byte to its last: then nothing can have been added."""
    from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    try:
        status = await async_validate_pdf_signature(signature, context, skip_diff=True)
    except _broken():
        return False
    return bool(status.intact and status.valid and status.coverage == SignatureCoverageLevel.ENTIRE_FILE)


def _first(certificates: bytes) -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization

    return x509.load_pem_x509_certificates(certificates)[0].public_bytes(serialization.Encoding.DER)


def _broken() -> tuple[type[Exception], ...]:
    """What pyHanko raises on a document that is not right: it promises no single class."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError, ValueErrorWithMessage

    return (
        PdfError, SigningError, ValueErrorWithMessage, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError,
        RecursionError, AssertionError, NotImplementedError, ArithmeticError, UnicodeError, StopIteration, MemoryError,
    )  # fmt: skip
