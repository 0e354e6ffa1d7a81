"""The size over the years, against the article applied year by year."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from portefeuille.rules.steps.two_years import status
from portefeuille.rules.units import Size

SIZES: tuple[Size, ...] = ("small", "medium", "large")


def by_the_article(*classes: Size) -> Size:
    """The status after each year in turn, oldest first, per ceiling: it changes after two years in a row
    only.
    """
    crossed = 0
    for ceiling in (1, 2):
        beyond = [SIZES.index(c) >= ceiling for c in classes]
        state = beyond[0]
        for before, now in pairwise(beyond):
            if now == before:
                state = now
        crossed += state
    return SIZES[crossed]


@pytest.mark.parametrize(("last", "previous", "before"), list(product(SIZES, repeat=3)))
def test_three_years_follow_the_article(last: Size, previous: Size, before: Size) -> None:
    assert status(last, previous, before).size == by_the_article(before, previous, last)


@pytest.mark.parametrize(("last", "previous"), list(product(SIZES, repeat=2)))
def test_two_years_follow_the_article(last: Size, previous: Size) -> None:
    found = status(last, previous)
    assert found.size == by_the_article(previous, last) == previous
    assert found.differs == (last != previous)
    assert found.settled == (last == previous)


@pytest.mark.parametrize("last", SIZES)
def test_one_year_is_its_own_class(last: Size) -> None:
    assert status(last) == (last, False, True, status(last).lines)
    assert status(last).lines[0].code == "two_years.one_year"


@pytest.mark.parametrize(
    ("last", "previous", "before", "size", "settled"),
    [
        ("medium", "small", "small", "small", True),
        ("medium", "small", "medium", "medium", False),
        ("small", "medium", "medium", "medium", True),
        ("small", "medium", "small", "small", False),
        ("large", "small", "medium", "medium", False),
        ("medium", "large", "small", "medium", False),
        ("small", "large", "medium", "medium", False),
        ("large", "medium", "small", "medium", True),
        ("small", "medium", "large", "medium", True),
        ("medium", "medium", "small", "medium", True),
    ],
)
def test_an_earlier_year_settles_it_unless_the_years_alternate(
    last: Size, previous: Size, before: Size, size: Size, settled: bool
) -> None:
    found = status(last, previous, before)
    assert (found.size, found.settled) == (size, settled)


def test_settled_means_that_no_earlier_year_could_change_it() -> None:
    for last, previous, before in product(SIZES, repeat=3):
        sizes = {by_the_article(*earlier, before, previous, last) for earlier in product(SIZES, repeat=2)}
        assert status(last, previous, before).settled == (len(sizes) == 1)


def test_a_takeover_looks_at_the_last_year_only() -> None:
    found = status("medium", "small", "small", after_takeover=True)
    assert (found.size, found.differs, found.settled) == ("medium", False, True)
    assert found.lines[0].source == ("R-6.12",)


def test_a_starter_estimates() -> None:
    found = status("small", estimated=True)
    assert [line.code for line in found.lines] == ["two_years.estimate", "two_years.one_year"]


def test_without_the_last_year_there_is_no_size() -> None:
    assert status(None, "small") == (None, False, True, ())


def test_the_lines_tell_the_years() -> None:
    (line,) = status("medium", "small").lines
    assert line.code == "two_years.previous_stands"
    assert line.values == {"last": "medium", "previous": "small", "size": "small"}
    (line,) = status("medium", "small", "small").lines
    assert line.code == "two_years.three_years"
    assert status("large", "large").lines[0].code == "two_years.agree"
