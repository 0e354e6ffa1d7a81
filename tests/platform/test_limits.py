"""How often somebody may do something: counted for each by itself, told from when it can be done again, never counted past."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils.translation import override

from portefeuille import clock
from portefeuille.platform import limits
from portefeuille.platform.keeping.models import Kept
from portefeuille.platform.limits import LIMITS, TooOftenError, count, kind
from portefeuille.web.limits import SAID, said
from tests.wallet.own_database import own_database, python

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 30, 12, tzinfo=clock.BRUSSELS)
SILENT = {"law address", "law address day"}
"""Of an address that somebody typed nobody is told anything."""


def refused(name: str, whose: str) -> TooOftenError:
    with pytest.raises(TooOftenError) as caught:
        count(name, whose)
    return caught.value


@pytest.mark.parametrize("name", LIMITS)
def test_so_many_times_and_again_when_the_first_is_long_enough_ago(name: str) -> None:
    limit = LIMITS[name]
    for number in range(limit.most):
        with clock.use(NOON + timedelta(seconds=number)):
            count(name, "one")
    with clock.use(NOON + timedelta(minutes=10)):
        for _ in range(2):
            assert refused(name, "one").again == NOON + limit.within
        count(name, "another")
    with clock.use(NOON + limit.within):
        count(name, "one")
        next_one = timedelta(seconds=1) if limit.most > 1 else limit.within
        assert refused(name, "one").again == NOON + limit.within + next_one


def test_what_is_undone_is_not_counted_and_nothing_says_whose_it_was() -> None:
    for _ in range(10):
        with transaction.atomic():
            count("invited", "an@voorbeeld.test")
            transaction.set_rollback(True)
    assert Kept.objects.count() == 0
    count("invited", "an@voorbeeld.test")
    (row,) = Kept.objects.all()
    assert (
        row.kind
        == kind(LIMITS["invited"], "an@voorbeeld.test")
        != kind(LIMITS["invited"], "bo@voorbeeld.test")
    )
    assert (row.content, "voorbeeld" in row.kind, row.until - row.created) == ({}, False, limits.DAY)


def test_each_limit_fits_and_has_a_sentence() -> None:
    for limit in LIMITS.values():
        assert len(kind(limit, "x" * 300)) <= 40
        assert (limit.name in SAID) is (limit.name not in SILENT)
        assert limit.most > 0 and limit.of and limit.why


@pytest.mark.parametrize("language, sentence", [
    ("nl", "Je nodigde de laatste 24 uur al 40 keer iemand uit. Het kan weer vanaf 1 december 2026 om 9.06 uur."),
    ("en", "You invited somebody 40 times in the last 24 hours. You can do it again from 1 December 2026 at 9:06."),
    ("fr", "Vous avez invité quelqu’un 40 fois ces dernières 24 heures. Ce sera de nouveau possible à partir du 1er décembre 2026 à 9\u00a0h\u00a006."),
])  # fmt: skip
def test_the_moment_is_told_in_whole_minutes_and_not_too_early(language: str, sentence: str) -> None:
    error = TooOftenError(LIMITS["inviter"], datetime(2026, 12, 1, 9, 5, 1, tzinfo=clock.BRUSSELS))
    with override(language):
        assert said(error) == sentence


@pytest.mark.db
def test_many_at_once_do_not_get_past_it(tmp_path: Path) -> None:
    with own_database(tmp_path) as environment:
        raced = json.loads(python(environment, "-m", "tests.platform.limits_racing"))
    assert raced["invite"] == [{"done": 20, "TooOftenError": 20}, 20]
    assert raced["ask"] == [{"done": 1, "TooOftenError": 39}, 1]
    assert raced["mail"] == [{"done": 40}, 3]
    assert raced["count"] == [{"done": 20, "TooOftenError": 20}, 20]
