"""Pro rata to the cent: the property, and the cases where half a cent decides."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.wallet.split import Parts, split

CENTS = st.integers(1, 2_000_000)


@pytest.mark.parametrize(
    "cents, whole, used, expected",
    [
        (120_000, (140_000, 60_000), (0, 0), (84_000, 36_000)),
        (80_000, (140_000, 60_000), (84_000, 36_000), (56_000, 24_000)),
        (1, (1, 1), (0, 0), (1, 0)),
        (1, (1, 1), (1, 0), (0, 1)),
        (1, (2, 1), (0, 0), (1, 0)),
        (1, (1, 2), (0, 0), (0, 1)),
        (10_001, (23_334, 10_001), (0, 0), (7_001, 3_000)),
        (3, (10, 0), (4, 0), (3, 0)),
    ],
)
def test_a_payment(
    cents: int, whole: tuple[int, int], used: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert split(cents, Parts(*whole), Parts(*used)) == expected


@pytest.mark.parametrize(
    "cents, used", [(0, (0, 0)), (-1, (0, 0)), (2_001, (0, 0)), (1_001, (700, 300)), (1, (1_401, 0))]
)
def test_what_cannot_be_paid(cents: int, used: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="cents out of"):
        split(cents, Parts(1_400, 600), Parts(*used))


@given(own=CENTS, subsidy=CENTS, data=st.data())
def test_payments_one_after_another_are_pro_rata_and_close(
    own: int, subsidy: int, data: st.DataObject
) -> None:
    whole, used = Parts(own, subsidy), Parts(0, 0)
    while sum(used) < sum(whole):
        left = sum(whole) - sum(used)
        cents = data.draw(st.integers(1, left) | st.just(left))
        if data.draw(st.integers(0, 8)) == 0:
            cents = left
        parts = split(cents, whole, used)
        assert sum(parts) == cents
        assert min(parts) >= 0
        used = Parts(used.own + parts.own, used.subsidy + parts.subsidy)
        exact = Fraction(own * sum(used), own + subsidy)
        assert abs(used.own - exact) <= Fraction(1, 2)
    assert used == whole


@given(own=CENTS, subsidy=CENTS, data=st.data())
def test_whatever_came_back_in_between_it_closes(own: int, subsidy: int, data: st.DataObject) -> None:
    whole = Parts(own, subsidy)
    live: list[Parts] = []
    for _ in range(data.draw(st.integers(1, 12))):
        used = Parts(sum(one.own for one in live), sum(one.subsidy for one in live))
        left = sum(whole) - sum(used)
        came_back = data.draw(st.booleans())
        if live and came_back:
            live.pop(data.draw(st.integers(0, len(live) - 1)))
        elif left:
            live.append(split(data.draw(st.integers(1, left)), whole, used))
    used = Parts(sum(one.own for one in live), sum(one.subsidy for one in live))
    left = sum(whole) - sum(used)
    if left:
        last = split(left, whole, used)
        assert (used.own + last.own, used.subsidy + last.subsidy) == whole
