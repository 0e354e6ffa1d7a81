"""From the words of a case to the categories of the rules, by the lists of the law of the day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portefeuille.decision import CaseError, lookup
from portefeuille.law import Law

KNOWN = date(2026, 11, 22)


def law(on: str) -> Law:
    return Law.on(date.fromisoformat(on), KNOWN)


TODAY = law("2026-09-09")


@pytest.mark.parametrize("text, category, name", [
    ("BV", "accepted", "BV"),
    ("610", "accepted", "BV"),
    ("bvba", "accepted", "BV"),
    ("EBVBA", "accepted", "BV"),
    (" B.V. ", "accepted", "BV"),
    ("CVBA", "accepted", "CV"),
    ("CVOA", "accepted", "CV"),
    ("GCV", "accepted", "CommV"),
    ("eenmanszaak", "accepted", "eenmanszaak"),
    ("indépendant", "accepted", "eenmanszaak"),
    ("INDEPENDANT", "accepted", "eenmanszaak"),
    ("vzw", "workshop_only", "vzw"),
    ("maatschap", "refused", "maatschap"),
    ("030", "judgement", None),
])  # fmt: skip
def test_legal_forms_by_code_abbreviation_old_name_and_full_name(
    text: str, category: str, name: str | None
) -> None:
    """Old names count on every date: people keep using them."""
    found = lookup.legal_form(TODAY, text)
    assert found.category == category
    assert name is None or found.name == name
    assert found.source.startswith("R-7")


@pytest.mark.parametrize(
    "text, code", [("bvba", "610"), ("610", "610"), ("Eenmanszaak", "natural_person"), ("vzw", "017")]
)
def test_the_code_of_a_legal_form(text: str, code: str) -> None:
    assert lookup.legal_form_code(TODAY, text) == code


def test_a_legal_form_that_is_not_known_has_no_code() -> None:
    with pytest.raises(CaseError):
        lookup.legal_form_code(TODAY, "XYZ")


def test_a_vzw_is_refused_until_2025_and_admitted_as_a_sheltered_workshop_from_2026() -> None:
    assert lookup.legal_form(law("2025-12-31"), "vzw").category == "refused"
    found = lookup.legal_form(law("2026-01-01"), "vzw")
    assert (found.category, found.since) == ("workshop_only", date(2026, 1, 1))


@pytest.mark.parametrize(
    "text, near", [("BVA", "did you mean BV"), ("zzzz", ""), ("...", ""), ("\u00df", "")]
)
def test_a_legal_form_that_does_not_exist(text: str, near: str) -> None:
    with pytest.raises(CaseError) as caught:
        lookup.legal_form(TODAY, text)
    assert caught.value.key == "enterprise.legal_form"
    assert near in caught.value.expected
    assert caught.value.got == repr(text)


@pytest.mark.parametrize("postcodes, category", [
    ([], "none"),
    (["9000"], "flanders"),
    ([" 9000 "], "flanders"),
    (["1000"], "elsewhere"),
    (["1000", "4000"], "elsewhere"),
    (["1000", "9000"], "flanders"),
    (["9999"], "unlisted"),
    (["9999", "1000"], "unlisted"),
    (["9999", "9000"], "flanders"),
    (["ABCD"], "unlisted"),
])  # fmt: skip
def test_one_establishment_in_flanders_is_enough(postcodes: list[str], category: str) -> None:
    """Brussels alone is not; a postcode that we do not know might be Flemish."""
    assert lookup.region(TODAY, [{"postcode": each} for each in postcodes]) == category


@pytest.mark.parametrize("text, version, code, found", [
    ("62.010", None, "62.010", "2008"),
    ("62010", None, "62.010", "2008"),
    ("62 010", None, "62.010", "2008"),
    ("62.010", "2008", "62.010", "2008"),
    ("6201001", None, "62.010", "2008"),
    ("62.01", None, "62.01", "2008"),
    ("62", None, "62", "2008"),
    ("62.100", None, "62.100", "2025"),
    ("72.100", "2003", "72.100", "2003"),
])  # fmt: skip
def test_a_nace_code_in_its_canonical_form(text: str, version: str | None, code: str, found: str) -> None:
    assert lookup.nace(TODAY, text, version) == (code, found)


@pytest.mark.parametrize("text, version, which", [
    ("99.999", None, "NACE-BEL,"), ("62.010", "2025", "NACE-BEL 2025,"), ("6", None, "NACE-BEL,"), ("62.0", None, "NACE-BEL,"),
    ("software", None, "NACE-BEL,"), ("\u0666\u0662.010", None, "NACE-BEL,"), ("", None, "NACE-BEL,"), ("620100101", None, "NACE-BEL,"),
])  # fmt: skip
def test_a_nace_code_that_does_not_exist(text: str, version: str | None, which: str) -> None:
    if text == "62.0":
        assert lookup.nace(TODAY, text, version)[0] == "62.0"
        return
    with pytest.raises(CaseError) as caught:
        lookup.nace(TODAY, text, version)
    assert caught.value.key == "enterprise.main_activity"
    assert caught.value.expected.startswith(f"a code of {which}")


@pytest.mark.parametrize("code, version, on, category", [
    ("01.110", "2008", "2024-06-05", "primary_sector"),
    ("02.100", "2008", "2024-06-05", "forestry"),
    ("03.110", "2008", "2024-06-05", "primary_sector"),
    ("05.010", "2003", "2024-06-05", "primary_sector"),
    ("05.100", "2008", "2024-06-05", "unsettled"),
    ("62.010", "2008", "2024-06-05", "unsettled"),
])  # fmt: skip
def test_main_activities_by_the_longest_beginning(code: str, version: str, on: str, category: str) -> None:
    """Division 05 was fishery in 2003 and is coal in 2008: the version counts."""
    assert lookup.main_activity(law(on), code, version).category == category


def test_before_the_list_was_known_no_other_activity_is_forestry() -> None:
    early = Law.on(date(2017, 6, 5), date(2016, 3, 29))
    found = {code: lookup.main_activity(early, code, "2008").category for code in ("62.010", "02.100")}
    assert found == {"62.010": "unsettled", "02.100": "forestry"}


class Official:
    """A law with an official list of main activities, which the dossier does not have."""

    ROWS = (
        {"code": "listed", "prefix": "62", "versions": [2008], "verdict": "accepted", "reserved": False},
        {"code": "banned", "prefix": "62.09", "versions": [2008], "verdict": "refused", "reserved": False},
        {"code": "rest", "prefix": "", "versions": [2008, 2025], "verdict": "refused", "reserved": False},
    )

    def rows(self, name: str) -> Any:
        assert name == "main_activities"
        return [{**row, "source": ("R-7.4",), "from": date(2016, 4, 1)} for row in self.ROWS]


@pytest.mark.parametrize(
    "code, category", [("62.010", "listed"), ("62.090", "not_listed"), ("63.110", "not_listed")]
)
def test_an_official_list_would_turn_the_unsettled_into_listed_or_not(code: str, category: str) -> None:
    official: Any = Official()
    found = lookup.main_activity(official, code, "2008")
    assert (found.category, found.source, found.name) == (category, "R-7.4", code)


@pytest.mark.parametrize(
    "code, freight", [("49.410", True), ("60.240", True), ("49.42", False), (None, False)]
)
def test_transport_of_goods_by_road(code: str | None, freight: bool) -> None:
    assert lookup.road_freight(code) is freight


@pytest.mark.parametrize("on, codes, service, worst, rows", [
    ("2022-06-05", [], "training", "none", 0),
    ("2022-06-05", ["shiatsu"], "training", "refused", 1),
    ("2022-06-05", ["unknown_rest"], "training", "judgement", 1),
    ("2022-06-05", ["physical_wellbeing"], "training", "conditional", 1),
    ("2022-06-05", ["physical_wellbeing"], "advice", "none", 0),
    ("2022-06-05", ["unknown_rest", "physical_wellbeing", "shiatsu"], "training", "refused", 3),
    ("2022-06-05", ["unknown_rest", "physical_wellbeing"], "training", "conditional", 2),
    ("2021-06-30", ["boat_licence"], "training", "none", 1),
    ("2021-07-05", ["boat_licence"], "training", "perhaps_not_yet", 1),
    ("2021-07-13", ["boat_licence"], "training", "perhaps_already", 1),
    ("2021-07-14", ["boat_licence"], "training", "refused", 1),
    ("2024-06-05", ["shiatsu"], "training", "still_listed", 1),
    ("2024-06-05", ["mental_health"], "training", "none", 1),
    ("2024-06-05", ["software_development"], "advice", "refused", 1),
    ("2024-06-05", ["software_development"], None, "none", 0),
])  # fmt: skip
def test_of_the_exclusions_named_the_strictest_counts(
    on: str, codes: list[str], service: str | None, worst: str, rows: int
) -> None:
    found, hit = lookup.exclusions(law(on), codes, service)
    assert (found, len(hit)) == (worst, rows)


def test_an_exclusion_that_stands_on_no_list() -> None:
    with pytest.raises(CaseError) as caught:
        lookup.exclusions(TODAY, ["exam", "shiatzu"], "training")
    assert caught.value.key == "project.exclusions.1"
    assert "did you mean shiatsu?" in caught.value.expected


@pytest.mark.parametrize(
    "text, nl, en, fr",
    [
        ("610", "BV", "Limited liability company (BV)", "Société à responsabilité limitée (BV)"),
        ("maatschap", "maatschap", "Partnership (maatschap)", "Société simple (maatschap)"),
    ],
)
def test_a_legal_form_has_a_name_in_each_language(text: str, nl: str, en: str, fr: str) -> None:
    law = Law.on(date(2026, 11, 22))
    assert [lookup.legal_form_name(law, text, lang) for lang in ("nl", "en", "fr")] == [nl, en, fr]
