"""An invoice beside its project: a proposal to confirm, or reasons; money goes to the registered account only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portefeuille.documents.invoices import Checked, Expected, Proposal, compare
from portefeuille.documents.invoices.costs import kind
from portefeuille.documents.invoices.texts import TEXTS
from portefeuille.documents.ubl import read
from portefeuille.law import load
from tests.documents.samples import folder
from tests.documents.ubl.invoices import BUYER, IBAN, OGM, OTHER_IBAN, PROVIDER, Bill, Row

EXPECTED = Expected(
    provider=PROVIDER, iban=IBAN, buyer=BUYER, service="training", outstanding=100_000, start=date(2026, 11, 16),
    applied_on=date(2026, 11, 2), today=date(2026, 11, 22),
)  # fmt: skip
ADVICE = replace(EXPECTED, service="advice")


def compared(bill: Bill, expected: Expected = EXPECTED) -> Checked:
    return compare(read(bill.xml), expected)


def codes(found: Checked) -> tuple[set[str], set[str]]:
    """Of the reasons, and of the remarks."""
    return {each.code for each in found.reasons}, {each.code for each in found.remarks}


def test_the_invoice_of_the_project_becomes_a_proposal() -> None:
    found = compared(Bill())
    assert found.proposal == Proposal(100_000, "F-2026-17", OGM, 21_000)
    assert codes(found) == (set(), {"vat"})
    assert found.remarks[0].text("nl") == "De btw (EUR 210,00) betaal je rechtstreeks aan je dienstverlener."


@pytest.mark.parametrize("category", ["E", "O"])
def test_no_vat_is_normal(category: str) -> None:
    bill = Bill(
        rows=(Row("Opleiding", 100_000, category, 0),), seller_vat="" if category == "O" else f"BE{PROVIDER}"
    )
    found = compared(bill)
    assert found.proposal == Proposal(100_000, "F-2026-17", OGM, 0)
    assert codes(found) == (set(), {"no_vat"})


def test_a_part_is_ordered_when_more_is_billed_than_is_left() -> None:
    found = compared(Bill(), replace(EXPECTED, outstanding=60_000))
    assert found.proposal == Proposal(60_000, "F-2026-17", OGM, 61_000)
    assert "more_than_left" in codes(found)[1]


def test_what_does_not_count_is_paid_directly() -> None:
    rows = (Row("Opleiding boekhouden", 80_000), Row("Examen", 5_000), Row("Broodjeslunch", 2_000, "S", 12))
    found = compared(Bill(rows=rows))
    assert [each.verdict for each in found.lines] == ["accepted", "refused", "judgement"]
    assert found.proposal == Proposal(80_000, "F-2026-17", OGM, 25_090)
    assert codes(found) == (set(), {"vat", "line_refused", "line_judgement"})


def test_what_is_taken_off_the_whole_comes_off_what_counts() -> None:
    rows = (Row("Opleiding", 80_000), Row("Examen", 5_000))
    assert compared(Bill(rows=rows[:1], discount=1_000, extra=300)).proposal == Proposal(
        79_300, "F-2026-17", OGM, 16_653
    )
    found = compared(Bill(rows=rows, discount=1_000, extra=300)).proposal
    assert found is not None
    assert found.cents == 79_000


def test_an_exam_counted_before_july_2020() -> None:
    early = replace(EXPECTED, applied_on=date(2020, 6, 1))
    found = compared(Bill(rows=(Row("Opleiding", 80_000), Row("Examen", 5_000))), early)
    assert [each.verdict for each in found.lines] == ["accepted", "judgement"]


@pytest.mark.parametrize(
    "bill, expected, reasons",
    [
        (Bill(seller="0900000246", seller_vat="BE0900000246"), EXPECTED, {"other_seller"}),
        (Bill(buyer="0900000246"), EXPECTED, {"other_buyer"}),
        (Bill(currency="USD"), EXPECTED, {"currency"}),
        (Bill(number="f-2026 - 17"), replace(EXPECTED, ordered=frozenset({"F-2026-17"})), {"ordered_already"}),
        (Bill(issued=date(2026, 11, 23)), EXPECTED, {"future"}),
        (Bill(rows=(Row("Advies", 50_000),), issued=date(2026, 11, 15)), ADVICE, {"advice_before"}),
        (Bill(rows=(Row("Advies", 50_000),), edits=((">380<", ">386<"),)), ADVICE, {"advice_before"}),
        (Bill(prepaid=121_000), EXPECTED, {"paid_already"}),
        (Bill(), replace(EXPECTED, outstanding=0), {"nothing_left"}),
        (Bill(rows=(Row("Examen", 5_000),)), EXPECTED, {"nothing_counts"}),
        (Bill(root="CreditNote", preceding="F-2026-16"), EXPECTED, {"credit"}),
        (
            Bill(root="CreditNote", preceding="F-2026-16"),
            replace(EXPECTED, ordered=frozenset({"F-2026-16"})),
            {"credit_of_ordered"},
        ),
        (Bill(rows=(Row("Opleiding", -50_000),)), EXPECTED, {"credit"}),
        (Bill(seller="0900000246", seller_vat="", buyer="0900000345", currency="USD"), EXPECTED, {"other_seller", "other_buyer", "currency"}),
    ],
)  # fmt: skip
def test_reasons(bill: Bill, expected: Expected, reasons: set[str]) -> None:
    found = compared(bill, expected)
    assert (found.proposal, codes(found)[0]) == (None, reasons)


@pytest.mark.parametrize(
    "bill",
    [
        Bill(seller="0900000246", seller_vat="BE0900000246"), Bill(buyer="0900000246"), Bill(currency="USD"),
        Bill(prepaid=121_000, communication=""), Bill(rows=(Row("Opleiding", 80_000), Row("Examen", 5_000)), buyer="0900000246"),
    ],
)  # fmt: skip
def test_who_has_nothing_to_pay_is_not_told_what_to_pay(bill: Bill) -> None:
    assert codes(compared(bill))[1] == set()
    assert codes(compared(bill.with_(iban=OTHER_IBAN)))[1] == {"other_account"}


def test_accounts_are_written_as_people_read_them() -> None:
    (remark,) = [each for each in compared(Bill(iban=OTHER_IBAN)).remarks if each.code == "other_account"]
    assert "BE22 9999 9999 9847" in remark.text("nl") and "BE11 9999 9999 9948" in remark.text("nl")


def test_the_vat_of_a_credit_note_comes_back() -> None:
    for bill in (Bill(root="CreditNote", preceding="F-2026-16"), Bill(rows=(Row("Opleiding", -100_000),))):
        found = compared(bill)
        assert codes(found)[1] == {"vat_back"}
        assert (
            found.remarks[0].text("nl")
            == "De btw (EUR 210,00) krijg je rechtstreeks van je dienstverlener terug."
        )
    assert codes(compared(Bill(root="CreditNote", preceding="F-2026-16", buyer="0900000246")))[1] == set()


def test_training_may_be_billed_before_it_begins() -> None:
    assert compared(Bill(issued=date(2026, 11, 3))).proposal is not None


def test_a_provider_in_a_vat_group_is_recognised() -> None:
    assert compared(Bill(seller_vat="BE0900000246")).proposal is not None


def test_another_account_is_warned_of_and_never_used() -> None:
    found = compared(Bill(iban=OTHER_IBAN))
    assert found.proposal == Proposal(100_000, "F-2026-17", OGM, 21_000)
    (warned,) = [each for each in found.remarks if each.code == "other_account"]
    assert {name: str(each).replace(" ", "") for name, each in warned.values.items()} == {
        "told": OTHER_IBAN,
        "registered": IBAN,
    }


@pytest.mark.parametrize(
    "said, expected", [("090933755493", OGM), ("***090/9337/55493***", OGM), ("F-2026-17", ""), ("", "")]
)
def test_only_a_right_communication_is_structured(said: str, expected: str) -> None:
    found = compared(Bill(communication=said))
    assert found.proposal is not None
    assert found.proposal.communication == expected
    assert ("no_communication" in codes(found)[1]) == (not expected)


@pytest.mark.parametrize(
    "text, cost",
    [
        ("Opleiding met lunch", "fee"), ("Lunch bij de opleiding", "catering"), ("Déjeuner", "catering"),
        ("Software-opleiding", "fee"), ("Voorbereiding examen VCA", "fee"), ("Examen VCA", "exam"),
        ("Verplaatsingskosten docent", "teacher_travel"), ("Hotel Gent, 2 nachten", "trainee_travel"),
        ("Licentie 12 maanden", "licence"), ("Dossierkosten", "administration"), ("F-17", "fee"), ("", "fee"),
        ("Handboek", "course_material"), ("Parking", "other_ineligible"), ("Jaarlijks lidgeld", "membership"),
    ],
)  # fmt: skip
def test_the_words_of_a_line(text: str, cost: str) -> None:
    assert kind(text) == cost


def test_every_kind_of_cost_is_one_of_the_law() -> None:
    from portefeuille.documents.invoices.costs import _WORDS, UNKNOWN

    law = {row["code"] for row in load().list("cost_kinds").rows(date(2026, 11, 22), date(2026, 11, 22))}
    assert set(_WORDS) - {UNKNOWN} <= law


def test_every_sentence_is_there_in_every_language() -> None:
    for code, texts in TEXTS.items():
        assert list(texts) == ["nl", "en", "fr"], code
        held = [sorted(part.partition("}")[0] for part in text.split("{")[1:]) for text in texts.values()]
        assert held[0] == held[1] == held[2], code


@pytest.mark.parametrize(
    "name, reasons",
    [
        ("peppol_base-example.xml", {"other_seller", "other_buyer"}),
        ("peppol_vat-category-O.xml", {"other_seller", "other_buyer", "currency"}),
        ("peppol_base-creditnote-correction.xml", {"other_seller", "other_buyer", "credit"}),
    ],
)
def test_an_official_example_is_refused_for_the_right_reasons(name: str, reasons: set[str]) -> None:
    found = compare(read((folder() / name).read_bytes()), EXPECTED)
    assert codes(found)[0] == reasons
    assert all(each.text(lang) for each in (*found.reasons, *found.remarks) for lang in ("nl", "en", "fr"))
