"""The size: proposed by the rules, confirmed by a person, frozen once for a calendar year."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from portefeuille import clock
from portefeuille.decision.receipt import replay
from portefeuille.enterprises import selectors, services
from portefeuille.enterprises.errors import FrozenError, SizeChangedError
from portefeuille.enterprises.models import ConfirmedSize
from portefeuille.platform.models import AuditRow
from tests.enterprises.made import NUMBER, enterprise, person

pytestmark = pytest.mark.django_db
MEDIUM = {"headcount": 12_000, "turnover": 3_000_000_000}


def test_the_proposal_is_the_decision_of_the_enterprise_alone() -> None:
    enterprise(size=None)
    proposal = selectors.proposal(NUMBER, date(2026, 11, 20), "fr")
    assert (proposal.size, proposal.decision.outcome) == ("small", "eligible")
    assert proposal.decision.room == 750_000
    assert any(each.id == "size" for each in proposal.decision.criteria)


def test_the_group_counts() -> None:
    enterprise(
        group=[{"kind": "linked", "name": "L", "headcount": 6000, "turnover": 0, "balance_total": 0}],
        size=None,
    )
    assert selectors.proposal(NUMBER, date(2026, 11, 20)).size == "medium"


def test_confirming_keeps_what_proves_it() -> None:
    enterprise()
    services.confirm_size(number=NUMBER, year=2026, size="small", actor=person())
    row = ConfirmedSize.objects.get()
    assert replay(json.loads(row.receipt)) == []
    assert (row.size, row.year, row.version) == ("small", 2026, 1)
    assert (
        selectors.confirmed_size(NUMBER, 2026) == "small" and selectors.confirmed_size(NUMBER, 2025) is None
    )


def test_only_what_follows_from_the_values_can_be_confirmed() -> None:
    enterprise(size=None)
    services.change(number=NUMBER, values=MEDIUM, actor=person())
    with pytest.raises(SizeChangedError) as refused:
        services.confirm_size(number=NUMBER, year=2026, size="small", actor=person())
    assert (refused.value.confirmed, refused.value.now) == ("small", "medium")


def test_other_figures_or_another_year_ask_for_a_new_confirmation() -> None:
    enterprise()
    services.change(number=NUMBER, values={"email": "x@voorbeeld.test"}, actor=person())
    assert selectors.confirmed_size(NUMBER, 2026) == "small"
    services.change(number=NUMBER, values=MEDIUM, actor=person())
    assert selectors.confirmed_size(NUMBER, 2026) is None
    services.change(number=NUMBER, values={"honour": True}, actor=person())
    assert selectors.incomplete(NUMBER) == ["size"]
    services.confirm_size(number=NUMBER, year=2026, size="medium", actor=person())
    assert selectors.incomplete(NUMBER) == []
    with clock.use(datetime(2027, 1, 1, 0, 0)):
        assert selectors.incomplete(NUMBER) == ["size"]


def test_the_first_application_freezes_and_the_same_again_does_nothing() -> None:
    enterprise()
    freeze: dict[str, Any] = {"number": NUMBER, "year": 2026, "size": "small", "actor": person()}
    assert selectors.size_this_year(NUMBER, 2026) is None
    assert services.freeze_size(**freeze, application="a1")
    assert not services.freeze_size(**freeze, application="a2")
    assert (
        selectors.size_this_year(NUMBER, 2026) == "small" and selectors.size_this_year(NUMBER, 2027) is None
    )
    assert AuditRow.objects.filter(action="enterprise.size_frozen").count() == 1


def test_frozen_is_frozen() -> None:
    enterprise()
    services.freeze_size(number=NUMBER, year=2026, size="small", application="a1", actor=person())
    with pytest.raises(FrozenError):
        services.freeze_size(number=NUMBER, year=2026, size="medium", application="a2", actor=person())
    services.change(number=NUMBER, values={**MEDIUM, "honour": True}, actor=person())
    with pytest.raises(FrozenError):
        services.confirm_size(number=NUMBER, year=2026, size="medium", actor=person())
    assert selectors.incomplete(NUMBER) == [], "the frozen size holds for the rest of the year"
    assert selectors.size_this_year(NUMBER, 2026) == "small"
