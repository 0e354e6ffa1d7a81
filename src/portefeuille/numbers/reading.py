"""Which kind of number is this, and what does that kind make of it?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from portefeuille.numbers.communication import structured_communication
from portefeuille.numbers.iban import iban
from portefeuille.numbers.model import Found, Kind, Number, bad
from portefeuille.numbers.problems import Problem
from portefeuille.numbers.provider import provider
from portefeuille.numbers.register import enterprise, establishment
from portefeuille.numbers.spelling import compact, digits_only, plain

READERS: Mapping[Kind, Callable[[str], Found]] = {
    "enterprise": enterprise,
    "establishment": establishment,
    "provider": provider,
    "structured_communication": structured_communication,
    "iban": iban,
}
#: Problems after which it is worth telling that the text is a valid number of another kind.
_MISTAKEN = {"characters", "length", "first_digit", "letter_missing", "letter_wrong", "two_numbers"}
#: Longer than this no number is, however it is spaced.
_TOO_LONG = 200
_WRITTEN_OUT: Mapping[Kind, re.Pattern[str]] = {
    "provider": re.compile(r"DV[ .-]*[AO0][ .-]*[0-9]{6}"),
    "structured_communication": re.compile(r"(?<![0-9])[0-9]{3}/[0-9]{4}/[0-9]{5}(?![0-9])"),
    "establishment": re.compile(r"(?<![0-9])[2-8][. ]?[0-9]{3}[. ]?[0-9]{3}[. ]?[0-9]{3}(?![0-9])"),
    "enterprise": re.compile(r"(?<![0-9.])(?:BE ?)?[01]?[0-9]{3}[. ]?[0-9]{3}[. ]?[0-9]{3}(?![0-9])"),
    "iban": re.compile(r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?: ?[0-9]{4}){3}(?![0-9])"),
}


def read(text: str, kind: Kind | None = None) -> Number:
    """Read ``text`` as the kind asked for, or as the kind it looks like.

    :raises KeyError: when ``kind`` is none of ``KINDS``.
    """
    words = plain(text)
    if len(words) > _TOO_LONG:
        return Number(kind, None, False, False, Problem("two_numbers" if kind else "unrecognised"))
    if kind is None:
        return _free(text, words)
    found = READERS[kind](words)
    if found.problem and found.problem.code in _MISTAKEN:
        other = _free(text, words)
        if other.valid and other.kind is not None:
            found = bad("other_kind", kind=kind, other=other.kind)
    return _number(text, kind, found)


def _free(text: str, words: str) -> Number:
    several = _several(words)
    if several:
        return Number(
            several[0] if len(set(several)) == 1 else None, None, False, False, Problem("two_numbers")
        )
    kind = looks_like(words)
    if kind is None:
        return Number(
            None, None, False, False, Problem("unrecognised" if compact(words.strip("+*")) else "empty")
        )
    return _number(text, kind, READERS[kind](words))


def _number(text: str, kind: Kind, found: Found) -> Number:
    valid = found.canonical is not None
    return Number(kind, found.canonical, valid, valid and found.canonical != text, found.problem)


def _several(words: str) -> list[Kind]:
    """The kinds of the numbers written out in the text, when there are at least two."""
    rest, kinds = words, list[Kind]()
    for kind, pattern in _WRITTEN_OUT.items():
        rest, count = pattern.subn(" # ", rest)
        kinds += [kind] * count
    return kinds if len(kinds) > 1 else []


def looks_like(words: str) -> Kind | None:
    """The kind whose shape a text (see ``plain``) has, valid or not; None when it has none."""
    bare = compact(words)
    if bare.startswith(("++", "**")) or bare.endswith(("++", "**")):
        return "structured_communication"
    if bare.startswith("DV") or re.fullmatch(r"[AO][0-9]{6,7}", bare):
        return "provider"
    belgian = re.fullmatch(r"BE([0-9]+)", bare)
    if belgian:
        return "enterprise" if len(belgian[1]) <= 11 else "iban"
    if re.fullmatch(r"BE[0-9O]{9,10}", bare) or re.fullmatch(r"O[0-9]{9}", bare):
        return "enterprise"
    if re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,}", bare):
        return "iban"
    return _by_length(bare) if digits_only(bare) else None


def _by_length(bare: str) -> Kind | None:
    match len(bare):
        case 6 | 7:
            return "provider"
        case 9:
            return "enterprise"
        case 10 | 18 | 19 | 20:
            return "enterprise" if bare[0] in "01" or len(bare) in (18, 19) else "establishment"
        case 12 | 24:
            return "structured_communication"
    return None
