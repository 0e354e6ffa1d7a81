"""Every line ends matched, returned, internal or on the worklist; the reasons are codes with values, and sentences."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.banking.matching import Book, Order, Policy, Request, explain
from portefeuille.banking.records import Line, Party
from portefeuille.banking.verdict import Kind, Reason, Verdict
from portefeuille.banking.verdict_texts import DID_YOU_MEAN, TEXTS
from tests.banking.files.accounts import OURS, THEIRS, communication, iban, twelve

LAST = date(2026, 12, 15)
ASKED = communication(909_337_554)
OTHER = communication(123_456_789)
PAYER = Party(THEIRS, "Bakkerij De Proef BV", "XXXXBEBB")
REQUEST = Request(
    reference="A-1", communication=ASKED, amount=70_000, last_day=LAST, accounts=frozenset({THEIRS})
)
ORDER = Order(reference="P-1", end_to_end="E2E-1", amount=120_000, batch="B-1")
STRICT, TOLERANT = Policy.STRICT, Policy.TOLERANT


def deposit(amount: int = 70_000, given: str | None = ASKED, on: date = LAST, **more: Any) -> Line:
    base = Line(
        place="line 3", amount=amount, booked_on=on, value_on=on, counterparty=PAYER, structured=given
    )
    return base._replace(**more)


def judged(line: Line, policy: Policy = STRICT, request: Request = REQUEST) -> Verdict:
    return explain(line, Book.of([request], [ORDER], [OURS]), policy)


def test_the_exact_amount_with_the_right_communication_in_time_is_matched() -> None:
    assert judged(deposit()) == Verdict(Kind.MATCHED, (Reason("deposit"),), ("A-1",))
    assert (
        judged(deposit(given=None, free=f" {ASKED} ")).code == "deposit"
    )  # in the other box, and nothing else there
    assert judged(deposit(given=None, free=twelve(909_337_554))).code == "deposit"


@pytest.mark.parametrize(
    "line, reasons",
    [
        (deposit(69_999), [Reason("too_little", {"difference": 1, "asked": 70_000, "got": 69_999})]),
        (deposit(70_001), [Reason("too_much", {"difference": 1, "asked": 70_000, "got": 70_001})]),
        (deposit(on=LAST + timedelta(3)), [Reason("late", {"days": 3, "last_day": LAST})]),
        (deposit(1, on=LAST + timedelta(1)), [
            Reason("late", {"days": 1, "last_day": LAST}),
            Reason("too_little", {"difference": 69_999, "asked": 70_000, "got": 1})]),
        (deposit(given=OTHER), [Reason("unknown_communication", {"communication": OTHER})]),
        (deposit(given=None, free="cursus"), [Reason("no_communication")]),
        (deposit(given=None, free=f"cursus {ASKED}"), [Reason("communication_not_alone", {"communication": f"cursus {ASKED}"})]),
    ],
)  # fmt: skip
def test_anything_else_goes_back_with_every_reason(line: Line, reasons: list[Reason]) -> None:
    verdict = judged(line)
    assert (verdict.kind, list(verdict.reasons)) == (Kind.RETURN, reasons)


def test_the_value_date_decides_and_the_day_of_booking_where_there_is_none() -> None:
    after = LAST + timedelta(1)
    assert judged(deposit(booked_on=after)).kind is Kind.MATCHED
    assert judged(deposit(value_on=after)).code == "late"
    assert judged(deposit(value_on=None)).kind is Kind.MATCHED
    assert judged(deposit(value_on=None, booked_on=after)).code == "late"


def test_a_second_payment_goes_back_and_so_does_one_for_a_closed_request() -> None:
    assert judged(deposit(), request=replace(REQUEST, received=70_000)) == Verdict(
        Kind.RETURN, (Reason("second_payment"),), ("A-1",)
    )
    assert judged(deposit(), request=replace(REQUEST, closed=True)).code == "request_closed"


def test_a_tolerant_policy_lets_a_short_deposit_be_completed() -> None:
    short = judged(deposit(30_000), TOLERANT)
    assert short == Verdict(
        Kind.MATCHED, (Reason("deposit_part", {"missing": 40_000, "last_day": LAST}),), ("A-1",)
    )
    begun = replace(REQUEST, received=30_000)
    assert judged(deposit(40_000), TOLERANT, begun).code == "deposit_completed"
    assert judged(deposit(40_001), TOLERANT, begun).reasons == (
        Reason("too_much", {"difference": 1, "asked": 40_000, "got": 40_001}),
    )
    assert judged(deposit(40_000, on=LAST + timedelta(1)), TOLERANT, begun).kind is Kind.RETURN
    assert judged(deposit(given=None, free=f"cursus {ASKED} dank"), TOLERANT).code == "deposit"


def test_two_communications_in_one_text_are_not_chosen_between() -> None:
    book = Book.of([REQUEST, replace(REQUEST, reference="A-2", communication=OTHER)])
    verdict = explain(deposit(given=None, free=f"{ASKED} of {OTHER}"), book, TOLERANT)
    assert (verdict.kind, verdict.code) == (Kind.RETURN, "communication_not_alone")
    assert {one.communication for one in verdict.suggestions} == {ASKED, OTHER}


def test_one_wrong_digit_or_two_swapped_are_recognised() -> None:
    right = twelve(909_337_554)
    for place in range(12):
        wrong = f"{right[:place]}{(int(right[place]) + 1) % 10}{right[place + 1 :]}"
        verdict = judged(deposit(given=None, free=wrong))
        assert (verdict.kind, verdict.code) == (Kind.RETURN, "wrong_communication")
        assert [one.reference for one in verdict.suggestions] == ["A-1"], wrong
    swapped = f"{right[1]}{right[0]}{right[2:]}"
    assert swapped != right
    assert [one.communication for one in judged(deposit(given=None, free=swapped)).suggestions] == [ASKED]
    assert [one.communication for one in judged(deposit(given=None, free=right[:-1])).suggestions] == [ASKED]
    assert [one.communication for one in judged(deposit(given=None, free=f"{right}7")).suggestions] == [ASKED]


def test_what_this_payer_owes_exactly_is_suggested_too() -> None:
    line = deposit(given=None, free="eigen aandeel")
    assert [one.communication for one in judged(line).suggestions] == [ASKED]
    assert judged(line._replace(amount=69_999)).suggestions == ()
    assert judged(line._replace(counterparty=Party(iban(1)))).suggestions == ()
    assert judged(line, request=replace(REQUEST, closed=True)).suggestions == ()


@pytest.mark.parametrize("account", ["", "BE00000000000000", "12345"])
def test_what_cannot_be_sent_back_waits_for_a_person(account: str) -> None:
    verdict = judged(deposit(1, counterparty=Party(account, "Iemand")))
    assert verdict.kind is Kind.WORKLIST
    assert [one.code for one in verdict.reasons] == ["too_little", "nobody_to_return_to"]


def test_our_own_payments_are_recognised_when_they_leave_and_when_they_come_back() -> None:
    out = deposit(-120_000, given=None, end_to_end="E2E-1")
    assert judged(out) == Verdict(Kind.MATCHED, (Reason("order_executed"),), ("P-1",))
    assert judged(out._replace(amount=-119_999)).code == "order_other_amount"
    assert judged(out._replace(end_to_end="")).code == "unknown_debit"
    back = out._replace(amount=120_000, return_reason="AC04")
    assert judged(back) == Verdict(Kind.MATCHED, (Reason("order_came_back", {"reason": "AC04"}),), ("P-1",))
    assert judged(back._replace(return_reason="")).code == "order_came_back"
    assert judged(back._replace(amount=5)).code == "unknown_return"
    assert judged(back._replace(end_to_end="?")).kind is Kind.WORKLIST


def test_a_batch_that_the_bank_does_not_open_is_matched_by_its_reference_and_sum() -> None:
    batch = deposit(-120_000, given=None, batch="B-1", batch_size=0)
    assert judged(batch) == Verdict(Kind.MATCHED, (Reason("batch_executed", {"count": 1}),), ("P-1",))
    assert judged(batch._replace(amount=-1)).code == "batch_without_details"
    assert judged(batch._replace(amount=120_000)).code == "batch_without_details"


def test_what_is_nobody_elses_is_internal_and_what_the_bank_takes_back_is_looked_at() -> None:
    assert judged(deposit(counterparty=Party(OURS))).code == "own_account"
    assert judged(deposit(0)).kind is Kind.INTERNAL
    assert judged(deposit(reversal=True)) == Verdict(Kind.WORKLIST, (Reason("reversal"),))


def test_a_batch_is_explained_payment_by_payment_and_a_book_holds_everything_once() -> None:
    with pytest.raises(ValueError, match="one by one"):
        judged(deposit(parts=(deposit(),)))
    with pytest.raises(ValueError, match="two requests"):
        Book.of([REQUEST, REQUEST])
    with pytest.raises(ValueError, match="two orders"):
        Book.of([], [ORDER, ORDER])


def test_the_sentences() -> None:
    short = judged(deposit(69_000, on=LAST + timedelta(1)))
    assert short.text("nl") == (
        "De storting kwam 1 dag te laat: de laatste dag was 15 december 2026. "
        "Er is EUR 10,00 te weinig gestort: EUR 690,00 in plaats van EUR 700,00."
    )
    assert short.text("en").endswith("EUR 10.00 too little was paid: EUR 690.00 instead of EUR 700.00.")
    meant = judged(deposit(given=None, free="eigen aandeel"))
    assert meant.text("nl") == f"De gestructureerde mededeling ontbreekt. Bedoelde je {ASKED}?"
    assert meant.as_dict("fr")["did_you_mean"] == [ASKED]
    assert short.as_dict()["reasons"][0] == {"code": "late", "days": 1, "last_day": "2026-12-15"}


def test_every_reason_has_its_sentence_in_three_languages_with_the_same_values() -> None:
    for code, texts in {**TEXTS, "did_you_mean": DID_YOU_MEAN}.items():
        assert set(texts) == {"nl", "en", "fr"}, code
        fields = {
            lang: {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for lang, text in texts.items()
        }
        assert fields["nl"] == fields["en"] == fields["fr"], code


@given(
    amount=st.integers(-200_000, 200_000),
    given=st.sampled_from([None, ASKED, OTHER, "RF18539007547034"]),
    free=st.text(max_size=40) | st.sampled_from([ASKED, twelve(909_337_554), f"x {ASKED}"]),
    late=st.integers(-40, 40),
    received=st.integers(0, 90_000),
    policy=st.sampled_from(list(Policy)),
    size=st.integers(0, 2),
    account=st.sampled_from([THEIRS, OURS, "", "x"]),
    reason=st.sampled_from(["", "AC04", "?"]),
    reference=st.sampled_from(["", "E2E-1", "E2E-2"]),
)
def test_every_line_gets_a_verdict_and_only_what_is_asked_for_is_taken(
    amount: int, given: str | None, free: str, late: int, received: int, policy: Policy, size: int, account: str,
    reason: str, reference: str,
) -> None:  # fmt: skip
    line = deposit(amount, given, LAST + timedelta(late), free=free, batch_size=size, counterparty=Party(account),
                   return_reason=reason, end_to_end=reference)  # fmt: skip
    verdict = judged(line, policy, replace(REQUEST, received=received))
    assert all(verdict.text(lang) for lang in ("nl", "en", "fr"))
    if verdict.kind is Kind.MATCHED and verdict.targets == ("A-1",):
        assert late <= 0 and ASKED in {given, free, free[2:], communication(909_337_554)}
        assert received + amount == 70_000 if policy is STRICT else received + amount <= 70_000
    if verdict.kind is Kind.RETURN:
        assert amount > 0 and account == THEIRS
