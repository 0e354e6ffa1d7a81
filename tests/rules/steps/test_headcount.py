"""Full-time equivalents, counted by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.steps.headcount import LEFT_OUT, Workers, full_time_equivalents

KINDS = ("employee", "owner_manager", "active_partner", "helper", "assisting_spouse", *LEFT_OUT)
WORKERS = st.integers(0, 366).flatmap(
    lambda days: st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 500),
        st.integers(0, 10_000),
        st.just(days),
        st.integers(0, days),
    ).map(lambda w: Workers(*w))
)


@pytest.mark.parametrize(
    ("workers", "hundredths", "rounded"),
    [
        ([], 0, False),
        ([Workers("employee")], 100, False),
        ([Workers("employee", 12), Workers("employee", 1, 5000)], 1250, False),
        ([Workers("employee", 1, 8000, 73)], 16, False),
        ([Workers("employee", 3, 3333)], 99, True),
        ([Workers("employee", days=1)], 0, True),
        ([Workers("employee", leave_days=73)], 80, False),
        ([Workers("employee", 1, 10_000, 146, 73)], 20, False),
        ([Workers("owner_manager", 2), Workers("active_partner")], 300, False),
        ([Workers("assisting_spouse", 1, 5000)], 50, False),
        ([Workers("helper")], 100, False),
        ([Workers("agency_worker", 9), Workers("apprentice", 2)], 0, False),
        ([Workers("trainee"), Workers("job_student")], 0, False),
        ([Workers("employee", 49), Workers("employee", 1, 9999)], 4999, True),
        ([Workers("employee", 0)], 0, False),
    ],
)  # fmt: skip
def test_a_year_of_workers(workers: list[Workers], hundredths: int, rounded: bool) -> None:
    found = full_time_equivalents(workers)
    assert (found.hundredths, found.rounded) == (hundredths, rounded)


def test_the_lines_tell_who_counts_and_why_not() -> None:
    workers = [Workers("employee", 2, 5000, leave_days=10), Workers("apprentice", leave_days=5)]
    found = full_time_equivalents(workers)
    assert [line.code for line in found.lines] == [
        "headcount.counts",
        "headcount.leave",
        "headcount.left_out",
    ]
    assert found.lines[0].values == {"kind": "employee", "persons": 2, "part_bp": 5000, "counts_fte": 97}
    assert found.lines[2].source == ("R-6.5",)


def test_an_agency_counts_its_own_agency_workers() -> None:
    workers = [Workers("agency_worker", 3), Workers("job_student")]
    assert full_time_equivalents(workers, interim_agency=True).hundredths == 300


def test_a_leap_year_has_a_day_more() -> None:
    assert full_time_equivalents([Workers("employee", days=366)], year_days=366).hundredths == 100
    assert full_time_equivalents([Workers("employee", days=183)], year_days=366).hundredths == 50


@pytest.mark.parametrize(
    "worker",
    [
        Workers("employee", part_bp=10_001),
        Workers("employee", part_bp=-1),
        Workers("employee", days=366),
        Workers("employee", days=10, leave_days=11),
        Workers("employee", leave_days=-1),
        Workers("employee", -1),
    ],
)
def test_what_cannot_be_is_refused(worker: Workers) -> None:
    with pytest.raises(ValueError, match="workers 1"):
        full_time_equivalents([Workers("employee"), worker])


@given(st.lists(WORKERS, max_size=8))
def test_the_sum_is_that_of_the_fractions_rounded_down(workers: list[Workers]) -> None:
    exact = sum(
        (Fraction(w.persons * w.part_bp * ((w.days or 0) - w.leave_days), 366 * 10_000)
         for w in workers if w.kind not in LEFT_OUT),
        Fraction(),
    )  # fmt: skip
    found = full_time_equivalents(workers, year_days=366)
    assert found.hundredths == int(exact * 100)
    assert found.rounded == (Fraction(found.hundredths, 100) != exact)
    assert (found.hundredths < 5000) == (exact < 50)
