"""Spelling that carries no meaning: spaces of all kinds, dashes, dots, invisible characters, lower case."""

from __future__ import annotations

import re

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DOTS = "\u00b7\u2022\u2024\u2027\u30fb\uff0e"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _DOTS), "."),
    **dict.fromkeys(map(ord, _INVISIBLE), None),
}
_SEPARATORS = re.compile(r"[\s./:,;_()-]+")
_LABEL = re.compile(r"(?:BTW|TVA|VAT|KBO|BCE|IBAN)(?:NUMMER|NR)?(?=[A-Z]{2}[0-9]|[0-9])")


def plain(text: str) -> str:
    """The text in upper case, with ordinary spaces, dashes and dots, and without what cannot be seen."""
    return text.translate(_PLAIN).upper().strip()


def compact(text: str) -> str:
    """The text of :func:`plain` without separators and without a label such as BTW, KBO or IBAN in front."""
    return _LABEL.sub("", _SEPARATORS.sub("", text), count=1)


def digits_only(text: str) -> bool:
    """Only the digits 0 to 9 (not those of other scripts), and at least one."""
    return text.isascii() and text.isdigit()


def strange(text: str, allowed: str = "0123456789") -> str:
    """The characters of ``text`` that are not allowed, each once, in order, at most eight."""
    return " ".join(list(dict.fromkeys(c for c in text if c not in allowed))[:8])


def in_fours(text: str) -> str:
    """An account, or a key, as people read it: in groups of four signs."""
    bare = text.replace(" ", "")
    return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))
