"""Registering: the register says what it knows, the rest is declared; each value with its origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portefeuille.enterprises import outside, selectors, services
from portefeuille.enterprises.errors import BadValueError, KnownEnterpriseError, UnknownEnterpriseError
from portefeuille.enterprises.models import Enterprise, Value
from portefeuille.platform.audit import verify
from portefeuille.platform.models import AuditRow
from portefeuille.registers.demonstration import DemonstrationRegister
from tests.enterprises.made import COMPLETE, IBAN, NUMBER, enterprise, person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def test_with_the_register_every_value_has_its_origin() -> None:
    found = DemonstrationRegister().lookup(NUMBER)
    services.register(
        number="BE 0999.000.129", values={"iban": IBAN, "headcount": 1300}, actor=person(), found=found
    )
    profile = selectors.profile(NUMBER)
    name, iban, headcount = profile.values["name"], profile.values["iban"], profile.values["headcount"]
    assert (name.value, name.verified, name.register, name.as_of) == (
        "Voorbeeld Software", True, "demonstration", date(2026, 11, 1),
    )  # fmt: skip
    assert (iban.value, iban.verified, iban.by, iban.as_of) == (IBAN, False, "An Peeters", None)
    assert (headcount.value, headcount.verified, headcount.against) == (1300, False, "1250")
    assert profile.values["turnover"].verified and profile.values["previous_headcount"].value == 1100
    assert (profile.version, profile.unverified) == (1, ())
    assert selectors.differences(NUMBER) == (), "who declares another figure knew what the register says"


def test_while_the_register_is_down_everything_can_be_declared_and_is_marked() -> None:
    enterprise()
    profile = selectors.profile(NUMBER)
    assert set(profile.unverified) == {"establishments", "legal_form", "name"}
    assert selectors.incomplete(NUMBER) == []


def test_what_the_register_alone_says_is_not_declared_over_it() -> None:
    found = DemonstrationRegister().lookup(NUMBER)
    services.register(number=NUMBER, values={**COMPLETE, "name": "Iets anders"}, actor=person(), found=found)
    profile = selectors.profile(NUMBER)
    assert (profile.name, len(profile.establishments)) == ("Voorbeeld Software", 2)


def test_the_facts_are_those_of_a_case() -> None:
    enterprise(
        public_share=1250,
        group=[
            {
                "kind": "partner",
                "name": "P",
                "share": 3000,
                "headcount": 4000,
                "turnover": 1,
                "balance_total": 2,
            },
            {"kind": "linked", "name": "L", "headcount": 150, "previous_year": {"headcount": 140}},
        ],
        previous_headcount=1100,
        size=None,
    )
    facts = selectors.facts(NUMBER, DAY)
    assert facts["number"] == NUMBER and facts["legal_form"] == "610"
    assert str(facts["headcount"]) == "12.5" and str(facts["turnover"]) == "1400000"
    assert str(facts["public_share"]) == "0.125" and facts["establishments"] == [{"postcode": "9000"}]
    assert (facts["main_activity"], facts["nace_version"]) == ("62.010", 2008)
    assert {key: str(value) for key, value in facts["previous_year"].items()} == {"headcount": "11"}
    assert [set(each) for each in facts["group"]] == [
        {"kind", "share", "headcount", "turnover", "balance_total"},
        {"kind", "headcount", "previous_year"},
    ]
    assert not {"registered", "registered_since", "sheltered_workshop"} & set(facts)
    assert selectors.proposal(NUMBER, DAY).decision.outcome == "needs_review", (
        "figures of the group are missing"
    )


def test_an_enterprise_that_stopped_is_no_longer_registered() -> None:
    found = DemonstrationRegister().lookup("0999000822")
    services.register(number="0999000822", values={}, actor=person(), found=found)
    assert "registered" not in selectors.facts("0999000822", date(2025, 6, 30))
    assert selectors.facts("0999000822", date(2025, 7, 1))["registered"] is False


def test_the_same_enterprise_twice_is_refused() -> None:
    enterprise()
    with pytest.raises(KnownEnterpriseError):
        enterprise()
    assert Enterprise.objects.count() == 1


@pytest.mark.parametrize(
    "values, key, code",
    [
        ({"colour": "red"}, "colour", "unknown"),
        ({"name": "a\x00b"}, "name", "shape"),
        ({"name": "x" * 141}, "name", "long"),
        ({"name": "Bak\u200bkerij"}, "name", "shape"),
        ({"name": "Bakkerij \u202enep"}, "name", "shape"),
        ({"name": "Klik op https://nep.example"}, "name", "link"),
        ({"name": "www.nep.example"}, "name", "link"),
        ({"legal_form": "XYZ"}, "legal_form", "legal_form"),
        ({"headcount": 12.5}, "headcount", "shape"),
        ({"headcount": -1}, "headcount", "shape"),
        ({"public_share": 10_001}, "public_share", "shape"),
        ({"closed_on": "2025-02-29"}, "closed_on", "day"),
        ({"iban": "BE68539007547035"}, "iban", "iban"),
        ({"email": "an@"}, "email", "email"),
        ({"phone": "bel mij"}, "phone", "phone"),
        ({"language": "de"}, "language", "shape"),
        ({"honour": "yes"}, "honour", "shape"),
        ({"establishments": [{"postcode": "B-9000"}]}, "establishments.0.postcode", "postcode"),
        ({"establishments": [{"street": "Kerkstraat"}]}, "establishments.0.postcode", "missing"),
        ({"main_activity": {"code": "62.999", "version": 2008}}, "main_activity.code", "nace"),
        ({"main_activity": {"code": "62.010", "version": 2010}}, "main_activity.version", "nace"),
        ({"activities": [{"code": "62.020", "version": 2008}]}, "main_activity", "not_registered"),
        ({"group": [{"kind": "partner", "name": "P"}]}, "group.0.share", "missing"),
        ({"group": [{"kind": "partner", "name": "P", "share": 5001}]}, "group.0.share", "linked"),
        ({"group_form": {"naam1": "x" * 201}}, "group_form", "shape"),
        ({"group_form": ["naam1"]}, "group_form", "shape"),
        ({"group": [{"kind": "linked", "name": "L", "colour": 1}]}, "group.0.colour", "shape"),
        ({"de_minimis": [{"on": "2024-05-01"}]}, "de_minimis.0.amount", "missing"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_place(
    values: dict[str, Any], key: str, code: str
) -> None:
    with pytest.raises(BadValueError) as refused:
        enterprise(**values)
    assert (refused.value.key, refused.value.code) == (key, code)
    assert Enterprise.objects.count() == Value.objects.count() == AuditRow.objects.count() == 0


def test_numbers_are_kept_as_digits_and_accounts_without_spaces() -> None:
    enterprise(
        legal_form="BVBA",
        iban="BE68 5390 0754 7034",
        establishments=[{"postcode": "9000", "number": "2.999.000.171"}],
        group=[{"kind": "linked", "name": "L", "number": "BE 0999.000.228"}],
        size=None,
    )
    profile = selectors.profile("0999.000.129")
    assert profile.legal_form == "610"
    assert (profile.iban, profile.establishments[0]["number"]) == (IBAN, "2999000171")
    assert profile.value("group")[0]["number"] == "0999000228"


def test_who_is_not_registered_is_unknown() -> None:
    for read in (selectors.profile, selectors.incomplete, selectors.payee, selectors.differences):
        with pytest.raises(UnknownEnterpriseError):
            read(NUMBER)
    with pytest.raises(UnknownEnterpriseError):
        selectors.facts("12", DAY)
    assert not selectors.exists(NUMBER) and not selectors.exists("12")


def test_refunds_go_nowhere_without_an_account() -> None:
    services.register(number=NUMBER, values={"name": "V"}, actor=person())
    assert selectors.payee(NUMBER) is None
    services.change(number=NUMBER, values={"iban": IBAN}, actor=person())
    assert selectors.payee(NUMBER) == (IBAN, "V")


def test_what_is_missing_is_listed() -> None:
    services.register(number=NUMBER, values={}, actor=person())
    assert selectors.incomplete(NUMBER) == [
        "name", "legal_form", "establishments", "main_activity", "headcount", "group", "public_share",
        "social_security_arrears", "de_minimis", "iban", "email", "language", "balance_total", "honour", "size",
    ]  # fmt: skip


def test_the_audit_log_tells_that_and_by_whom_but_not_what() -> None:
    enterprise()
    rows = list(AuditRow.objects.order_by("number"))
    assert [row.action for row in rows] == ["enterprise.registered", "enterprise.size_confirmed"]
    assert all(row.subject == f"enterprise:{NUMBER}" for row in rows)
    assert not any("voorbeeld" in row.detail.lower() or IBAN in row.detail for row in rows)
    assert verify().broken is None


def test_names_of_many_in_one_query(django_assert_num_queries: Any) -> None:
    enterprise()
    enterprise("0999000228", name="Ander")
    with django_assert_num_queries(1):
        found = selectors.names([NUMBER, "0999000228", "0999000327"])
    assert found == {NUMBER: "Voorbeeld Software", "0999000228": "Ander"}


def test_a_register_with_an_empty_answer_says_nothing_about_the_rest() -> None:
    found = DemonstrationRegister().lookup("0999000327")
    assert found is not None
    said = outside.values_of(replace(found, since=None))
    assert set(said) == {"name", "legal_form", "establishments", "activities"}
    assert outside.ask_if_up(NUMBER) is not None


@pytest.mark.usefixtures("register_is_down")
def test_a_register_that_is_down_gives_nothing() -> None:
    assert outside.ask_if_up(NUMBER) is None
