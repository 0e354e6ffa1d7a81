"""What is past its term goes, once; what is within it stays; and every table is decided about."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from portefeuille import clock
from portefeuille.applications import keeping
from portefeuille.applications.keeping import STAYS, remove_past, terms
from portefeuille.platform import audit, marks
from portefeuille.platform.models import AuditRow, Mark
from scripts import terms as pages
from tests.applications.past import DAY, MAKERS, NOW, things
from tests.wallet.own_database import own_database, python

pytestmark = pytest.mark.db


@pytest.fixture
def now(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES = type(settings.FILES)(tmp_path / "files", "")
    with clock.use(NOW):
        yield


def test_every_term_has_something_past_it_and_something_within_it() -> None:
    assert list(MAKERS) == [each.name for each in terms()]


def test_what_is_past_its_term_goes_once_and_nothing_else(now: None) -> None:
    made = list(things())
    assert all(each.there() for each in made)
    removed = remove_past()
    assert removed.problems == []
    assert [each.term for each in made if each.past and each.there()] == []
    assert [each.term for each in made if not each.past and not each.there()] == []
    assert set(removed.counts) == set(MAKERS)
    Mark.objects.all().delete()
    assert remove_past() == keeping.Removed()
    assert audit.verify().broken is None


def test_what_was_removed_of_persons_applications_and_files_stands_in_the_audit_log(now: None) -> None:
    made = list(things())
    remove_past()
    told = Counter(AuditRow.objects.values_list("action", flat=True))
    past = Counter(each.term for each in made if each.past)
    assert told["identity.person.forgotten"] == past["persons"]
    assert told["application.names_removed"] == past["participants"]
    assert told["file.remove"] == 1 + 1 + past["drafts"] // 2
    assert "voorbeeld" not in str(list(AuditRow.objects.values_list("detail", flat=True)))


def test_what_looks_at_much_does_so_once_a_day(now: None) -> None:
    daily = {each.name for each in terms() if each.daily}
    remove_past()
    assert {each.name.removeprefix("keeping ") for each in Mark.objects.all()} == daily
    made = list(things())
    counts = remove_past().counts
    assert not daily & set(counts)
    with clock.use(NOW + DAY):
        assert daily <= set(remove_past().counts)
    assert not any(each.there() for each in made if each.past)


def test_a_term_that_fails_is_told_tried_again_and_keeps_no_other(
    now: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list(things())
    monkeypatch.setattr("portefeuille.platform.files.services.store.drop_unfinished", lambda seconds: 1 // 0)
    removed = remove_past()
    assert removed.problems == [
        "contents without a file: ZeroDivisionError: integer division or modulo by zero"
    ]
    assert {each.term for each in made if each.past and each.there()} == {"contents without a file"}
    monkeypatch.undo()
    assert remove_past().counts == {"contents without a file": 2}


def test_nothing_to_remove_costs_a_few_questions(now: None) -> None:
    remove_past()
    with CaptureQueriesContext(connection) as first:
        remove_past()
    list(things())
    remove_past()
    with CaptureQueriesContext(connection) as again:
        remove_past()
    assert len(first) == len(again) <= 30


def test_every_table_is_decided_about(db: None) -> None:
    there = set(connection.introspection.table_names())
    removed = {table for each in terms() for table in each.tables}
    assert there - removed - set(STAYS) == set()
    assert (removed | set(STAYS)) - there == {"django_migrations"} - there
    assert removed & set(STAYS) == set()


def test_the_pages_are_what_the_code_says() -> None:
    for name, rows in pages.PAGES.items():
        told = (pages.DOCS / name).read_text("utf-8")
        assert told == pages.text(told, rows), "run: python -m scripts.terms"
    told = (pages.DOCS / "privacy-register.md").read_text("utf-8")
    for each in terms():
        assert each.what in told and each.why in told
    with pytest.raises(ValueError, match="expected"):
        pages.text("a page without the marks", pages.kept)


def test_a_draft_that_is_thrown_away_leaves_no_file(now: None) -> None:
    from portefeuille.applications import services
    from portefeuille.platform.files import store
    from portefeuille.platform.models import Actor
    from tests.applications.past import NUMBER, application, document

    who = Actor.objects.create(kind="representative", name="An")
    draft = application("draft")
    file, other = document(f"application:{draft.pk}"), document("application:other")
    services.discard_draft(draft.pk, enterprise=NUMBER, actor=who)
    assert not store.where(file.digest).exists()
    assert store.where(other.digest).exists()


@pytest.mark.parametrize("what", ["killed", "together"])
def test_killed_in_the_middle_and_in_several_places(tmp_path: Path, what: str) -> None:
    with own_database(tmp_path) as environment:
        told = json.loads(python(environment, "-m", "tests.applications.forgetting", what))
    assert (told["past"], told["gone"], told["audit"]) == (0, 0, "")
    assert told["runs"] >= 4
    if what == "together":
        assert told["removed"] == told["expected"]


def test_a_mark_in_the_future_does_not_stop_it(now: None) -> None:
    marks.reach("keeping drafts", NOW + DAY)
    made = list(things())
    remove_past()
    assert not any(each.there() for each in made if each.past)
