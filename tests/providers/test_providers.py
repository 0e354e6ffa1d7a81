"""Providers: found however the number is spelled, registered on a day or not, recorded once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portefeuille.platform.audit import verify
from portefeuille.platform.models import Actor, AuditRow
from portefeuille.providers import selectors, services
from portefeuille.providers.errors import BadProviderError, UnknownProviderError
from portefeuille.providers.folding import folded
from portefeuille.providers.models import Provider, Suspension

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
IBAN = "BE68539007547034"


def official() -> Actor:
    return Actor.objects.create(kind="official", name="An official")


def provider(number: str = "DV.O900001", **changes: Any) -> str:
    values: dict[str, Any] = {
        "name": "Académie Voorbeeld",
        "enterprise": "0999000228",
        "registered_from": date(2024, 1, 1),
        "iban": IBAN,
        "email": "les@voorbeeld.test",
        "actor": official(),
    }
    return services.register(number=number, **{**values, **changes})


@pytest.mark.parametrize("typed", ["DV.O900001", "dvo900001", "DV.0900001", "DV O 900001", "dv-o900001"])
def test_a_number_is_found_however_it_is_spelled(typed: str) -> None:
    provider()
    found = selectors.by_number(typed, ON)
    assert found.provider is not None and found.provider.name == "Académie Voorbeeld"
    assert (found.registered, found.problem, found.canonical) == (True, None, "DV.O900001")
    assert found.repaired == (typed != "DV.O900001")


def test_a_number_that_cannot_be_read_is_told_in_words() -> None:
    found = selectors.by_number("900001", ON)
    assert (found.provider, found.registered, found.problem) == (None, False, "unreadable")
    assert "DV.A" in found.said("nl") and "DV.O" in found.said("fr")


def test_a_number_that_nobody_has() -> None:
    found = selectors.by_number("DV.A900001", ON)
    assert (found.provider, found.problem, found.canonical, found.said("nl")) == (
        None, "unknown", "DV.A900001", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    "on, problem",
    [
        (date(2023, 12, 31), "not_yet"),
        (date(2024, 1, 1), None),
        (date(2024, 2, 29), None),
        (date(2024, 3, 1), "suspended"),
        (date(2024, 3, 31), "suspended"),
        (date(2024, 4, 1), None),
        (date(2024, 12, 31), None),
        (date(2025, 1, 1), "ended"),
    ],
)
def test_registered_on_a_day_first_and_last_day_included(on: date, problem: str | None) -> None:
    number = provider(registered_until=date(2024, 12, 31))
    services.suspend(
        number=number, begins=date(2024, 3, 1), until=date(2024, 3, 31), reason="Control", actor=official()
    )
    found = selectors.by_number(number, on)
    assert (found.registered, found.problem) == (problem is None, problem)
    assert found.provider is not None, "who it was can be told, whatever the day"


def test_a_suspension_without_end_goes_on_until_it_gets_one() -> None:
    number, who = provider(), official()
    services.suspend(number=number, begins=date(2024, 3, 1), reason="Control", actor=who)
    assert selectors.by_number(number, ON).problem == "suspended"
    services.suspend(number=number, begins=date(2024, 3, 1), until=date(2024, 3, 9), reason="Over", actor=who)
    assert selectors.by_number(number, ON).problem is None
    assert Suspension.objects.count() == 1


def test_search_by_name_of_the_right_service_and_registered() -> None:
    provider()
    provider("DV.A900002")
    provider("DV.O900003", name="De Voorbeeldacademie")
    provider("DV.O900004", name="Academie die ophield", registered_until=date(2025, 1, 1))
    found = selectors.search("ACADEMIE", "training", ON)
    assert [each.number for each in found] == ["DV.O900001", "DV.O900003"]
    assert [each.number for each in selectors.search("voorbeeld acad", "advice", ON)] == ["DV.A900002"]
    assert selectors.search("a", "training", ON) == [] == selectors.search(" ", "training", ON)


@pytest.mark.parametrize(
    "typed", ["voorbeld academie", "Accademie Voorbeeld bv", "academi vorbeeld", "voorbeeldt"]
)
def test_a_name_with_a_spelling_mistake(typed: str) -> None:
    provider()
    provider("DV.A900002")
    provider("DV.O900003", name="Leerhuis De Kapstok")
    provider("DV.O900004", name="Voorbeeld Academie", registered_until=date(2025, 1, 1))
    assert selectors.search(typed, "training", ON) == []
    assert [each.number for each in selectors.looks_like(typed, "training", ON)] == ["DV.O900001"]


@pytest.mark.parametrize("typed", ["", "bv", "de", "fietsen", "academie fietsen", "\u0301"])
def test_a_name_that_looks_like_none(typed: str) -> None:
    provider()
    assert selectors.looks_like(typed, "training", ON) == []


def test_a_name_is_folded() -> None:
    assert folded("  L'Académie d'Été & Co ") == "l academie d ete co"


def test_the_payee_and_the_registrations_of_an_enterprise() -> None:
    number = provider()
    provider("DV.A900002")
    assert selectors.payee(number) == (IBAN, "Académie Voorbeeld")
    assert [each.number for each in selectors.of_enterprise("0999000228")] == ["DV.A900002", "DV.O900001"]
    assert set(selectors.several(["DV.A900002", "DV.A900009"])) == {"DV.A900002"}
    with pytest.raises(UnknownProviderError):
        selectors.payee("DV.O900009")


def test_registering_twice_is_once_and_a_change_is_audited() -> None:
    provider()
    provider()
    assert AuditRow.objects.count() == 1
    provider(email="nieuw@voorbeeld.test", themes=["innovation"])
    last = AuditRow.objects.order_by("-number")[0]
    assert (last.action, last.subject) == ("provider.changed", "provider:DV.O900001")
    assert last.detail == '{"keys":["email","themes"]}'
    assert verify().broken is None


@pytest.mark.parametrize(
    "key, value",
    [
        ("number", "DV.X900001"),
        ("name", " "),
        ("name", "x" * 141),
        ("name", "a\x00b"),
        ("enterprise", "0999000128"),
        ("iban", "BE68539007547035"),
        ("email", "les@"),
        ("themes", ["cooking"]),
        ("registered_until", date(2023, 12, 31)),
    ],
)
def test_what_cannot_be_is_refused_with_its_key(key: str, value: Any) -> None:
    with pytest.raises(BadProviderError) as refused:
        provider(**{key: value})
    assert refused.value.key == key
    assert Provider.objects.count() == AuditRow.objects.count() == 0


def test_a_suspension_that_cannot_be() -> None:
    number, who = provider(), official()
    with pytest.raises(UnknownProviderError):
        services.suspend(number="DV.O900009", begins=ON, reason="x", actor=who)
    with pytest.raises(BadProviderError):
        services.suspend(number=number, begins=ON, until=date(2026, 5, 31), reason="x", actor=who)
    with pytest.raises(BadProviderError):
        services.suspend(number=number, begins=ON, reason=" ", actor=who)


@pytest.mark.parametrize(
    "change",
    [
        {"service": "advice"},
        {"number": "DV.O9", "pk": "DV.O9"},
        {"enterprise": "2999000171"},
        {"registered_until": date(2023, 1, 1)},
        {"iban": ""},
        {"name": ""},
    ],
)
def test_the_database_refuses_it_too(change: dict[str, Any]) -> None:
    row = Provider.objects.get(number=provider())
    for key, value in change.items():
        setattr(row, key, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert="number" in change)


@pytest.mark.parametrize("until", [date(2024, 2, 29), None])
def test_the_database_refuses_a_suspension_that_ends_before_it_begins_or_begins_twice(
    until: date | None,
) -> None:
    row = Provider.objects.get(number=provider())
    begins = date(2024, 3, 1)
    if until is None:
        Suspension.objects.create(provider=row, begins=begins, reason="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspension.objects.create(provider=row, begins=begins, until=until, reason="x")
