"""Legal forms: every KBO code has a verdict, every name finds one form, and the verdicts of R-7.1 to R-7.3 hold."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.law.lists.files import by_code, in_force, normal, rows

FORMS = by_code("legal_forms")
VERDICTS = {"accepted", "refused", "workshop_only", "judgement"}


def names() -> list[tuple[str, str]]:
    """Every (looked-up form, code): code, abbreviation and aliases of every row."""
    return [
        (normal(name), row["code"])
        for row in FORMS.values()
        for name in (row["code"], row["abbreviation"], *row["aliases"])
        if name
    ]


def find(text: str) -> str:
    """The code that a name leads to."""
    (code,) = [code for name, code in names() if name == normal(text)]
    return code


def test_a_name_leads_to_one_form() -> None:
    twice = {name: count for name, count in Counter(name for name, _ in names()).items() if count > 1}
    assert twice == {}
    assert all(name for name, _ in names())


def test_every_code_of_the_kbo_list_has_a_row_with_its_labels() -> None:
    for row in rows("kbo_legal_forms"):
        form = FORMS[row["code"]]
        assert form["origin"] == "package"
        assert form["label"] == {lang: row[f"label_{lang}"] for lang in ("nl", "fr", "en")}


def test_only_the_codes_of_the_package_say_that_they_come_from_it() -> None:
    package = {row["code"] for row in rows("kbo_legal_forms")}
    assert {code for code, row in FORMS.items() if row["origin"] == "package"} == package
    assert {code for code, row in FORMS.items() if row["origin"] == "none"} == {
        "natural_person",
        "de_facto_association",
    }


@pytest.mark.parametrize("code", FORMS)
def test_a_form_has_a_verdict_on_every_day(code: str) -> None:
    for on in (
        date(2009, 1, 1),
        date(2016, 3, 31),
        date(2016, 4, 1),
        date(2021, 7, 1),
        date(2025, 12, 31),
        date(2026, 1, 1),
    ):
        assert in_force(FORMS[code], on)["verdict"] in VERDICTS
    assert all(FORMS[code]["label"][lang] for lang in ("nl", "fr", "en"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BV", "610"), ("b.v.", "610"), ("BVBA", "610"), ("EBVBA", "610"), ("srl", "610"), ("NV", "014"), ("S.A.", "014"),
        ("CV", "706"), ("CVBA", "706"), ("CVOA", "706"), ("VOF", "011"), ("CommV", "612"), ("Comm. V.", "612"), ("GCV", "612"),
        ("Comm.VA", "013"), ("ESV", "060"), ("EESV", "065"), ("SE", "027"), ("SCE", "001"), ("eenmanszaak", "natural_person"),
        ("Eenmanszaak", "natural_person"), ("vzw", "017"), ("V.Z.W.", "017"), ("maatschap", "702"), ("610", "610"), ("015", "015"),
        ("feitelijke vereniging", "de_facto_association"), ("stille handelsvennootschap", "704"),
        ("tijdelijke handelsvennootschap", "703"), ("GmbH", "030"), ("OCMW", "412"),
    ],
)  # fmt: skip
def test_names_of_the_contract_are_found(text: str, code: str) -> None:
    assert find(text) == code


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("eenmanszaak", "accepted"), ("NV", "accepted"), ("BV", "accepted"), ("015", "accepted"), ("CV", "accepted"), ("008", "accepted"),
        ("006", "accepted"), ("VOF", "accepted"), ("CommV", "accepted"), ("012", "accepted"), ("CommVA", "accepted"), ("ESV", "accepted"),
        ("SE", "accepted"), ("SCE", "accepted"), ("214", "accepted"), ("215", "accepted"), ("maatschap", "refused"),
        ("feitelijke vereniging", "refused"), ("tijdelijke handelsvennootschap", "refused"), ("stille handelsvennootschap", "refused"),
        ("vzw", "refused"), ("gemeente", "refused"), ("310", "refused"), ("EESV", "accepted"), ("landbouwvennootschap", "refused"),
        ("private stichting", "refused"), ("030", "judgement"), ("114", "refused"), ("ivzw", "refused"), ("508", "judgement"),
    ],
)  # fmt: skip
def test_verdicts_of_2024(text: str, verdict: str) -> None:
    code = "025" if text == "landbouwvennootschap" else find(text)
    assert in_force(FORMS[code], date(2024, 6, 5))["verdict"] == verdict


def test_a_vzw_is_refused_until_2025_and_then_only_admitted_as_sheltered_workshop() -> None:
    before = in_force(FORMS["017"], date(2025, 12, 31))
    after = in_force(FORMS["017"], date(2026, 1, 1))
    assert (before["verdict"], before["from"]) == ("refused", date(2009, 1, 1))
    assert (after["verdict"], after["from"]) == ("workshop_only", date(2026, 1, 1))
    assert {
        row["code"] for row in FORMS.values() if in_force(row, date(2026, 6, 1))["verdict"] == "workshop_only"
    } == {"017"}


def test_an_old_form_has_the_verdict_of_the_form_it_became() -> None:
    old = {code: row["now"] for code, row in FORMS.items() if "now" in row}
    assert old == {"015": "610", "010": "610", "008": "706", "006": "706", "016": "706", "012": "612"}
    for code, now in old.items():
        assert FORMS[code]["periods"] == FORMS[now]["periods"]
        assert FORMS[code]["abbreviation"] is None


def test_groups_that_the_rules_do_not_settle_are_left_to_a_person() -> None:
    for row in FORMS.values():
        if row["group"] in {"social_purpose", "foreign"}:
            assert in_force(row, date(2024, 6, 5))["verdict"] == "judgement", row["code"]
        if row["group"] == "public_body":
            assert in_force(row, date(2024, 6, 5))["verdict"] == "refused", row["code"]
