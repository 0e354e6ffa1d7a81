"""The day of a demonstration moves for every process at once, and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from portefeuille import clock
from portefeuille.demonstration.day import NAME, Moved
from portefeuille.demonstration.models import Stage
from portefeuille.demonstration.ready import NotMadeUpError, ready
from tests.signing_in import mandate


def test_moved_for_whoever_follows_the_same_folder(tmp_path: Path) -> None:
    mine, theirs = Moved(tmp_path), Moved(tmp_path)
    assert mine() == timedelta()
    mine.move(30)
    assert theirs() == timedelta(days=30)
    theirs.move(31)
    assert (mine(), theirs()) == (timedelta(days=31), timedelta(days=31))
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_the_clock_runs_on_and_a_held_clock_is_held(tmp_path: Path) -> None:
    moved = Moved(tmp_path)
    real = clock.today()
    clock.follow(moved)
    try:
        moved.move(400)
        assert clock.today() == real + timedelta(days=400)
        with clock.use(real):
            assert clock.today() == real
    finally:
        clock.follow(None)
    assert clock.today() == real


@pytest.mark.django_db
def test_a_database_of_real_people_becomes_no_demonstration() -> None:
    mandate()
    with pytest.raises(NotMadeUpError):
        ready()
    assert Stage.objects.count() == 0


def test_a_file_that_is_no_number_is_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("veel")
    with pytest.raises(ValueError):
        Moved(tmp_path)()
