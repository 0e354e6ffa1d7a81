"""Communications that are nearly the one that was typed: a digit wrong, missing or too many, or two swapped.

Of the 10 000 000 000 communications one in 97 twelve-digit numbers is valid, and no single wrong digit makes another
valid one; so what is alike and asked for is nearly always what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from operator import mul

from portefeuille.banking.communications import LENGTH, belgian

_RUN = re.compile(r"(?<![0-9])[0-9](?:[ /.+*-]{0,3}[0-9]){10,12}(?![0-9])")
_DIGITS = "0123456789"
MODULUS = 97
_WEIGHTS = (*(10**place % MODULUS for place in range(9, -1, -1)), -10, -1)
"""By these the digits of a valid communication sum to 0 modulo 97: the first ten are the number, the last two its remainder."""
_INVERSES = tuple(pow(weight, -1, MODULUS) for weight in _WEIGHTS)
_PAIRS = tuple(
    (first, second, _WEIGHTS[first] - _WEIGHTS[second]) for first, second in combinations(range(LENGTH), 2)
)


def runs(text: str) -> tuple[str, ...]:
    """The digits of everything in a text that may be meant as a communication: eleven, twelve or thirteen of them."""
    return tuple(re.sub(r"[^0-9]", "", found) for found in _RUN.findall(text))


def alike(digits: str) -> Iterator[str]:
    """Every valid communication that is at most one mistake away, in its canonical form, each once."""
    near = _one_digit(digits) if len(digits) == LENGTH else _one_more_or_less(digits)
    for one in dict.fromkeys(near):
        canonical = belgian(one)
        if canonical:
            yield canonical


def _one_more_or_less(digits: str) -> Iterator[str]:
    """One put in or taken out, valid or not."""
    if len(digits) == LENGTH - 1:
        for place in range(LENGTH):
            for each in _DIGITS:
                yield digits[:place] + each + digits[place:]
    elif len(digits) == LENGTH + 1:
        for place in range(len(digits)):
            yield digits[:place] + digits[place + 1 :]


def _one_digit(digits: str) -> Iterator[str]:
    """Itself, or with one digit changed or two swapped, where that is valid.

    A payer's file may hold a hundred thousand of these: what the change does to the remainder is reckoned, and a text is
    made only of the one in a hundred that is valid.
    """
    numbers = [int(each) for each in digits]
    whole = sum(map(mul, numbers, _WEIGHTS)) % MODULUS
    if not whole:
        yield digits
    for place, inverse in enumerate(_INVERSES):
        each = (numbers[place] - whole * inverse) % MODULUS
        if each < len(_DIGITS) and each != numbers[place]:
            yield digits[:place] + _DIGITS[each] + digits[place + 1 :]
    for first, second, weight in _PAIRS:
        if not (whole + (numbers[second] - numbers[first]) * weight) % MODULUS:
            between, rest = digits[first + 1 : second], digits[second + 1 :]
            yield digits[:first] + digits[second] + between + digits[first] + rest
