"""The simulated bank: what goes in comes out again, on every form of paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portefeuille.banking.continuity import plan
from portefeuille.banking.errors import BankFileError
from portefeuille.banking.matching import Book, Order, Request, explain
from portefeuille.banking.payments.answer import Outcome, outcomes
from portefeuille.banking.payments.communication import make
from portefeuille.banking.payments.follow import follow
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.read_report import read_report
from portefeuille.banking.payments.records import PaymentBatch
from portefeuille.banking.payments.settle import settle
from portefeuille.banking.payments.write import to_bytes
from portefeuille.banking.reading import read_statements
from portefeuille.banking.records import Statement
from portefeuille.banking.simulate.bank import Bank, structured
from portefeuille.banking.simulate.faults import KINDS, Faults
from portefeuille.banking.simulate.model import Sent
from portefeuille.banking.simulate.state import from_json, to_json
from tests.banking.accounts import DAY, OWN, account, assert_valid, batch, payment
from tests.banking.simulate.running import bank, deposit, named, orders, statements

NEXT = DAY + timedelta(days=1)


def answers(made: PaymentBatch, sent: list[Sent]) -> tuple[Outcome, ...]:
    """What the bank's answers, all together, say of the batch."""
    said: tuple[Outcome, ...] = ()
    for name, data in sent:
        if name.startswith("status"):
            found = outcomes(made, read_report(data, name))
            said = follow(said, found) if said else found
    return said


def days(sent: list[Sent], form: str = "CODA") -> list[Statement]:
    """The statements in one form."""
    return [each for _, each in statements(sent) if each.form == form]


@pytest.mark.parametrize("form", ["CODA", "camt.053.001.08"])
def test_a_day_out_and_in(form: str) -> None:
    made = batch(payment(1), payment(2), payment(3, on=NEXT))
    here = bank()
    here.deposit(deposit(1))
    sent = here.take(to_bytes(made)) + here.close_day()
    (day,) = days(sent, form)
    assert (day.account, day.number, day.opening, day.closing) == (
        OWN,
        1,
        1_000_000,
        1_000_000 + 140_000 - 10_001 - 10_002,
    )
    assert (day.opening_date, day.closing_date) == (DAY - timedelta(days=1), DAY)
    first, second, third = day.lines
    assert (first.structured, first.counterparty.account, first.counterparty.name) == (
        "+++090/9337/55493+++", account(2001), "Betaler 1",
    )  # fmt: skip
    assert (second.end_to_end, second.free, second.counterparty.account) == (
        "KP-000001",
        "Factuur 1",
        account(1001),
    )
    assert (third.end_to_end, third.structured) == ("KP-000002", make(2))
    assert [str(each.settled) for each in settle(made, [day], answers(made, sent))] == [
        "debited",
        "debited",
        "waiting",
    ]
    sent += here.close_day()
    assert [each.number for each in days(sent, form)] == [1, 2]
    assert [each.status for each in answers(made, sent)] == ["ACSC"] * 3


@pytest.mark.parametrize(
    "form, schema", [("pain.002.001.03", "pain.002.001.03"), ("pain.002.001.10", "pain.002.001.12")]
)
def test_the_answers_are_valid(form: str, schema: str) -> None:
    """No package has the schema of .10; that of .12 asks the same of what is written here."""
    here = bank(15_000, faults=named("reject_payment", "KP-000003"))
    here.report_form = form
    files = [*here.take(orders(1, 2, 3)), *here.take(orders(9)), *here.close_day()]
    reports = [data for name, data in files if name.startswith("status")]
    assert len(reports) == 3
    for data in reports:
        assert read_report(data).form == form
        assert_valid(data.replace(form.encode(), schema.encode()), schema)


def test_too_little_on_the_account() -> None:
    made = batch(payment(1), payment(2))
    here = bank(15_000)
    sent = here.take(to_bytes(made)) + here.close_day()
    one, two = answers(made, sent)
    assert (one.status, two.status, two.reasons[0].code) == ("ACSC", "RJCT", "AM04")
    assert [str(each.settled) for each in settle(made, days(sent), (one, two))] == ["debited", "rejected"]


def test_the_same_file_twice_is_paid_once() -> None:
    here = bank()
    sent = here.take(orders(1)) + here.take(orders(1)) + here.close_day()
    second = read_report(sent[1].data)
    assert second.group.status == "RJCT" and second.group.reasons[0].code == "DUPL"
    assert len(days(sent)[0].lines) == 1


@pytest.mark.parametrize(
    "old, new, code",
    [
        (b"<NbOfTxs>1</NbOfTxs>", b"<NbOfTxs>2</NbOfTxs>", "AM18"),
        (b"<CtrlSum>100.01</CtrlSum>", b"<CtrlSum>100.02</CtrlSum>", "AM10"),
        (account(1001).encode(), b"BE00900000100146", "AC03"),
        (OWN.encode(), account(77).encode(), "AC02"),
        (b'EUR">100.01', b'EUR">0.00', "AM10"),
        (b"Factuur 1", "Faktür 1".encode(), "FF01"),
        (b"2026-12-01</Dt>", b"2028-12-01</Dt>", "CH03"),
    ],
)
def test_the_bank_checks_what_it_is_sent(old: bytes, new: bytes, code: str) -> None:
    here = bank()
    report = read_report(here.take(orders(1).replace(old, new))[0].data)
    assert report.group.status == "RJCT" and report.group.reasons[0].code == code
    assert days(here.close_day())[0].lines == ()


def test_a_payment_comes_back() -> None:
    made = batch(payment(1))
    here = bank(faults=named("return_payment", "KP-000001"))
    sent = here.take(to_bytes(made)) + here.close_day() + here.close_day()
    for form in ("CODA", "camt.053.001.08"):
        first, second = days(sent, form)
        assert [line.amount for line in (*first.lines, *second.lines)] == [-10_001, 10_001]
        (settled,) = settle(made, [first, second], answers(made, sent))
        assert (str(settled.settled), settled.reason in {"AC04", "AC06", "MD07", "MS03"}) == (
            "returned",
            True,
        )


def test_every_line_is_explained_by_what_we_asked_and_ordered() -> None:
    made = batch(payment(1), payment(2))
    here = bank(faults=named("return_payment", "KP-000002"))
    here.deposit(deposit(1))
    sent = here.take(to_bytes(made)) + here.close_day() + here.close_day()
    book = Book.of(
        [Request(reference="A1", communication="+++090/9337/55493+++", amount=140_000, last_day=DAY)],
        [
            Order(reference=f"O{each.cents}", end_to_end=each.end_to_end_id, amount=each.cents)
            for each in made.payments
        ],
        [OWN],
    )
    for form in ("CODA", "camt.053.001.08"):
        verdicts = [explain(line, book) for day in days(sent, form) for line in day.payments]
        assert [each.reasons[0].code for each in verdicts] == [
            "deposit",
            "order_executed",
            "order_executed",
            "order_came_back",
        ]
    taken = plan([each for _, each in statements(sent)], [], {OWN})
    assert [len(taken.new), len(taken.again)] == [2, 2]


def test_a_late_statement_and_a_copy() -> None:
    here = bank(faults=named("late_statement", DAY.isoformat()))
    assert here.close_day() == []
    assert [each.closing_date for each in days(here.close_day())] == [NEXT, DAY]
    here = bank(faults=named("duplicate_statement", DAY.isoformat()))
    first = here.close_day()
    second = days(here.close_day())
    assert [each.copy for each in second] == [False, True]
    assert replace(second[1], copy=False, created_on=None) == replace(days(first)[0], created_on=None)


def test_a_late_answer() -> None:
    made = batch(payment(1))
    here = bank(faults=named("late_answer", made.message_id))
    sent = here.take(to_bytes(made))
    assert [each.status for each in answers(made, sent)] == ["RCVD"]
    sent += here.close_day()
    assert len([each for each in sent if each.name.startswith("status")]) == 3
    assert [each.status for each in answers(made, sent)] == ["ACSC"]


def test_a_file_rejected_whole() -> None:
    made = batch(payment(1), payment(2))
    here = bank(faults=named("reject_file", made.message_id))
    assert {each.status for each in answers(made, here.take(to_bytes(made)))} == {"RJCT"}


def test_deposits_gone_wrong() -> None:
    here = bank(
        faults=Faults(
            named=frozenset(
                {("wrong_amount", "D1"), ("unknown_communication", "D2"), ("unknown_communication", "D3")}
            )
        )
    )
    for number in (1, 2):
        here.deposit(deposit(number))
    here.deposit(deposit(3, remittance=structured("eigen aandeel")))
    one, two, three = days(here.close_day())[0].lines
    assert (one.amount, one.structured) == (139_999, "+++090/9337/55493+++")
    assert two.amount == 140_000 and two.structured != "+++090/9337/55493+++"
    assert three.free == "Storting"


def test_a_deposit_arrives_once_and_on_its_day() -> None:
    here = bank()
    for _ in range(2):
        here.deposit(deposit(1, on=NEXT))
    assert [len(days(here.close_day())[0].lines) for _ in range(3)] == [0, 1, 0]


@pytest.mark.parametrize(
    "change", [{"account": account(9)}, {"cents": 0}, {"cents": 10**12}, {"iban": "BE00"}, {"name": "Ω"}]
)
def test_a_deposit_that_cannot_be(change: dict[str, Any]) -> None:
    here = bank()
    with pytest.raises(PaymentError, match="deposit 'D1'"):
        here.deposit(replace(deposit(1), **change))
    assert days(here.close_day())[0].lines == ()


def test_statements_are_numbered_from_one_in_every_year() -> None:
    here = bank(day=date(2026, 12, 30))
    assert [days(here.close_day())[0].number for _ in range(4)] == [1, 2, 1, 2]


def test_a_day_of_many_movements() -> None:
    here = bank(10_000 * 10_100)
    made = batch(*(payment(number, cents=1) for number in range(10_050)))
    here.take(to_bytes(made))
    coda = next(each for each in here.close_day() if each.name.startswith("coda"))
    (day,) = read_statements(coda.data)
    assert [line.end_to_end for line in day.lines] == [each.end_to_end_id for each in made.payments]


@pytest.mark.parametrize(
    "iban, name", [("DE79000000001234567890", "X"), ("BE00", "X"), (OWN, "X"), (account(5), "Ω")]
)
def test_an_account_that_cannot_be_opened(iban: str, name: str) -> None:
    with pytest.raises(PaymentError):
        bank().open(iban, name)


RATES = st.dictionaries(st.sampled_from(sorted(KINDS)), st.sampled_from([0.0, 0.3, 1.0]))


def runs(rates: dict[str, float], seed: int, amounts: list[int], *, kept: bool) -> list[Sent]:
    """Five days of a bank with faults; ``kept``: the state goes through its file after every step."""
    here = bank(200_000, faults=Faults(seed, rates))

    def stored(state: Bank) -> Bank:
        return from_json(to_json(state, {}))[0] if kept else state

    sent: list[Sent] = []
    for day in range(3):
        payments = [
            payment(100 * day + place, cents=cents, on=DAY + timedelta(days=3))
            for place, cents in enumerate(amounts)
        ]
        sent += here.take(to_bytes(batch(*payments, message_id=f"M{day}")))
        here = stored(here)
        here.deposit(deposit(day))
        sent += here.close_day()
        here = stored(here)
    for _ in range(3):
        sent += here.close_day()
        here = stored(here)
    return sent


@settings(max_examples=15, deadline=None)
@given(RATES, st.integers(0, 99), st.lists(st.integers(1, 150_000), min_size=1, max_size=4))
def test_whatever_goes_wrong_the_statements_close_and_follow(
    rates: dict[str, float], seed: int, amounts: list[int]
) -> None:
    sent = runs(rates, seed, amounts, kept=False)
    assert len({name for name, _ in sent}) == len(sent)
    assert sent == runs(rates, seed, amounts, kept=True)
    in_order = sorted((each for each in days(sent) if not each.copy), key=lambda each: each.closing_date)
    late = rates.get("late_statement", 0) > 0
    assert len(in_order) in ({5, 6} if late else {6})
    for before, after in pairwise(in_order):
        assert (after.number, after.opening) == ((before.number or 0) + 1, before.closing)
    by_camt = {each.closing_date: each for each in days(sent, "camt.053.001.08") if not each.copy}
    for each in in_order:
        other = by_camt[each.closing_date]
        assert [
            (line.amount, line.structured, line.free, line.end_to_end, line.return_reason)
            for line in each.lines
        ] == [
            (line.amount, line.structured, line.free, line.end_to_end, line.return_reason)
            for line in other.lines
        ]


PIECES = st.sampled_from(
    [b"", b"<", b"&#0;", b"\xff", b"9", b"-1", b"EUR", b"<IBAN>X</IBAN>", b"&x;", b"TRA", b"  "]
)
WHOLE = orders(1, 2, 3)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 30), PIECES)
def test_any_payment_file_is_answered_or_refused(place: int, gone: int, piece: bytes) -> None:
    here = bank()
    data = WHOLE[:place] + piece + WHOLE[place + gone :]
    try:
        (sent,) = here.take(data)
    except BankFileError:
        assert here.messages == {}
    else:
        assert read_report(sent.data).form == "pain.002.001.10"
    coda = next(each for each in here.close_day() if each.name.startswith("coda"))
    (day,) = read_statements(coda.data)
    assert day.closing - day.opening == sum(line.amount for line in day.lines)
