"""Everything that changes, the rules among it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest

from portefeuille.rules import book, changes, plain

NOW = date(2026, 11, 22)


def test_a_new_version_of_a_rule_is_a_change() -> None:
    found = [record for record in changes.everything(NOW) if record.kind == "rule"]
    assert [(record.day, record.subject) for record in found] == [
        (date(2023, 1, 1), "theme"),
        (date(2026, 2, 1), "theme"),
    ]
    versions = book().versions["theme"]
    record = found[1]
    assert (record.before, record.after) == (plain.says(versions[1]), plain.says(versions[2]))
    assert (record.known_from, record.source) == (date(2026, 1, 23), ("R-9.5", "R-9.6", "R-9.8"))
    assert (record.criterion, record.title["en"]) == ("theme", "Theme")
    assert record.touch.parties == {"enterprise", "provider"}


def test_it_stands_among_the_rest_in_order_of_day() -> None:
    found = changes.everything(NOW)
    assert [record.day for record in found] == sorted(record.day for record in found)
    assert len({record.id for record in found}) == len(found)
    assert {record.kind for record in found} == {"parameter", "row", "rule"}


def test_a_version_that_was_not_published_is_not_told() -> None:
    assert not [record for record in changes.everything(date(2022, 11, 24)) if record.kind == "rule"]
    assert len([record for record in changes.everything(date(2022, 11, 25)) if record.kind == "rule"]) == 1


def test_days_between_which_nothing_was_published_share_their_records() -> None:
    assert changes.everything(date(2026, 11, 20)) is changes.everything(NOW)
    assert changes.everything(date(2026, 1, 22)) is not changes.everything(date(2026, 1, 23))


def test_a_rule_that_ends_for_good_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    first = book().versions["theme"][0]

    class Shorter:
        versions: ClassVar = {"theme": [first]}

    monkeypatch.setattr(changes, "rule_book", Shorter)
    [record] = changes.of_rules(NOW)
    assert (record.day, record.nature, record.after["nl"]) == (date(2023, 1, 1), "ends", "bestaat niet meer")
    assert record.before == plain.says(first)
