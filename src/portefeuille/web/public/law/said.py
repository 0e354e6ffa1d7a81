"""Texts of the law on a page: in the language asked, else in one that there is, and then the page says which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portefeuille.decision import formats


@dataclass(frozen=True, slots=True)
class Said:
    """A text. lang: its language where that is not the language of the page, for the screen reader; else empty."""

    text: str
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Said("")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
"""A day as the data write it inside a text; a person reads it in words."""


def said(texts: Mapping[str, str], lang: str) -> Said:
    """The text in the language asked, else in English, else in Dutch; empty when there is none."""
    for each in (lang, "en", "nl"):
        if texts.get(each):
            return Said(_days_in_words(texts[each], each), "" if each == lang else each)
    return NOTHING


def _days_in_words(text: str, lang: str) -> str:
    def words(found: re.Match[str]) -> str:
        try:
            return formats.day(date(int(found[1]), int(found[2]), int(found[3])), lang)
        except ValueError:
            return found[0]

    return ISO.sub(words, text)


def day(when: date | None, lang: str) -> str:
    """A day in words; empty for None."""
    return "" if when is None else formats.day(when, lang)


def until(when: date | None, lang: str) -> str:
    """The last day of a period in words; an open one: now."""
    return _("nu") if when is None else formats.day(when, lang)


def confidence(code: str) -> str:
    """How sure we are, in words: of a rule of the register it may be two letters (H/M)."""
    words = {"H": _("hoog"), "M": _("middelmatig"), "L": _("laag"), "U": _("onbekend")}
    return " / ".join(words[each] for each in code.split("/")) if code else ""
