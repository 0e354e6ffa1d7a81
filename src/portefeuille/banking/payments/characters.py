"""The characters a SEPA message may hold, and what becomes of others.

Banks promise to carry the basic Latin letters, the digits, the space and ``/ - ? : ( ) . , ' +``, no more.  A letter
with an accent is written without it, typographic signs become their plain forms, and a few others are spelled out
(``&`` becomes ``+``, ``€`` becomes ``EUR``).  Anything else, another script for instance, is refused and never dropped:
a payment must not leave with half a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ALLOWED = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")
_STRANGE = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
_SPELLED = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "TH", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "Ŋ": "N", "ŧ": "t",
    "Ŧ": "T", "&": "+", "€": "EUR", "@": "(at)", "_": "-", ";": ",", "!": ".", "#": "nr ", "°": "o", "*": ".", "=": "-",
    "%": "pct", "|": "/", "\\": "/", '"': "'", "`": "'", "´": "'", "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": "'",
    "”": "'", "„": "'", "«": "'", "»": "'", "‹": "'", "›": "'", "[": "(", "]": ")", "{": "(", "}": ")", "<": "(",
    ">": ")", "~": "-", "^": ".", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "·": ".",
    "•": ".", "…": "...", "№": "nr ", "×": "x",
}  # fmt: skip
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def plain(text: str) -> str:
    """The text in the characters above, with single spaces.

    :raises ValueError: with the characters that cannot be written, each once.
    """
    if ALLOWED.fullmatch(text):
        return " ".join(text.split())
    folded = " ".join(_STRANGE.sub(_folded, text).split())
    strange = _STRANGE.findall(folded)
    if strange:
        raise ValueError(" ".join(dict.fromkeys(shown(c) for c in strange)))
    return folded


def _folded(found: re.Match[str]) -> str:
    return fold(found[0])


@cache
def fold(character: str) -> str:
    """What one character becomes: plain characters, nothing when it cannot be seen, or itself when nothing is like it."""
    if character in _INVISIBLE or unicodedata.combining(character):
        return ""
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", _SPELLED.get(character, character))
    made = "".join(_SPELLED.get(c, c) for c in parts if not unicodedata.combining(c))
    return made if ALLOWED.fullmatch(made) else character


def shown(character: str) -> str:
    """A character as a message may show it: itself, or its number where it cannot be printed."""
    return character if character.isprintable() else f"U+{ord(character):04X}"


def identifier_problem(text: str, longest: int) -> str | None:
    """What is wrong with an identification, or None.  It is never changed: it has to come back as it left."""
    if not text:
        return "is missing"
    if len(text) > longest:
        return f"has {len(text)} characters, {longest} at most"
    if not ALLOWED.fullmatch(text):
        return f"holds {' '.join(dict.fromkeys(shown(c) for c in _STRANGE.findall(text)))}"
    if text != text.strip():
        return "begins or ends with a space"
    if text.startswith("/") or text.endswith("/") or "//" in text:
        return "begins or ends with a slash, or holds two in a row"
    return None
