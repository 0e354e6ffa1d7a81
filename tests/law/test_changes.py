"""What changed on which day, from the data alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portefeuille.law import load
from portefeuille.law.changes import Record, days, known_day, records
from portefeuille.law.diff import diff
from portefeuille.law.model import DAY, START, TIMELINE
from portefeuille.law.nodes import LANGUAGES
from tests.law.folder import book, parameter, segment

NOW = date(2026, 11, 22)


def on(day: date, known: date = NOW) -> dict[str, Record]:
    return {record.id.partition(":")[2]: record for record in records(load(), known) if record.day == day}


def test_the_rates_of_december_2019() -> None:
    found = on(date(2019, 12, 1))
    assert len(found) == 6
    record = found["rate.base.small"]
    assert (record.kind, record.nature, record.uncertain) == ("parameter", "changes", False)
    assert record.known_from == date(2019, 11, 5)
    assert (record.before["nl"], record.after["nl"]) == ("40 %", "30 %")
    assert (record.before["en"], record.after["fr"]) == ("40%", "30\u00a0%")
    assert record.title["en"] == "Support rate of a small enterprise"
    assert record.source[0] == "R-1.6"
    assert record.touch.sizes == {"small"}
    assert record.criterion == "theme"


def test_a_doubtful_first_day_is_told_on_both_days() -> None:
    first, second = on(date(2021, 9, 13)), on(date(2021, 9, 14))
    record = first["rate.cybersecurity.small"]
    assert (record.nature, record.uncertain) == ("changes", True)
    assert record.after["nl"] == "45 % (onder voorbehoud: 30 % of 45 %)"
    assert second["rate.cybersecurity.small"].nature == "certain"
    assert on(date(2023, 3, 15))["rate.energy_efficiency.small"].nature == "doubt"
    assert on(date(2024, 6, 5))["rate.energy_efficiency.small"].nature == "certain"


def test_the_day_of_the_reform() -> None:
    found = on(START)
    record = found["rate.training"]
    assert (record.nature, record.before["nl"], record.after["nl"]) == ("ends", "50 %", "bestaat niet meer")
    assert (record.known_from, record.source, record.confidence) == (START, ("R-1.1",), "M")
    record = found["rate.base.small"]
    assert (record.nature, record.after["nl"], record.known_from) == ("begins", "40 %", date(2016, 1, 8))
    assert record.before["nl"].startswith("niet opgetekend")
    record = found["legal_forms[610].verdict"]
    assert (record.nature, record.title["nl"]) == ("begins", "Rechtsvormen: Besloten vennootschap")
    assert record.before["nl"].startswith("niet opgetekend")
    record = found["cost_kinds[catering].verdict"]
    assert record.before["nl"].startswith("niet opgetekend")
    assert found["services[advice].scope"].before["nl"] == "volgens de pijlers"


def test_the_first_day_of_all() -> None:
    found = on(TIMELINE)
    assert {record.kind for record in found.values()} == {"parameter"}
    assert found["rate.training"].before["nl"] == "de regeling bestond nog niet"
    assert found["rate.training"].nature == "begins"
    assert "rate.coaching" not in found


def test_advice_in_february_2026() -> None:
    found = on(date(2026, 2, 1))
    record = found["themes[innovation].services"]
    assert (record.subject, record.key) == ("themes", "innovation")
    assert (record.before["nl"], record.after["nl"]) == ("opleiding, advies", "opleiding")
    assert [*record.touch.services, *record.touch.themes] == ["advice", "innovation"]
    assert found["services[advice].scope"].after["en"] == "cybersecurity only"
    assert found["theme.advice.cybersecurity_only"].after["fr"] == "oui"
    assert "themes[digitalisation/cybersecurity].services" not in found


def test_a_row_that_comes_and_one_of_which_the_day_is_not_certain() -> None:
    record = on(date(2019, 5, 7))["increases[workable_work_2019]"]
    assert (record.nature, record.before["nl"], record.after["nl"]) == ("begins", "bestond nog niet", "open")
    record = on(date(2021, 7, 12))["exclusions[bach_flower].verdict"]
    assert (record.nature, record.uncertain, record.after["nl"]) == (
        "changes",
        True,
        "uitgesloten (onder voorbehoud)",
    )
    record = on(date(2022, 1, 1))["increases[increase_2022]"]
    assert (record.nature, record.after["nl"]) == ("doubt", "open (onder voorbehoud)")
    assert on(START)["evidence[agreement]"].after["nl"] == "geldt"


def test_what_is_no_law_is_no_change() -> None:
    subjects = {record.subject for record in records(load(), NOW)}
    assert not subjects & {
        "alternatives",
        "contacts",
        "page_claims",
        "main_activity.official_list",
        "occupation_list.official",
    }


def test_the_records_are_the_differences_and_no_day_is_missed() -> None:
    law, found = load(), records(load(), NOW)
    parameters = {record.id for record in found if record.kind == "parameter"}
    asked = [
        date.fromordinal(day) for day in range(date(2019, 1, 1).toordinal(), date(2024, 7, 1).toordinal())
    ]
    changed = {
        f"{day}:{change.name}"
        for day in asked
        if day in days(law) or day.day in (1, 15)
        for change in diff(law, day - DAY, day, NOW)
        if change.kind == "parameter" and change.name != "occupation_list.official"
    }
    assert changed == {each for each in parameters if "2019-01-01" <= each[:10] < "2024-07-01"}


def test_every_record_is_complete() -> None:
    law, found = load(), records(load(), NOW)
    assert len({record.id for record in found}) == len(found)
    assert list(found) == sorted(found, key=lambda record: record.day)
    for record in found:
        assert record.known_from <= NOW
        assert record.source and set(record.source) <= set(law.sources), record.id
        assert record.confidence in "HMLU"
        for texts in (record.title, record.before, record.after):
            assert set(texts) >= set(LANGUAGES) and all(texts[lang] for lang in LANGUAGES), record.id
        assert record.before != record.after, record.id
        assert record.touch.parties


@pytest.mark.parametrize("known", [date(2019, 11, 4), date(2025, 12, 14), date(2009, 1, 1), date(2008, 1, 1)])
def test_what_was_not_published_is_not_told(known: date) -> None:
    found = records(load(), known)
    assert all(record.known_from <= known for record in found)
    assert ("2019-12-01:rate.base.small" in {record.id for record in found}) == (known >= date(2019, 11, 5))


def test_days_between_which_nothing_was_published_share_their_records() -> None:
    law = load()
    assert known_day(law, date(2019, 11, 20)) == date(2019, 11, 5)
    assert known_day(law, date(2019, 11, 20), (date(2019, 11, 18),)) == date(2019, 11, 18)
    assert records(law, date(2019, 11, 20)) is records(law, date(2019, 11, 5))
    assert known_day(law, date(1999, 1, 1)) == date.min
    assert records(law, date(1999, 1, 1)) == ()


LIST = """
title: {nl: Lijst, en: List, fr: Liste}
source: R-1
checked_on: 2026-11-22
confidence: H
key: code
rows:
  - code: a
    title: {nl: Een, en: One, fr: Un}
    periods:
      - {from: 2020-01-01, until: 2020-12-31, verdict: open}
      - {from: {earliest: 2021-01-01, latest: 2021-02-01, default: null}, until: 2021-06-30, verdict: closed}
  - code: b
    label: {nl: Twee}
    from: 2020-06-01
    until: 2020-07-31
"""


def test_a_row_that_ends_and_one_that_is_uncertain(tmp_path: Path) -> None:
    small = book(tmp_path, parameters_a=parameter(segment("value: 1", "2016-04-01")), lists_l=LIST)
    found = [
        (str(record.day), record.nature, record.title["en"], record.before["en"], record.after["en"])
        for record in records(small, NOW)
        if record.kind == "row"
    ]
    assert found == [
        ("2020-01-01", "begins", "List: One", "did not exist yet", "open"),
        ("2020-06-01", "begins", "List: b", "did not exist yet", "applies"),
        ("2020-08-01", "ends", "List: b", "applies", "does not exist any more"),
        ("2021-01-01", "doubt", "List: One", "open", "unknown"),
        ("2021-02-01", "certain", "List: One", "unknown", "closed"),
        ("2021-07-01", "ends", "List: One", "closed", "does not exist any more"),
    ]
