"""What people type in a form, read: amounts, headcounts, shares and days as Dutch, English and French write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from portefeuille.decision.formats import GROUPS, MONTHS

POINT = {"nl": ",", "en": ".", "fr": ","}
"""What stands before the decimals."""

_SPACES = re.compile("[\\s\u00a0\u202f'’]")
_CURRENCY = re.compile(
    r"^(?:eur|€)|(?:euros?|eur|€|%|vte|fte|etp|uur|uren|u|hours?|heures?|h)$", re.IGNORECASE
)
_NO_CENTS = re.compile(r"[.,][-–=]+$")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)*", re.ASCII)
_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", re.ASCII)
_NAMED = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th|e)?[/.\- ]*([^\W\d_]{3,})[/.\-, ]*([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ALSO = {"mrt": 3, "fev": 2, "fevr": 2, "fevrier": 2, "aout": 8, "decembre": 12}
"""Months that are not written with the first letters of their name."""
CENTURY = "20"
"""Of a year of two digits."""
LONGEST = 40
GROUP = 3
WHOLE, CENT = Decimal(1), Decimal("0.01")


class UnreadableError(ValueError):
    """What was typed cannot be read.  ``args[0]`` tells the visitor, in the language of the page, what to do."""


def number(text: str, lang: str) -> Decimal:
    """``1.250,50`` (nl), ``1,250.50`` (en), ``1 250,50`` (fr), each with or without a unit; also ``1.250,-``.

    With both signs the last one stands before the decimals.  With one sign of one kind and three digits behind it, the
    language decides: ``1.250`` is 1250 in Dutch and 1.25 with a superfluous 0 in English.

    :raises UnreadableError: when it is not a number.
    """
    bare = _SPACES.sub("", text)
    bare = _NO_CENTS.sub("", _CURRENCY.sub("", _CURRENCY.sub("", bare)))
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


def typed_money(euros: Decimal, lang: str) -> str:
    """An amount as people type it: ``1.250`` or ``1.250,50``, never with one decimal."""
    return typed_number(euros.quantize(CENT if euros % 1 else WHOLE), lang)


def day(text: str) -> date:
    """``15/12/2026``, also with points, dashes or spaces, ``15/12/26``, ``15 december 2026`` and ``2026-12-15``.

    A month may be written in any of our languages, or shortened.  Two digits of a year are of this century.

    :raises UnreadableError: when it is not a day of the calendar.
    """
    bare = " ".join(text.split())
    european, iso, named = _DAY.fullmatch(bare), _ISO.fullmatch(bare), _NAMED.fullmatch(bare)
    month = _month(named[2]) if named else 0
    if european:
        parts = european[3], european[2], european[1]
    elif iso:
        parts = iso[1], iso[2], iso[3]
    elif named and month:
        parts = named[3], str(month), named[1]
    else:
        raise UnreadableError(_("Schrijf de datum als dag/maand/jaar, bijvoorbeeld 15/12/2026."))
    year = int(parts[0] if len(parts[0]) > len(CENTURY) else CENTURY + parts[0])
    try:
        return date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        raise UnreadableError(_("Deze dag bestaat niet. Kijk de datum na.")) from None


def _month(name: str) -> int:
    """The month with this name, or with one name that begins so; 0 when there is none or more than one."""
    short = name.casefold()
    begun = {
        number
        for names in MONTHS.values()
        for number, each in enumerate(names, 1)
        if each.casefold().startswith(short)
    }
    return begun.pop() if len(begun) == 1 else _ALSO.get(short, 0)


def typed_day(when: date) -> str:
    """A day as it stands in a text field: ``15/12/2026``."""
    return f"{when.day:02d}/{when.month:02d}/{when.year}"
