"""Statements and deposits: every line of the bank ends somewhere, once."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.matching import Policy
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.errors import StateError, UnknownError, WalletError
from portefeuille.wallet.models import BankLine, Entry, Payment
from tests.wallet.life import (
    AGENCY,
    DAY,
    ENTERPRISE,
    LAST,
    OURS,
    PAYER,
    Bank,
    applied,
    funded,
    line,
    order,
    send,
    sound,
    take,
    there,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def money() -> dict[str, int]:
    rooms = ("room", "ceiling", "taken", "free", "budget", "committed")
    return {name: cents for name, cents in there().items() if name.partition(":")[0] not in rooms}


def test_the_exact_amount_in_time(official: Actor, bank: Bank, budget: int) -> None:
    asked = applied("p1", official)
    assert (asked.communication[:6], asked.last_day) == ("+++260", LAST)
    lines = take(bank.statement(LAST, line(140_000, asked.communication, day=LAST)), official)
    assert [(one.event, one.project, one.reason) for one in lines] == [("deposit", "p1", "deposit")]
    assert money() == {"bank": 140_000, "own:p1": 140_000}
    sound()


@pytest.mark.parametrize(
    "cents, day, reason",
    [
        (139_999, LAST, "too_little"),
        (140_001, LAST, "too_much"),
        (140_000, date(2026, 4, 2), "late"),
    ],
)
def test_what_is_not_exact_or_in_time_goes_back(
    official: Actor, second: Actor, bank: Bank, budget: int, cents: int, day: date, reason: str
) -> None:
    asked = applied("p1", official)
    lines = take(bank.statement(day, line(cents, asked.communication, day=day)), official)
    assert [(one.event, one.project, one.reason) for one in lines] == [("returned", "p1", reason)]
    assert money() == {"bank": cents, "ordered": cents}
    back = Payment.objects.get(purpose="return")
    assert (back.iban, back.amount, back.project_id) == (PAYER, cents, None)
    send([back.pk], official, second)
    take(bank.statement(day, line(-cents, day=day, end_to_end=back.pk)), official)
    assert money() == {}
    sound()


def test_a_second_deposit_and_one_for_a_stopped_project_go_back(
    official: Actor, bank: Bank, budget: int
) -> None:
    asked, other = applied("p1", official), applied("p2", official)
    services.stop("p2", on=DAY, room_back=True, actor=official)
    lines = take(
        bank.statement(
            DAY, line(140_000, asked.communication), line(140_000, asked.communication),
            line(140_000, other.communication),
        ),
        official,
    )  # fmt: skip
    assert [(one.event, one.reason) for one in lines] == [
        ("deposit", "deposit"), ("returned", "second_payment"), ("returned", "request_closed")
    ]  # fmt: skip
    assert money() == {"bank": 420_000, "own:p1": 140_000, "ordered": 280_000}
    sound()


def test_without_a_communication_it_goes_back_and_without_an_account_it_waits(
    official: Actor, bank: Bank, budget: int
) -> None:
    applied("p1", official)
    lines = take(
        bank.statement(DAY, line(140_000, free="opleiding"), line(140_000, account="", name="")), official
    )
    assert [one.event for one in lines] == ["returned", "worklist"]
    assert money() == {"bank": 280_000, "ordered": 140_000, "unmatched": 140_000}
    sound()


def test_a_line_on_the_worklist_is_resolved_once(official: Actor, bank: Bank, budget: int) -> None:
    applied("p1", official)
    stray = [line(cents, account="", name="") for cents in (140_000, 5, 7)]
    rows = take(bank.statement(DAY, *stray, line(-3, account="", name="Bank")), official)
    with pytest.raises(StateError, match="misses 140000"):
        services.assign(rows[1].line, project="p1", reason="x", actor=official)
    services.assign(rows[0].line, project="p1", reason="telephoned", actor=official)
    services.assign(rows[0].line, project="p1", reason="telephoned", actor=official)
    services.to_agency(rows[1].line, reason="interest", actor=official)
    payment = services.send_back(rows[2].line, payee=ENTERPRISE, reason="telephoned", actor=official)
    services.to_agency(rows[3].line, reason="costs", actor=official)
    assert money() == {"bank": 140_009, "own:p1": 140_000, "agency": 2, "ordered": 7}
    assert Payment.objects.get(pk=payment).iban == PAYER
    assert set(BankLine.objects.values_list("verdict", flat=True)) == {"resolved"}
    with pytest.raises(StateError, match="not on the worklist"):
        services.send_back(rows[0].line, payee=ENTERPRISE, reason="again", actor=official)
    with pytest.raises(UnknownError):
        services.to_agency(99_999, reason="none", actor=official)
    sound()


def test_the_same_statement_again_does_nothing(official: Actor, bank: Bank, budget: int) -> None:
    asked = applied("p1", official)
    told = bank.statement(DAY, line(140_000, asked.communication), line(5, free="?"))
    first = services.take_statement(told, account=OURS, actor=official)
    before = there(), Entry.objects.count()
    again = services.take_statement(told, account=OURS, actor=official)
    assert (first.again, again.again) == (False, True)
    assert again.lines == first.lines
    assert (there(), Entry.objects.count()) == before


def test_a_gap_is_never_imported_around(official: Actor, bank: Bank, budget: int) -> None:
    take(bank.statement(DAY, line(5)), official)
    bank.statement(date(2026, 3, 3), line(6))
    with pytest.raises(BankFileError, match="one in between is missing"):
        take(bank.statement(date(2026, 3, 4), line(7)), official)
    assert money() == {"bank": 5, "ordered": 5}
    with pytest.raises(BankFileError, match="one of our accounts"):
        services.take_statement(bank.made[1], account=PAYER, actor=official)
    assert [take(told, official)[0].cents for told in bank.made[1:]] == [6, 7]
    sound()


def test_what_was_there_before_the_first_statement_waits_for_a_person(official: Actor, budget: int) -> None:
    bank = Bank(balance=900)
    take(bank.statement(DAY, line(5)), official)
    assert money() == {"bank": 905, "unmatched": 900, "ordered": 5}
    sound()
    told = dataclasses.replace(Bank(balance=-9).statement(DAY), account=AGENCY)
    with pytest.raises(WalletError, match="never borrows"):
        services.take_statement(told, account=AGENCY, actor=official)


def test_a_line_of_nothing_has_no_entry(official: Actor, bank: Bank, budget: int) -> None:
    assert [one.event for one in take(bank.statement(DAY, line(0)), official)] == ["nothing"]
    assert (Entry.objects.exclude(kind="budget").count(), BankLine.objects.get().entry_id) == (0, None)
    sound()


def test_money_that_nobody_ordered_away_is_set_apart(official: Actor, bank: Bank, budget: int) -> None:
    take(bank.statement(DAY, line(500, account=AGENCY)), official)
    lines = take(bank.statement(DAY, line(-120, name="Somebody")), official)
    assert [(one.event, one.reason) for one in lines] == [("worklist", "unknown_debit")]
    assert money() == {"bank": 380, "unexplained": 120, "agency": 500}
    sound()


def test_two_statements_of_a_day_with_the_same_content_are_two(
    official: Actor, bank: Bank, budget: int
) -> None:
    """Two without lines, or with the same lines: their numbers tell them apart, however often they come."""
    first, second = bank.statement(DAY), bank.statement(DAY)
    ways = services.Ways(OURS)
    taken = services.take_statements([first, second], ways, actor=official)
    assert [one.again for one in taken] == [False, False]
    again = services.take_statements([second, first], ways, actor=official)
    assert [(one.statement, one.again) for one in again] == [(one.statement, True) for one in taken]
    sound()


def test_a_payment_debited_twice_is_seen(official: Actor, second: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    payment = order("p1", 100_000, official)
    send([payment], official, second)
    away = line(-100_000, end_to_end=payment)
    lines = take(bank.statement(DAY, away, away), official)
    assert [one.event for one in lines] == ["executed", "worklist"]
    assert BankLine.objects.get(pk=lines[1].line).reason == "debited_again"
    assert money()["unexplained"] == 100_000
    sound()


def test_a_tolerant_policy_takes_parts(official: Actor, bank: Bank, budget: int) -> None:
    asked = applied("p1", official)

    def pay(cents: int) -> str:
        told = bank.statement(DAY, line(cents, asked.communication))
        return (
            services.take_statement(told, account=OURS, policy=Policy.TOLERANT, actor=official).lines[0].event
        )

    assert [pay(100_000), pay(40_001), pay(40_000)] == ["deposit_part", "returned", "deposit"]
    assert money()["own:p1"] == 140_000
    sound()


def test_each_project_has_a_communication_of_its_own(official: Actor, bank: Bank, budget: int) -> None:
    first, second = applied("p1", official), applied("p2", official)
    assert first.communication != second.communication
    assert services.issue_request("p1", last_day=LAST, actor=official) == first
    services.stop("p2", on=DAY, room_back=True, actor=official)
    services.reserve(
        "p3", enterprise="0428315871", applied_on=DAY, own_share=5, subsidy=5, ceiling=750_000, actor=official
    )  # fmt: skip
    with pytest.raises(WalletError, match="before the application"):
        services.issue_request("p3", last_day=date(2026, 3, 1), actor=official)
    services.withdraw("p3", on=DAY, actor=official)
    with pytest.raises(StateError, match="withdrawn"):
        services.issue_request("p3", last_day=LAST, actor=official)
