"""The values behind the placeholders of a text: worked out when a text names them, empty where not known."""

from __future__ import annotations

from typing import Any

import pytest

from portefeuille.decision import decide
from portefeuille.decision.case import read_case
from portefeuille.decision.judge import judge
from portefeuille.decision.row import build
from portefeuille.decision.values import Values
from portefeuille.decision.wording import EXTRAS, PLACEHOLDER
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from tests.decision.drawing import put, remove
from tests.decision.malformed.bases import WHOLE
from tests.decision.texts import FILES, leaves_of

KNOWN = "2026-11-22"


def values(case: dict[str, Any], lang: str = "nl") -> Values:
    read = read_case({**case, "known": KNOWN})
    row = build(read, Law.on(read.on, read.known))
    return Values(row, judge(row), lang)


TOLD = [
    ("headcount", "13,2 VTE"), ("public_share", "0 %"), ("start", "30 mei 2024"), ("registered_since", "1 maart 2015"),
    ("theme_name", "Innovatie"), ("legal_form_name", "BV"), ("postcode", "9000"), ("activity", "62.010"),
    ("provider_number", "DV.O900001"), ("apply_by", "13 juni 2024"), ("deposit_by", "5 juli 2024"),
    ("p.size.small.headcount", "50 VTE"), ("p.size.small.turnover", "EUR 10.000.000"), ("p.deadline.apply", "14 dagen"),
    ("p.public_share.max", "25 %"), ("c.rate", "30 %"), ("c.subsidy", "EUR 300,00"), ("c.enterprise_size", "klein"),
    ("eligible_amount", "EUR 1.000,00"), ("online", "nee"), ("service", "Opleiding"), ("excluded_services", ""),
    ("participants", ""), ("no_such_thing", ""), ("written_report", ""), ("p.rounding.subsidy", ""),
]  # fmt: skip


@pytest.mark.parametrize("name, told", TOLD)
def test_a_value_as_people_read_it(name: str, told: str) -> None:
    assert values(WHOLE)[name] == told


def test_a_size_that_was_frozen_rests_on_no_headcount() -> None:
    case = put(WHOLE, "history.size_this_year", "medium")
    assert (values(case)["headcount"], values(case)["frozen_size"]) == ("", "middelgroot")
    assert values(WHOLE)["frozen_size"] == ""
    (size,) = [each for each in decide(case, "nl").criteria if each.id == "size"]
    assert (
        size.because
        == "Je eerste aanvraag van dit jaar legde je grootte vast: je onderneming telt als middelgroot."
    )
    assert size.code == "size.medium"


@pytest.mark.parametrize(
    "lang, told", [("nl", "EUR 300,00"), ("en", "EUR 300.00"), ("fr", "300,00\u00a0EUR")]
)
def test_in_the_language_asked(lang: str, told: str) -> None:
    assert values(WHOLE, lang)["c.subsidy"] == told


@pytest.mark.parametrize("path, value, name, told", [
    ("project.exclusions", ["shiatsu"], "excluded_services", "Shiatsu"),
    ("project.participants", [{"category": "trainee"}, {"category": "employee"}, {"category": "trainee"}], "participants",
     "Stagiair"),
    ("enterprise.establishments", [{"postcode": "1000"}, {"postcode": "4000"}], "postcode", "1000, 4000"),
    ("enterprise.previous_year", {"headcount": 60, "turnover": 20000000, "balance_total": 20000000}, "headcount", "13,2 VTE"),
    ("history.size_this_year", "medium", "headcount", ""),
])  # fmt: skip
def test_names_of_what_the_case_lists(path: str, value: Any, name: str, told: str) -> None:
    assert values(put(WHOLE, path, value))[name] == told


@pytest.mark.parametrize("gone, name", [
    ("enterprise.headcount", "headcount"), ("enterprise.headcount", "c.enterprise_size"), ("enterprise.headcount", "c.subsidy"),
    ("project.theme", "theme_name"), ("project.start", "apply_by"), ("enterprise.legal_form", "legal_form_name"),
    ("project.provider", "provider_number"), ("enterprise.registered_since", "registered_since"),
])  # fmt: skip
def test_what_is_not_known_is_an_empty_text(gone: str, name: str) -> None:
    assert values(remove(WHOLE, gone))[name] == ""


def test_every_placeholder_of_every_text_has_a_value_or_is_empty() -> None:
    """None raises, and none is left standing, for any placeholder in the texts of reasons and defaults."""
    found = values(WHOLE)
    for section in ("reasons", "defaults"):
        for path, text in leaves_of(FILES["nl"][section]):
            for name in PLACEHOLDER.findall(text):
                said = found[name]
                assert "{" not in said, (path, name)
                assert "None" not in said, (path, name)


def test_the_names_are_those_of_the_facts() -> None:
    found = values(WHOLE)
    assert list(found) == list(FACTS)
    assert len(found) == len(FACTS)
    assert not set(EXTRAS) & FACTS.keys()
