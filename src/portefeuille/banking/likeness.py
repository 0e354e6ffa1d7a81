"""Communications that are nearly the one that was typed: a digit wrong, missing or too many, or two swapped.

Of the 10 000 000 000 communications one in 97 twelve-digit numbers is valid, and no single wrong digit makes another
valid one; so what is alike and asked for is nearly always what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portefeuille.banking.communications import LENGTH, belgian

_RUN = re.compile(r"(?<![0-9])[0-9](?:[ /.+*-]{0,3}[0-9]){10,12}(?![0-9])")
_DIGITS = "0123456789"


def runs(text: str) -> tuple[str, ...]:
    """The digits of everything in a text that may be meant as a communication: eleven, twelve or thirteen of them."""
    return tuple(re.sub(r"[^0-9]", "", found) for found in _RUN.findall(text))


def alike(digits: str) -> Iterator[str]:
    """Every valid communication that is at most one mistake away, in its canonical form, each once."""
    seen = set()
    for one in _near(digits):
        if one not in seen:
            seen.add(one)
            canonical = belgian(one)
            if canonical:
                yield canonical


def _near(digits: str) -> Iterator[str]:
    places = range(len(digits))
    if len(digits) == LENGTH - 1:
        for place in range(LENGTH):
            for each in _DIGITS:
                yield digits[:place] + each + digits[place:]
    elif len(digits) == LENGTH + 1:
        for place in places:
            yield digits[:place] + digits[place + 1 :]
    elif len(digits) == LENGTH:
        yield digits
        for place in places:
            for each in _DIGITS:
                if each != digits[place]:
                    yield digits[:place] + each + digits[place + 1 :]
        for first in places:
            for second in places[first + 1 :]:
                yield (
                    digits[:first]
                    + digits[second]
                    + digits[first + 1 : second]
                    + digits[first]
                    + digits[second + 1 :]
                )
