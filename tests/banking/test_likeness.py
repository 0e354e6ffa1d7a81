"""What is one mistake away from a communication: the reckoning beside trying every mistake there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from portefeuille.banking.communications import LENGTH, belgian
from portefeuille.banking.likeness import alike

DIGITS = "0123456789"
VALID = st.integers(0, 10**10 - 1).map(lambda number: f"{number:010d}{number % 97 or 97:02d}")


def mistakes(digits: str) -> Iterator[str]:
    """Everything that is one mistake away, valid or not."""
    if len(digits) == LENGTH - 1:
        yield from (digits[:at] + each + digits[at:] for at in range(LENGTH) for each in DIGITS)
    if len(digits) == LENGTH + 1:
        yield from (digits[:at] + digits[at + 1 :] for at in range(len(digits)))
    if len(digits) == LENGTH:
        yield from (digits[:at] + each + digits[at + 1 :] for at in range(LENGTH) for each in DIGITS)
        for first, second in combinations(range(LENGTH), 2):
            swapped = list(digits)
            swapped[first], swapped[second] = digits[second], digits[first]
            yield "".join(swapped)


@given(st.one_of(st.text(DIGITS, min_size=10, max_size=14), VALID))
@example("0" * 12)
@example("0" * 10 + "97")
def test_all_that_is_valid_and_one_mistake_away(digits: str) -> None:
    found = list(alike(digits))
    assert len(found) == len(set(found))
    assert set(found) == {belgian(one) for one in mistakes(digits)} - {None}


def test_what_was_meant_is_found_again() -> None:
    right = "260000002897"
    meant = belgian(right)
    assert meant is not None
    for wrong in ("260000002898", "620000002897", "26000000289", "2600000028977"):
        assert meant in set(alike(wrong)), wrong
