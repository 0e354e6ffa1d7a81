"""What stopping gives back, in every situation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.steps.stopping import Project, Reason, Returns, pay_split, stopped

APPLIED = date(2024, 4, 5)
SAME_YEAR, LATER = date(2024, 12, 31), date(2025, 1, 1)
SAME: Returns = "same_calendar_year"
#: Small, 30 %, EUR 2 000: own share 1 400, subsidy 600.
WHOLE = Project(APPLIED, 140_000, 60_000, 140_000, 60_000)


def paid(project: Project, *payments: int) -> Project:
    for amount in payments:
        own, subsidy = pay_split(amount, project)
        project = project._replace(
            own_used=project.own_used + own, subsidy_used=project.subsidy_used + subsidy
        )
    return project


def test_the_worked_example() -> None:
    """A payment of 1 200 takes 840 + 360; stopping gives 560 and 240 back, and 240 to the ceiling in the same
    year.
    """
    project = paid(WHOLE, 120_000)
    assert (project.own_used, project.subsidy_used) == (84_000, 36_000)
    found = stopped(project, SAME_YEAR, returns=SAME)
    assert found[:5] == ("partly_paid", 56_000, 24_000, 24_000, ())
    assert [line.code for line in found.lines] == ["stopping.partly_paid", "stopping.ceiling_back"]
    later = stopped(project, LATER, returns=SAME)
    assert later[:5] == ("partly_paid", 56_000, 24_000, 0, ())
    assert later.lines[1].code == "stopping.ceiling_lost"


@pytest.mark.parametrize(
    ("project", "own", "subsidy"),
    [
        (WHOLE, 140_000, 60_000),
        (WHOLE._replace(subsidy_in=0), 140_000, 0),
        (WHOLE._replace(own_in=0, subsidy_in=0), 0, 0),
    ],
)
def test_nothing_paid_gives_the_whole_own_share_back(project: Project, own: int, subsidy: int) -> None:
    found = stopped(project, SAME_YEAR, returns=SAME)
    assert found[:5] == ("nothing_paid", own, subsidy, 60_000, ())
    assert stopped(project, LATER, returns=SAME).ceiling_back == 0


@pytest.mark.parametrize(
    ("reason", "situation"),
    [
        ("provider_cancels", "provider_cancelled"),
        ("enterprise_does_not_follow", "not_followed"),
        ("other", "fully_paid"),
    ],
)
def test_fully_paid_is_partly_unknown_and_says_so(reason: Reason, situation: str) -> None:
    project = paid(WHOLE, 120_000, 80_000)
    found = stopped(project, SAME_YEAR, returns=SAME, reason=reason)
    assert found[:4] == (situation, None, None, None)
    assert found.unknown == ("own_back", "subsidy_back", "ceiling_back")
    assert [line.code for line in found.lines] == [f"stopping.{situation}"]
    later = stopped(project, LATER, returns=SAME, reason=reason)
    assert later[:5] == (situation, None, None, 0, ("own_back", "subsidy_back"))
    assert later.lines[-1].code == "stopping.ceiling_lost"


@pytest.mark.parametrize(
    ("returns", "on", "room"),
    [("always", LATER, 60_000), ("never", SAME_YEAR, 0), (SAME, SAME_YEAR, 60_000), (SAME, LATER, 0)],
)
def test_the_law_says_when_the_ceiling_is_freed(returns: Returns, on: date, room: int) -> None:
    assert stopped(WHOLE, on, returns=returns).ceiling_back == room


@pytest.mark.parametrize(
    "project",
    [
        WHOLE._replace(own_used=140_001),
        WHOLE._replace(own_in=140_001),
        WHOLE._replace(subsidy_used=-1),
        WHOLE._replace(subsidy_in=10, subsidy_used=11),
        WHOLE._replace(subsidy_in=60_001),
    ],
)
def test_amounts_that_cannot_be_are_refused(project: Project) -> None:
    with pytest.raises(ValueError, match="at most"):
        stopped(project, SAME_YEAR, returns=SAME)


def test_a_project_is_not_stopped_before_its_application() -> None:
    with pytest.raises(ValueError, match="before its application"):
        stopped(WHOLE, date(2024, 4, 4), returns=SAME)
    assert stopped(WHOLE, APPLIED, returns=SAME).own_back == 140_000


@pytest.mark.parametrize("amount", [0, -1, 200_001])
def test_a_payment_that_does_not_fit_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        pay_split(amount, WHOLE)


def test_half_a_cent_goes_to_the_own_share() -> None:
    assert pay_split(1, Project(APPLIED, 100, 100)) == (1, 0)
    assert pay_split(1, Project(APPLIED, 100, 100, own_used=1)) == (0, 1)


@given(st.integers(0, 10**7), st.integers(0, 10**6), st.lists(st.integers(1, 10**6), max_size=12))
def test_payments_close_to_the_cent(own: int, subsidy: int, amounts: list[int]) -> None:
    project = Project(APPLIED, own, subsidy, own, subsidy)
    total = own + subsidy
    for amount in amounts:
        left = total - project.own_used - project.subsidy_used
        if not left:
            break
        one, two = pay_split(min(amount, left), project)
        assert one >= 0
        assert two >= 0
        project = project._replace(own_used=project.own_used + one, subsidy_used=project.subsidy_used + two)
        used = project.own_used + project.subsidy_used
        assert abs(2 * (project.own_used * total - used * own)) <= total
        assert project.own_used <= own
        assert project.subsidy_used <= subsidy
    left = total - project.own_used - project.subsidy_used
    if left:
        assert pay_split(left, project) == (own - project.own_used, subsidy - project.subsidy_used)


@given(st.integers(1, 10**7), st.integers(1, 10**6), st.data())
def test_what_comes_back_is_what_was_not_used(own: int, subsidy: int, data: st.DataObject) -> None:
    project = Project(APPLIED, own, subsidy, own, subsidy)
    amount = data.draw(st.integers(0, own + subsidy - 1))
    project = paid(project, amount) if amount else project
    found = stopped(project, SAME_YEAR, returns=SAME)
    assert found.own_back == own - project.own_used
    assert found.subsidy_back == found.ceiling_back == subsidy - project.subsidy_used
    assert (found.own_back or 0) + (found.subsidy_back or 0) + amount == own + subsidy
