"""What the database itself refuses, whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from portefeuille import clock
from portefeuille.enterprises import services
from portefeuille.enterprises.models import ConfirmedSize, Enterprise, FrozenSize, RegisterAnswer, Value
from tests.enterprises.made import NUMBER, enterprise, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Enterprise:
    """One with a row in every table."""
    enterprise()
    services.change(number=NUMBER, values={"email": "b@voorbeeld.test"}, actor=person())
    services.consolidate_due()
    services.freeze_size(number=NUMBER, year=2026, size="small", application="a", actor=person())
    return Enterprise.objects.get()


def refused(work: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        work()


@pytest.mark.parametrize("model", [Value, RegisterAnswer, ConfirmedSize, FrozenSize])
def test_nothing_recorded_goes(made: Enterprise, model: type[Any]) -> None:
    assert model.objects.exists()
    refused(lambda: model.objects.all().delete())


@pytest.mark.parametrize(
    "model, change",
    [
        (Value, {"value": '"x"'}),
        (Value, {"actor": "other"}),
        (Value, {"erased": True}),
        (Value, {"erased": True, "value": "null", "against": "", "reason": "", "key": "phone"}),
        (RegisterAnswer, {"content": "{}"}),
        (ConfirmedSize, {"size": "medium"}),
        (FrozenSize, {"size": "medium"}),
        (FrozenSize, {"application": "b"}),
    ],
)
def test_nothing_recorded_changes(made: Enterprise, model: type[Any], change: dict[str, Any]) -> None:
    change = {key: person().pk if value == "other" else value for key, value in change.items()}
    names = {"actor_id" if key == "actor" else key: value for key, value in change.items()}
    rows = model.objects.filter(key="email", version=1) if model is Value else model.objects.all()
    assert rows.count() >= 1
    refused(lambda: rows.update(**names))


@pytest.mark.parametrize(
    "key, version, can", [("email", 1, True), ("email", 2, False), ("headcount", 1, False)]
)
def test_only_a_replaced_value_about_a_person_can_be_erased(
    made: Enterprise, key: str, version: int, can: bool
) -> None:
    services.change(number=NUMBER, values={"headcount": 1300}, actor=person())
    row = Value.objects.filter(key=key, version=version)
    erase = {"value": "null", "against": "", "reason": "", "erased": True}
    if can:
        assert row.update(**erase) == 1
        refused(lambda: row.update(erased=False))
    else:
        refused(lambda: row.update(**erase))


def test_a_row_cannot_be_put_in_the_place_of_another(made: Enterprise) -> None:
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"  # it has no INSERT OR REPLACE
        return
    row = FrozenSize.objects.values_list("id", "enterprise_id", "year", "application", "actor_id", "at").get()
    statement = (
        "INSERT OR REPLACE INTO enterprises_frozensize (id, enterprise_id, year, application, actor_id, at, size) "
        "VALUES (%s, %s, %s, %s, %s, %s, 'medium')"
    )
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(statement, [*row[:5], str(row[5])]))
    assert FrozenSize.objects.get().size == "small"


@pytest.mark.parametrize(
    "change", [{"version": 1}, {"version": 99}, {"number": "0999000228"}, {"registered_at": "now"}]
)
def test_the_version_only_rises_by_one(made: Enterprise, change: dict[str, Any]) -> None:
    change = {
        key: clock.now() + timedelta(seconds=1) if value == "now" else value for key, value in change.items()
    }
    refused(
        lambda: Enterprise.objects.filter(number=NUMBER).update(**{"version": made.version + 1, **change})
    )


@pytest.mark.parametrize("fields", [{"number": "2999000171"}, {"number": "099900012"}, {"version": -1}])
def test_an_enterprise_that_cannot_be(fields: dict[str, Any]) -> None:
    whole = {"number": "0999000228", "version": 0, "registered_at": clock.now(), **fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Enterprise.objects.create(**whole)


@pytest.mark.parametrize(
    "fields",
    [
        {"origin": "register"},
        {"origin": "register", "register": "r"},
        {"origin": "register", "register": "r", "as_of": "today", "against": "1"},
        {"origin": "declared", "register": "r"},
        {"origin": "declared", "as_of": "today"},
        {"origin": "guessed"},
        {"key": "email", "version": 2},
    ],
)
def test_a_value_without_a_clear_origin_or_twice(made: Enterprise, fields: dict[str, Any]) -> None:
    whole: dict[str, Any] = {
        "enterprise": made, "key": "phone", "version": 9, "value": '"x"', "origin": "declared", "register": "",
        "as_of": None, "against": "", "reason": "", "actor": person(), "at": clock.now(), **fields,
    }  # fmt: skip
    if whole["as_of"] == "today":
        whole["as_of"] = clock.today()
    refused(lambda: Value.objects.create(**whole))


@pytest.mark.parametrize("fields", [{"size": "tiny"}, {"size": "small", "year": 2026}, {"application": ""}])
def test_a_frozen_size_that_cannot_be(made: Enterprise, fields: dict[str, Any]) -> None:
    whole = {
        "enterprise": made, "year": 2027, "size": "small", "application": "a", "actor": person(), "at": clock.now(),
        **fields,
    }  # fmt: skip
    refused(lambda: FrozenSize.objects.create(**whole))


@pytest.mark.parametrize("fields", [{"size": "tiny"}, {"year": 2026, "version": 1}])
def test_a_confirmed_size_that_cannot_be(made: Enterprise, fields: dict[str, Any]) -> None:
    whole = {
        "enterprise": made, "year": 2027, "version": 1, "size": "small", "receipt": "{}", "actor": person(),
        "at": clock.now(), **fields,
    }  # fmt: skip
    refused(lambda: ConfirmedSize.objects.create(**whole))


@pytest.mark.parametrize("fields", [{"found": True}, {"found": False, "content": '{"a":1}'}])
def test_an_answer_without_a_day_or_with_content_of_nothing(made: Enterprise, fields: dict[str, Any]) -> None:
    whole = {"enterprise": made, "register": "r", "at": clock.now(), "content": "{}", **fields}
    refused(lambda: RegisterAnswer.objects.create(**whole))
