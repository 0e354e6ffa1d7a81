"""Make a letter, sign it and keep it; and what somebody who has a letter may learn of it."""

from __future__ import annotations

from datetime import date
from enum import Enum

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from portefeuille import clock
from portefeuille.documents import letters, signing
from portefeuille.documents.letters import Letter as Said
from portefeuille.documents.uploads.names import clean
from portefeuille.platform import gate
from portefeuille.platform.files import keys, selectors, services
from portefeuille.platform.files.models import Letter
from portefeuille.platform.files.selectors import Kept, kept
from portefeuille.platform.models import Actor

MEDIA = "application/pdf"


class Answer(Enum):
    """About a copy of a letter."""

    SAME = "same"
    """Byte for byte the letter that we made."""
    CHANGED = "changed"
    """Our signature is on it, and it was changed."""
    OTHER_LETTER = "other_letter"
    """A letter of ours, but not the one with this code."""
    NOT_OURS = "not_ours"


def issue(*, subject: str, said: Said, actor: Actor, until: date | None = None) -> Kept:
    """The letter as a file of the subject.  One of the same kind and language with the same number and amount is not made
    again: it is given as it is.

    :raises NoPdfError: when this computer cannot make one (documents.pdf).
    """
    earlier = _earlier(subject, said)
    if earlier is not None:
        return earlier
    code = letters.code()
    pdf = letters.letter(said, code, address(code, said.lang))
    signer = keys.signer()
    made = pdf if signer is None else signing.sign(pdf, signer, clock.now(), reason=said.title)
    with transaction.atomic():
        gate.enter()
        earlier = _earlier(subject, said)
        if earlier is not None:
            return earlier
        file = services.keep_made(
            subject=subject, kind=said.kind, name=clean(f"{said.title}.pdf", ".pdf"), media=MEDIA, data=made, actor=actor,
            until=until,
        )  # fmt: skip
        Letter.objects.create(
            code=code,
            file_id=file.id,
            kind=said.kind,
            issued_on=said.on,
            told=letters.seal(code, _whole(said)),
        )
    return file


def address(code: str, lang: str) -> str:
    """Where a code is looked up, in a language."""
    with override(lang):
        return f"{settings.SITE_URL}{reverse('public:verify', kwargs={'code': code})}"


def _earlier(subject: str, said: Said) -> Kept | None:
    found = Letter.objects.select_related("file").filter(file__subject=subject, kind=said.kind)
    for row in found.order_by("code"):
        if row.told == letters.seal(row.code, _whole(said)):
            return kept(row.file)
    return None


def _whole(said: Said) -> dict[str, str]:
    """What the seal is over: what can be typed again, and the language."""
    return {**said.said, "lang": said.lang}


def compare(code: str, data: bytes) -> Answer:
    """Whether the bytes are those of the letter with this code.

    :raises KeyError: when there is no letter with this code.
    """
    issued = selectors.letter(code)
    if issued is None:
        raise KeyError(code)
    if services.digest_of(data) == issued.digest:
        return Answer.SAME
    match signing.verify(data, keys.certificates()):
        case signing.Verdict.OURS:
            return Answer.OTHER_LETTER
        case signing.Verdict.CHANGED:
            return Answer.CHANGED
        case _:
            return Answer.NOT_OURS


def says(code: str, number: str, amount: str) -> bool:
    """Whether the letter with this code names this number and this amount (cents), as somebody reads them on paper."""
    issued = selectors.letter(code)
    said = {"number": number, "amount": amount}
    return issued is not None and any(
        letters.seal(code, {**said, "lang": lang}) == issued.told for lang in ("nl", "en", "fr")
    )
