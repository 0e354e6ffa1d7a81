"""Tables and texts for a person, JSON for a program."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from portefeuille.law import Law, load, report
from portefeuille.law.diff import Change, diff
from portefeuille.law.words import WORDS

KNOWN = date(2026, 11, 22)


def test_a_table_is_as_wide_as_it_must_be() -> None:
    assert report.table(["a", "bb"], [["xxx", "y"], ["", "zz"]]) == "a    bb\n---  --\nxxx  y\n     zz"


def test_the_words_are_the_same_in_every_language() -> None:
    assert WORDS["nl"].keys() == WORDS["en"].keys() == WORDS["fr"].keys()
    assert all(word for words in WORDS.values() for word in words.values())


def test_a_reading_in_full() -> None:
    reading = Law.on(date(2021, 9, 13), KNOWN).reading("rate.cybersecurity.medium")
    text = report.reading(reading, {}, load().sources, "nl")
    assert text.splitlines()[:6] == [
        "Steunpercentage cybersecurity, middelgrote onderneming (rate.cybersecurity.medium)",
        "  waarde: 35 % (20 % of 35 %)",
        "  sinds: 2021-09-13   tot en met: open",
        "  bekend sinds: 2021-09-07   nagekeken op: 2026-11-22",
        "  zekerheid: M (middelmatig)",
        "  Onder voorbehoud: de wet is hier niet zeker; wij rekenen met deze waarde.",
    ]
    assert "  R-1.7: Cybersecurity: 45 % klein en 35 % middelgroot, sinds 13 of 14 september 2021." in text
    assert "  C-1a: Eerste dag van de bonus" in text


def test_a_reading_with_what_it_is_about() -> None:
    parameter = load().parameters["ceiling.partial_grant"]
    reading = Law.on(KNOWN, KNOWN).reading(parameter.name)
    text = report.reading(reading, parameter.about, load().sources, "fr")
    assert text.splitlines()[1].startswith("  clamp = vous recevez ce qui reste")
    text = report.reading(reading, {"nl": "hier", "en": "here"}, load().sources, "fr")
    assert text.splitlines()[1] == "  here", "no French: English"
    doubtful = Law.on(date(2023, 6, 1), KNOWN).reading("rate.energy_efficiency.small")
    unknown = report.reading(doubtful, {}, load().sources, "en")
    assert "the law is not certain here and there is no default" in unknown


def test_a_text_in_dutch_only() -> None:
    reading = Law.on(KNOWN, KNOWN).reading("rate.base.small")
    only = {"nl": "alleen hier"}
    for lang in ("nl", "en", "fr"):
        assert report.reading(reading, only, load().sources, lang).splitlines()[1] == "  alleen hier"


def test_changes() -> None:
    book = load()
    text = report.changes(diff(book, date(2025, 12, 31), date(2026, 1, 1), KNOWN), "nl").splitlines()
    lines = {line.split()[0]: line.split()[1:3] for line in text[2:]}
    assert lines["legal_form.sheltered_workshop"] == ["nee", "ja"]
    assert lines["size.sheltered_workshop_exempt"] == ["nee", "ja"]
    assert lines["de_minimis.register_days"][:2] == ["bestond", "niet"]
    assert report.changes((), "en") == "Nothing changes between these days."


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, "in force", ("-", "in force")),
        ({"training": "accepted", "advice": "refused"}, None, ("training accepted, advice refused", "-")),
        (["training", "advice"], {"nl": "ja", "en": "yes"}, ("training, advice", "yes")),
        ({"nl": "alleen"}, 3, ("alleen", "3")),
    ],
)
def test_sides_of_a_row(before: object, after: object, words: tuple[str, str]) -> None:
    assert report.sides(Change("row", "l[a]", before, after, (), (), {}), "en") == words


def test_json() -> None:
    reading = Law.on(date(2023, 6, 1), KNOWN).reading("rate.energy_efficiency.small")
    found = json.loads(json.dumps(report.as_dict(reading), default=report.plain))
    assert (found["value"], found["alternatives"], found["since"]) == (None, [3000, 4500], "2023-03-15")
    assert report.plain(Decimal("0.25")) == "0.25"
    with pytest.raises(TypeError, match="not JSON: object"):
        report.plain(object())
    change = report.change_dict(Change("row", "l[a]", 1, 2, ("R-1",), (), {"nl": "x"}))
    assert (change["reading_before"], change["reading_after"], change["title"]) == (None, None, {"nl": "x"})


def test_nothing_to_look_at() -> None:
    assert report.findings((), "fr") == "Rien trouvé."
