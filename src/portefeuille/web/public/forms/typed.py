"""What people type in a form, read: amounts, headcounts, shares and days as Dutch, English and French write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from portefeuille.decision.formats import GROUPS

POINT = {"nl": ",", "en": ".", "fr": ","}
"""What stands before the decimals."""

_SPACES = re.compile("[\\s\u00a0\u202f'’]")
_CURRENCY = re.compile(r"^(?:eur|€)|(?:eur|€|%|vte|fte|etp)$", re.IGNORECASE)
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)*", re.ASCII)
_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
LONGEST = 40
GROUP = 3


class UnreadableError(ValueError):
    """What was typed cannot be read.  ``args[0]`` tells the visitor, in the language of the page, what to do."""


def number(text: str, lang: str) -> Decimal:
    """``1.250,50`` (nl), ``1,250.50`` (en), ``1 250,50`` (fr), each with or without a unit.

    With both signs the last one stands before the decimals.  With one sign of one kind and three digits behind it, the
    language decides: ``1.250`` is 1250 in Dutch and 1.25 with a superfluous 0 in English.

    :raises UnreadableError: when it is not a number.
    """
    bare = _SPACES.sub("", text)
    bare = _CURRENCY.sub("", _CURRENCY.sub("", bare))
    if len(text) > LONGEST or not _PLAIN.fullmatch(bare):
        raise UnreadableError(_("Schrijf een getal, bijvoorbeeld 1.250,50."))
    point = _point(bare, lang)
    whole, _sign, decimals = bare.partition(point) if point else (bare, "", "")
    groups = re.split("[.,]", whole)
    grouped = all(len(group) == GROUP for group in groups[1:]) and len(groups[0].lstrip("-")) <= GROUP
    if len(groups) > 1 and not grouped:
        raise UnreadableError(_("Schrijf een getal, bijvoorbeeld 1.250,50."))
    return Decimal("".join(groups) + (f".{decimals}" if decimals else ""))


def _point(bare: str, lang: str) -> str:
    """The sign before the decimals of a bare number; empty when it has none."""
    signs = re.findall("[.,]", bare)
    if not signs:
        return ""
    last = str(signs[-1])
    if len(set(signs)) > 1:
        return last
    behind = len(bare) - bare.rindex(last) - 1
    if len(signs) > 1 or (behind == GROUP and last != POINT[lang]):
        return ""
    return last


def typed_number(value: Decimal, lang: str) -> str:
    """A number as people type it in this language: ``1.250,5`` (nl), ``1,250.5`` (en), ``1 250,5`` (fr)."""
    signs = {",": GROUPS[lang], ".": POINT[lang]}
    return "".join(signs.get(each, each) for each in f"{value:,f}")


def day(text: str) -> date:
    """``15/12/2026``, also with points, dashes or spaces, and ``2026-12-15``.

    :raises UnreadableError: when it is not a day of the calendar.
    """
    bare = text.strip()
    european, iso = _DAY.fullmatch(bare), _ISO.fullmatch(bare)
    if european:
        parts = european[3], european[2], european[1]
    elif iso:
        parts = iso[1], iso[2], iso[3]
    else:
        raise UnreadableError(_("Schrijf de datum als dag/maand/jaar, bijvoorbeeld 15/12/2026."))
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        raise UnreadableError(_("Deze dag bestaat niet. Kijk de datum na.")) from None


def typed_day(when: date) -> str:
    """A day as it stands in a text field: ``15/12/2026``."""
    return f"{when.day:02d}/{when.month:02d}/{when.year}"
