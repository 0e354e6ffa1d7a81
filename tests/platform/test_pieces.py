"""A long table in pieces: everything once, in order, with as many questions as pieces need."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from portefeuille import clock
from portefeuille.platform import marks
from portefeuille.platform.keeping.models import Kept
from portefeuille.platform.models import Mark
from portefeuille.platform.pieces import pieces

pytestmark = pytest.mark.django_db


def kept(hours: list[int]) -> list[str]:
    """Things kept for so many hours; their names in the order of the moment until which they are kept."""
    now = clock.now()
    made = [
        Kept.objects.create(
            id=f"{number:022}", kind="test", content={}, created=now, until=now + timedelta(hours=each)
        )
        for number, each in enumerate(hours)
    ]
    return [each.pk for each in sorted(made, key=lambda one: (one.until, one.pk))]


@pytest.mark.parametrize(
    "hours", [[], [1], [3, 1, 2], [1, 1, 1, 1], [2, 1, 1, 1, 1, 1, 3], [5, 5, 4, 4, 4, 4]]
)
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_everything_once_and_in_order(hours: list[int], size: int) -> None:
    names = kept(hours)
    found = list(pieces(Kept.objects.all(), by="until", size=size))
    assert [each.pk for some in found for each in some] == names
    assert all(len(some) <= size for some in found)
    assert [each.pk for some in pieces(Kept.objects.all(), size=size) for each in some] == sorted(names)


def test_what_is_taken_away_or_comes_meanwhile() -> None:
    names = kept([1, 2, 2, 3, 4])
    seen = []
    for some in pieces(Kept.objects.all(), by="until", size=2):
        seen += [each.pk for each in some]
        Kept.objects.filter(pk__in=[each.pk for each in some]).delete()
        if len(seen) == 2:
            Kept.objects.filter(pk=names[3]).delete()
            Kept.objects.create(
                id="z" * 22,
                kind="test",
                content={},
                created=clock.now(),
                until=clock.now() + timedelta(hours=9),
            )
    assert seen == [names[0], names[1], names[2], names[4], "z" * 22]
    assert not Kept.objects.exists()


def test_nothing_costs_one_question() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert list(pieces(Kept.objects.all(), by="until")) == []
    assert len(asked) == 1


def test_a_mark_is_where_a_job_has_come() -> None:
    first, later = clock.now(), clock.now() + timedelta(days=1)
    assert marks.reached("job") is None
    for moment in (first, later, later):
        marks.reach("job", moment)
        assert marks.reached("job") == moment
    assert Mark.objects.count() == 1
    assert marks.reached("another") is None
    with pytest.raises(IntegrityError, match="platform_mark_named"), transaction.atomic():
        marks.reach("", first)
