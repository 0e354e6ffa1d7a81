"""Pro rata to the cent: the property, and the cases where half a cent decides."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.wallet.split import Parts, lowered, split

CENTS = st.integers(1, 2_000_000)
SMALL = st.integers(0, 12)


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


@pytest.mark.parametrize(
    "asked, kept, most, expected",
    [
        ((0, 60_000), (0, 0), (0, 36_000), (0, 36_000)),
        ((0, 60_000), (0, 40_000), (0, 36_000), (0, 36_000)),
        ((140_000, 60_000), (70_000, 30_000), (0, 0), (0, 0)),
        ((140_000, 60_000), (70_000, 30_000), (69_999, 30_001), (70_000, 30_000)),
        ((140_000, 60_000), (70_001, 29_999), (70_000, 30_000), (70_001, 29_999)),
        ((140_000, 60_000), (70_000, 30_000), (70_001, 29_998), (70_000, 29_999)),
    ],
)
def test_what_a_claim_still_asks(
    asked: tuple[int, int], kept: tuple[int, int], most: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert lowered(Parts(*asked), Parts(*kept), Parts(*most)) == expected


def test_a_share_that_asks_while_the_other_gives_back_is_no_claim() -> None:
    with pytest.raises(ValueError, match=r"6 \+ 4 kept of 5 \+ 5"):
        lowered(Parts(5, 5), Parts(6, 4), Parts(5, 5))


@given(
    asked=st.tuples(SMALL, SMALL),
    kept=st.tuples(SMALL, SMALL),
    most=st.tuples(SMALL, SMALL),
    over=st.booleans(),
)
def test_a_claim_that_is_lowered_asks_the_cent_and_never_both_asks_and_gives_back(
    asked: tuple[int, int], kept: tuple[int, int], most: tuple[int, int], over: bool
) -> None:
    pairs = [(max(pair), min(pair)) for pair in zip(asked, kept, strict=True)]
    more, less = Parts(pairs[0][0], pairs[1][0]), Parts(pairs[0][1], pairs[1][1])
    before, came = (less, more) if over else (more, less)
    now = lowered(before, came, Parts(*most))
    assert sum(now) == min(before.own, most[0]) + min(before.subsidy, most[1])
    assert 0 <= now.own <= before.own and 0 <= now.subsidy <= before.subsidy
    left = [max(one - two, 0) for one, two in zip(now, came, strict=True)]
    back = [max(two - one, 0) for one, two in zip(now, came, strict=True)]
    assert not (any(left) and any(back))
