"""The sum of a group, in the form of a case."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.steps.group import FIGURES, Figures, Member, consolidate
from portefeuille.rules.units import EXACT

FROM = 2500
OWN = Figures(1250, 120_000_000, 80_000_000)
PARTNER = Member("partner", 3000, Figures(4000, 500_000_000, 200_000_000))
LINKED = Member("linked", None, Figures(1000, 90_000_000, 30_000_000))

figure = st.integers(0, 10**13)
figures = st.builds(Figures, figure, figure, figure)
members = st.lists(
    st.tuples(st.booleans(), st.integers(0, EXACT), figures).map(
        lambda m: Member("linked" if m[0] else "partner", m[1], m[2])
    ),
    max_size=6,
)


def test_the_example_of_the_contract() -> None:
    """12.5 of its own, 30 % of 40 and all of 10: 34.5."""
    found = consolidate(OWN, [PARTNER, LINKED], partner_from=FROM)
    assert found.headcount == 3450 * EXACT
    assert found.turnover == (120_000_000 + 150_000_000 + 90_000_000) * EXACT
    assert found.balance_total == (80_000_000 + 60_000_000 + 30_000_000) * EXACT
    assert found.missing == ((), (), ())
    assert found.at_least == (found.headcount, found.turnover, found.balance_total)
    assert [line.code for line in found.lines] == ["group.own", "group.partner", "group.linked"]
    assert found.lines[1].values == {
        "where": "enterprise.group.0", "share_bp": 3000, "from_bp": 2500,
        "headcount_fte": 4000, "turnover_eur": 500_000_000, "balance_total_eur": 200_000_000,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("share", "headcount", "code"),
    [
        (0, 4500, "group.below_partner"),
        (2499, 4500, "group.below_partner"),
        (2500, 5000, "group.partner"),
        (2501, Fraction(50002, 10), "group.partner"),
        (5000, 5500, "group.partner"),
        (6000, 5700, "group.partner"),
        (10000, 6500, "group.partner"),
    ],
)
def test_a_partner_counts_from_a_quarter(share: int, headcount: Fraction, code: str) -> None:
    member = Member("partner", share, Figures(2000, 100, 100))
    found = consolidate(Figures(4500, 0, 0), [member], partner_from=FROM)
    assert found.headcount == headcount * EXACT
    assert found.lines[1].code == code


def test_what_is_missing_is_named_by_its_path() -> None:
    own = Figures(None, 5, 5)
    group = [Member("linked", None, Figures(1, None, 1)), Member("partner", 2500, Figures(4, 4, None))]
    found = consolidate(own, group, partner_from=FROM)
    assert (found.headcount, found.turnover, found.balance_total) == (None, None, None)
    assert found.missing.headcount == ("enterprise.headcount",)
    assert found.missing.turnover == ("enterprise.group.0.turnover",)
    assert found.missing.balance_total == ("enterprise.group.1.balance_total",)
    assert found.at_least == (2 * EXACT, 6 * EXACT, 6 * EXACT)


def test_a_share_that_is_missing_is_asked_for() -> None:
    found = consolidate(OWN, [Member("partner", None, Figures(1, 1, None))], partner_from=FROM)
    assert found.missing.headcount == ("enterprise.group.0.share",)
    assert found.missing.balance_total == ("enterprise.group.0.share", "enterprise.group.0.balance_total")
    assert found.at_least[0] == 1250 * EXACT
    assert found.lines[1].code == "group.share_missing"


def test_other_facts_of_a_member_are_asked_for_first() -> None:
    member = Member("partner", 3000, Figures(1, 1, 1), missing=("ownership.entities.x.budget",))
    found = consolidate(OWN, [member], partner_from=FROM)
    assert set(found.missing) == {("ownership.entities.x.budget",)}


def test_a_partner_that_does_not_count_is_not_asked_for_its_figures() -> None:
    found = consolidate(OWN, [Member("partner", 2499, Figures())], partner_from=FROM)
    assert found.missing == ((), (), ())
    assert found.headcount == 1250 * EXACT


def test_the_year_before_is_added_up_in_the_same_way() -> None:
    group = [
        PARTNER._replace(previous=Figures(100, 100, 100)),
        LINKED,
        LINKED._replace(previous=Figures(1, None, 1), path="ownership.entities.b"),
    ]
    found = consolidate(Figures(1, 2, 3), group, partner_from=FROM, year="previous_year")
    assert found.missing.headcount == ("enterprise.group.1.previous_year.headcount",)
    assert found.missing.turnover == (
        "enterprise.group.1.previous_year.turnover",
        "ownership.entities.b.previous_year.turnover",
    )
    assert found.at_least[0] == (1 + 30 + 1) * EXACT


def test_two_years_before_and_another_place_in_the_case() -> None:
    found = consolidate(Figures(1, 1, 1), [LINKED], partner_from=FROM, year="year_before", path="applicant")
    assert found.missing.turnover == ("applicant.group.0.year_before.turnover",)


@pytest.mark.parametrize("share", [-1, 10001])
def test_a_share_outside_the_whole_is_refused(share: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        consolidate(OWN, [Member("partner", share, Figures(1, 1, 1))], partner_from=FROM)


def test_a_figure_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"enterprise\.group\.0\.turnover is below zero"):
        consolidate(OWN, [Member("linked", None, Figures(1, -1, 1))], partner_from=FROM)


@given(figures, members)
def test_the_sum_is_exact(own: Figures, group: list[Member]) -> None:
    found = consolidate(own, group, partner_from=FROM)
    for at, name in enumerate(FIGURES):
        expected = Fraction(own[at] or 0)
        for member in group:
            share = member.share_bp or 0
            weight = (
                Fraction(1) if member.kind == "linked" else Fraction(share if share >= FROM else 0, 10000)
            )
            expected += weight * (member.figures[at] or 0)
        assert Fraction(getattr(found, name), EXACT) == expected


@given(figures, members, st.randoms(use_true_random=False))
def test_the_order_of_the_members_does_not_matter(own: Figures, group: list[Member], random: Random) -> None:
    shuffled = sorted(group, key=lambda _: random.random())
    one, two = (consolidate(own, g, partner_from=FROM) for g in (group, shuffled))
    assert one[:3] == two[:3]


@given(figures, members, figures)
def test_one_more_linked_enterprise_never_makes_the_group_smaller(
    own: Figures, group: list[Member], extra: Figures
) -> None:
    before = consolidate(own, group, partner_from=FROM)
    after = consolidate(own, [*group, Member("linked", None, extra)], partner_from=FROM)
    assert all(
        a + EXACT * (e or 0) == b for a, e, b in zip(before.at_least, extra, after.at_least, strict=True)
    )
