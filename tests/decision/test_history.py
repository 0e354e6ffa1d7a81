"""Before 1 April 2016 nothing is decided; what is known of the older scheme is told, once per criterion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portefeuille.decision import decide
from portefeuille.decision.history import BELONGS, _said, law_days
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.law.model import CRITERIA
from tests.decision.malformed.bases import WHOLE

LAST = {**WHOLE, "on": "2016-03-31", "known": "2026-11-22"}


def test_the_day_before_is_told_the_day_itself_is_decided() -> None:
    assert decide(LAST).outcome == "needs_review"
    assert {criterion.code for criterion in decide(LAST).criteria} == {"law.before_2016"}
    assert decide({**LAST, "on": "2016-04-01"}).criteria[0].code == "size.small"


@pytest.mark.parametrize("on", ["2009-01-01", "2012-06-30", "2015-06-05", "2016-01-15", "2016-03-31"])
@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_every_entry_is_an_unknown_of_the_law_with_its_source(on: str, lang: str) -> None:
    decision = decide({**LAST, "on": on}, lang)
    assert len({each.id for each in decision.criteria}) == len(decision.criteria) > 0
    for each in decision.criteria:
        assert (each.verdict, each.kind, each.code) == ("unknown", "law", "law.before_2016")
        assert each.id in CRITERIA
        assert each.parameter
        assert each.source
        assert each.since is not None
        assert each.since <= date.fromisoformat(on)
        assert "{" not in each.because
    amounts: list[Any] = [
        decision.eligible_amount,
        decision.rate,
        decision.subsidy,
        decision.own_share,
        decision.capped_by,
    ]
    assert amounts == [None] * 5
    assert not (decision.missing or decision.flips or decision.reservations)


@pytest.mark.parametrize("on, start, apply_by", [
    ("2015-12-31", "2015-12-20", date(2016, 1, 3)),
    ("2016-01-10", "2016-01-04", date(2016, 2, 13)),  # 40 days for January 2016
    ("2016-02-10", "2016-02-04", date(2016, 2, 18)),
])  # fmt: skip
def test_the_term_to_apply_is_known(on: str, start: str, apply_by: date) -> None:
    decision = decide({"on": on, "known": "2026-11-22", "project": {"start": start}})
    assert decision.deadlines["apply_by"] == apply_by
    assert decision.deadlines["deposit_by"] is None


def test_without_a_start_there_is_no_day_to_apply_by() -> None:
    assert decide({"on": "2015-06-05"}).deadlines["apply_by"] is None


def test_what_the_case_says_is_given_back() -> None:
    entry = decide({"on": "2015-06-05", "id": 7, "size": "small", "project": {"vat": 21}}).as_dict()
    assert (entry["id"], entry["size"], entry["outside_wallet"]["vat"]) == (7, "small", "21.00")
    assert "room" not in entry
    assert decide({"on": "2015-06-05"}).as_dict()["room"] is None


def test_a_term_that_the_law_of_the_day_has_not_is_none() -> None:
    law = Law.on(date(2015, 6, 5), date(2026, 11, 22))
    assert law_days(law, "deadline.apply") == 14
    assert law_days(law, "no.such.term") is None


def test_a_choice_of_the_older_law_is_named_but_not_told_as_a_number() -> None:
    reading = replace(
        Law.on(date(2015, 6, 5), date(2026, 11, 22)).reading("deadline.apply"), value="calendar"
    )
    assert _said(reading, Words.of("nl")).endswith(": ?")


def test_what_belongs_where_names_criteria_of_the_contract() -> None:
    assert {criterion for _, criterion in BELONGS} <= CRITERIA
