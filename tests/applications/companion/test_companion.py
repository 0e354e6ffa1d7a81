"""An application at the official portal: recorded, worked out, corrected, ticked off; by nobody else's hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portefeuille import clock
from portefeuille.applications.companion import services
from portefeuille.applications.companion.errors import ChangedError, NotFoundError, RefusedError
from portefeuille.applications.companion.models import Companion
from portefeuille.applications.companion.radar import due, everything
from portefeuille.applications.companion.selectors import Followed, of_enterprise, one
from portefeuille.platform.models import AuditRow
from tests.applications.companion.recorded import (
    APPLIED,
    ENTERPRISE,
    LAST_DEPOSIT,
    LAST_PAYMENT,
    actor,
    facts,
    recorded,
)

pytestmark = pytest.mark.django_db
OTHER = "0200000340"
TODAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def seen(companion: str, today: date = TODAY) -> Followed:
    return one(ENTERPRISE, companion, today)


def tick(companion: str, step: services.Step, on: date | None, enterprise: str = ENTERPRISE) -> None:
    services.tick(companion, enterprise=enterprise, step=step, on=on, actor=actor())


def test_amounts_and_last_days_follow_from_the_law_of_the_day_of_application() -> None:
    found = seen(recorded())
    assert (found.row.subsidy, found.row.own_share, found.row.official) == (30_000, 70_000, False)
    assert (found.state, found.deposit_by, found.pay_by) == ("awaiting_deposit", LAST_DEPOSIT, LAST_PAYMENT)
    (only,) = due([ENTERPRISE], TODAY)
    assert (only.kind, only.last_day, only.amount, only.subject) == (
        "deposit_by", LAST_DEPOSIT, 70_000, f"companion:{found.id}",
    )  # fmt: skip
    assert everything([ENTERPRISE], TODAY) == [only]
    assert everything([OTHER], TODAY) == []


def test_an_application_of_the_autumn_of_2019_had_the_rates_of_then() -> None:
    found = seen(recorded(applied_on=date(2019, 10, 1), theme=""))
    assert (found.row.subsidy, found.row.own_share, str(found.pay_by)) == (40_000, 60_000, "2020-12-31")


def test_what_cannot_be_worked_out_is_not_guessed_and_the_days_still_count() -> None:
    found = seen(recorded(theme=""))
    assert (found.row.subsidy, found.row.own_share) == (None, None)
    assert found.due is not None
    assert (found.due.last_day, found.due.amount) == (LAST_DEPOSIT, None)


def test_the_official_decision_counts_above_what_we_worked_out() -> None:
    companion = recorded()
    official = facts(subsidy=20_000, own_share=80_000, deposit_told=date(2026, 3, 30), number="AB 12")
    services.change(companion, enterprise=ENTERPRISE, version=1, facts=official, actor=actor())
    found = seen(companion)
    assert (found.row.own_share, found.row.official, found.deposit_by) == (80_000, True, date(2026, 3, 30))
    with pytest.raises(ChangedError):
        services.change(
            companion, enterprise=ENTERPRISE, version=1, facts=facts(title="Anders"), actor=actor()
        )
    assert seen(companion).row.title == "Excel"


def test_the_steps_one_by_one() -> None:
    companion = recorded()
    tick(companion, "deposited", date(2026, 3, 9))
    (only,) = due([ENTERPRISE], TODAY)
    assert (only.kind, only.last_day, only.amount) == ("pay_by", LAST_PAYMENT, 100_000)
    tick(companion, "paid", TODAY)
    tick(companion, "paid", TODAY)
    assert (seen(companion).state, due([ENTERPRISE], TODAY)) == ("paid", [])
    with pytest.raises(RefusedError, match="deposited_on: before_deposit"):
        tick(companion, "deposited", None)
    tick(companion, "paid", None)
    tick(companion, "stopped", TODAY)
    assert (seen(companion).state, due([ENTERPRISE], TODAY)) == ("stopped", [])
    actions = list(AuditRow.objects.filter(subject=f"companion:{companion}").values_list("action", flat=True))
    assert actions == [
        "companion.record", "companion.deposited", "companion.paid", "companion.paid", "companion.stopped",
    ]  # fmt: skip


@pytest.mark.parametrize("step, on, says", [
    ("deposited", TODAY + timedelta(days=1), "deposited_on: too_early"),
    ("deposited", APPLIED - timedelta(days=1), "deposited_on: before_application"),
    ("paid", TODAY, "paid_on: before_deposit"),
])  # fmt: skip
def test_a_step_that_cannot_be(step: services.Step, on: date, says: str) -> None:
    companion = recorded()
    with pytest.raises(RefusedError, match=says):
        tick(companion, step, on)
    assert seen(companion).row.version == 1


def test_after_the_last_day_it_is_too_late_and_nothing_is_due() -> None:
    companion = recorded()
    assert seen(companion, LAST_DEPOSIT).state == "awaiting_deposit"
    assert seen(companion, LAST_DEPOSIT + timedelta(days=1)).state == "too_late"
    assert due([ENTERPRISE], LAST_DEPOSIT + timedelta(days=1)) == []


def test_another_enterprise_finds_nothing_and_changes_nothing() -> None:
    companion = recorded()
    with pytest.raises(NotFoundError):
        one(OTHER, companion, TODAY)
    with pytest.raises(NotFoundError):
        tick(companion, "deposited", TODAY, OTHER)
    with pytest.raises(NotFoundError):
        services.change(companion, enterprise=OTHER, version=1, facts=facts(title="Anders"), actor=actor())
    services.remove(companion, enterprise=OTHER, actor=actor())
    assert (seen(companion).row.title, of_enterprise(OTHER, TODAY)) == ("Excel", [])


def test_recorded_by_mistake() -> None:
    companion = recorded()
    services.remove(companion, enterprise=ENTERPRISE, actor=actor())
    services.remove(companion, enterprise=ENTERPRISE, actor=actor())
    assert Companion.objects.count() == 0


@pytest.mark.parametrize("changes, says", [
    ({"title": "  "}, "title: needed"),
    ({"applied_on": TODAY + timedelta(days=1)}, "applied_on: too_early"),
    ({"applied_on": date(2016, 3, 31)}, "applied_on: before_2016"),
    ({"start": TODAY, "end": APPLIED}, "end: before_start"),
    ({"deposit_told": APPLIED - timedelta(days=1)}, "deposit_told: before_application"),
    ({"subsidy": 100}, "own_share: amounts"),
    ({"provider": "DV.X1"}, "provider: provider"),
])  # fmt: skip
def test_what_cannot_be_recorded(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(RefusedError, match=says):
        recorded(**changes)
    assert Companion.objects.count() == 0


def test_the_spelling_of_a_provider_number_is_repaired() -> None:
    assert seen(recorded(provider="dvo912345")).row.provider == "DV.O912345"


@pytest.mark.parametrize("fields", [
    {"enterprise": ""}, {"title": ""}, {"service": "other"}, {"size": "large"}, {"price": 0}, {"subsidy": -1},
    {"own_share": 0}, {"official": True, "own_share": None}, {"start": TODAY, "end": APPLIED},
    {"deposit_told": date(2026, 3, 1)}, {"deposited_on": date(2026, 3, 1)}, {"stopped_on": date(2026, 3, 1)},
    {"paid_on": TODAY}, {"deposited_on": TODAY, "paid_on": APPLIED},
    {"deposited_on": APPLIED, "paid_on": TODAY, "stopped_on": TODAY},
])  # fmt: skip
def test_what_the_database_refuses(fields: dict[str, Any]) -> None:
    companion = recorded()
    with pytest.raises(IntegrityError), transaction.atomic():
        Companion.objects.filter(pk=companion).update(**fields)
