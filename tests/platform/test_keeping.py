"""What is kept for a while: found until its moment, gone after it, and refused by the database when it makes no sense."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from portefeuille import clock
from portefeuille.platform.keeping import TooManyError, find, keep, remove_expired
from portefeuille.platform.keeping.models import Kept

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def kept(**changes: object) -> Kept:
    with clock.use(DAY):
        now = clock.now()
    values = {
        "id": "x" * 22, "kind": "test", "content": {}, "created": now, "until": now + timedelta(days=1), **changes,
    }  # fmt: skip
    return Kept.objects.create(**values)


def test_found_by_its_name_and_kind() -> None:
    with clock.use(DAY):
        name = keep("test", {"a": [1, "é"]}, days=30, most_an_hour=5)
        assert len(name) == 22
        assert find("test", name) == {"a": [1, "é"]}
        assert find("other", name) is None
        assert find("test", name[:-1]) is None
        assert keep("test", {}, days=30, most_an_hour=5) != name


def test_gone_at_its_moment_and_removed_once() -> None:
    with clock.use(DAY):
        name = keep("test", {}, days=30, most_an_hour=5)
    with clock.use(datetime(2026, 12, 22, 12)):
        assert find("test", name) is None
        assert Kept.objects.count() == 1
        assert (remove_expired(), remove_expired()) == (1, 0)


def test_keeping_removes_what_is_past() -> None:
    kept()
    with clock.use(DAY + timedelta(days=2)):
        keep("test", {}, days=1, most_an_hour=5)
    assert Kept.objects.count() == 1


def test_the_command_says_how_many() -> None:
    kept()
    said = StringIO()
    with clock.use(DAY + timedelta(days=2)):
        call_command("remove_expired", stdout=said)
        call_command("remove_expired", stdout=said)
    assert said.getvalue() == "removed: 1\nremoved: 0\n"


def test_each_kind_has_its_own_limit_in_an_hour() -> None:
    with clock.use(DAY):
        keep("test", {}, days=1, most_an_hour=1)
        keep("other", {}, days=1, most_an_hour=1)
        with pytest.raises(TooManyError, match="1 of test within an hour"):
            keep("test", {}, days=1, most_an_hour=1)
    assert Kept.objects.count() == 2


@pytest.mark.parametrize(
    "changes, constraint",
    [
        ({"until": datetime(2026, 11, 22, tzinfo=clock.BRUSSELS)}, "platform_kept_until_after_created"),
        ({"kind": ""}, "platform_kept_kind"),
    ],
)
def test_the_database_refuses(changes: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        kept(**changes)
    assert Kept.objects.count() == 0
