"""What others read of the wallet: the money of many projects, what is due, and what happened to one project."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from portefeuille import clock
from portefeuille.banking.matching import Policy
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors, services
from portefeuille.wallet.records import Money
from portefeuille.wallet.selectors import Budget
from portefeuille.wallet.services import Terms
from tests.wallet.life import (
    AGENCY,
    DAY,
    ENTERPRISE,
    LAST,
    NUMBER,
    OURS,
    PAYER,
    PROVIDER,
    Bank,
    applied,
    funded,
    line,
    order,
    send,
    sound,
    take,
)

pytestmark = pytest.mark.django_db


def test_money_of_many_costs_as_many_questions_as_of_one(
    official: Actor, bank: Bank, budget: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    funded("p1", bank, official)
    order("p1", 100_000, official)
    applied("p2", official, 700, 300)
    applied("p3", official, 1, 1)
    services.withdraw("p3", on=DAY, actor=official)
    with django_assert_num_queries(3):
        told = selectors.moneys(["p2", "p1", "p3", "absent", "p1"])
    assert told == {
        "p1": Money("p1", 140_000, 60_000, 70_000, 30_000, 70_000, 30_000, 60_000, 60_000, ""),
        "p2": Money("p2", 700, 300, 0, 0, 0, 0, 300, 300, ""),
        "p3": Money("p3", 1, 1, 0, 0, 0, 0, 0, 0, "withdrawn"),
    }
    with django_assert_num_queries(3):
        assert selectors.money("p1") == told["p1"]
    assert selectors.moneys([]) == {}


def test_more_than_fit_in_one_question(official: Actor, budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        applied(f"p{number}", official, 10 + number, 1)
    monkeypatch.setattr("portefeuille.wallet.selectors.projects.TOGETHER", 2)
    told = selectors.moneys(f"p{number}" for number in range(5))
    assert [one.own_share for one in told.values()] == [10, 11, 12, 13, 14]


def test_what_can_be_topped_up(official: Actor, bank: Bank, budget: int) -> None:
    """Complete, going on, and not topped up: neither too little, nor stopped, nor done already and paid."""
    asked = {name: applied(name, official, 1_000, 500) for name in ("full", "short", "stopped", "topped")}
    paid = [line(900 if name == "short" else 1_000, one.communication) for name, one in asked.items()]
    told = bank.statement(DAY, line(9_000, account=AGENCY), *paid)
    services.take_statement(told, account=OURS, agency={AGENCY}, policy=Policy.TOLERANT, actor=official)
    services.stop("stopped", on=DAY, room_back=True, payee=ENTERPRISE, actor=official)
    services.top_up("topped", actor=official)
    assert selectors.to_top_up() == ["full"]
    services.top_up("full", actor=official)
    order("full", 1_500, official)
    assert selectors.to_top_up() == []


def test_what_lapses_once_a_statement_covers_its_last_day(official: Actor, bank: Bank, budget: int) -> None:
    late, full = applied("late", official, 1_000, 500), applied("full", official, 1_000, 500)
    applied("gone", official, 5, 5)
    services.withdraw("gone", on=DAY, actor=official)
    take(bank.statement(LAST, line(1_000, full.communication)), official)
    assert selectors.to_lapse() == [], "its last day is not over"
    with clock.use(datetime(2026, 4, 20, 9)):
        assert selectors.covered_until() == selectors.covered_until(OURS) == LAST == late.last_day
        assert selectors.to_lapse() == ["late"]
        services.lapse("late", actor=official)
        assert selectors.to_lapse() == []


def test_nothing_lapses_before_a_statement_covers_it(official: Actor, bank: Bank, budget: int) -> None:
    applied("late", official)
    with clock.use(datetime(2026, 4, 20, 9)):
        assert (selectors.to_lapse(), selectors.covered_until()) == ([], None)
        take(bank.statement(date(2026, 3, 31)), official)
        assert selectors.to_lapse() == []
        take(bank.statement(LAST), official)
        assert selectors.to_lapse() == ["late"]
        assert selectors.covered_until(PAYER) is None


def test_the_payments_of_a_project_with_their_days(
    official: Actor, second: Actor, bank: Bank, budget: int
) -> None:
    funded("p1", bank, official)
    first, again, never = (order("p1", cents, official, str(cents)) for cents in (50_000, 40_000, 30_000))
    services.cancel_payment(never, reason="changed", actor=official)
    with clock.use(datetime(2026, 3, 3, 9)):
        batch = send([first, again], official, second)
        services.reject_payment(again, reason="RJCT, AC04", actor=official)
    left = line(-50_000, day=date(2026, 3, 4), account=PROVIDER.iban, end_to_end=first)
    take(bank.statement(date(2026, 3, 4), left), official)
    told = {one.payment: one for one in selectors.payments("p1")}
    assert {one.ordered_on for one in told.values()} == {DAY}
    assert [(one.state, one.batch, one.sent_on, one.left_on, one.back_on, one.bank_status) for one in (told[first], told[again], told[never])] == [
        ("executed", batch, date(2026, 3, 3), date(2026, 3, 4), None, ""),
        ("rejected", batch, date(2026, 3, 3), None, date(2026, 3, 3), "RJCT, AC04"),
        ("cancelled", "", None, None, DAY, ""),
    ]  # fmt: skip
    assert selectors.executed([first, again, "absent"]) == [first]
    assert (told[first].own, told[first].subsidy, told[first].name) == (35_000, 15_000, PROVIDER.name)
    back = line(50_000, day=date(2026, 3, 6), account=PROVIDER.iban, end_to_end=first, back="AC04")
    take(bank.statement(date(2026, 3, 6), back), official)
    seen = next(one for one in selectors.payments("p1") if one.payment == first)
    assert selectors.executed([first, again, "absent"]) == []
    assert (seen.state, seen.left_on, seen.back_on) == ("returned", date(2026, 3, 4), date(2026, 3, 6))
    sound()


def test_the_lines_of_a_project_with_the_reasons_in_words(official: Actor, bank: Bank, budget: int) -> None:
    asked, other = applied("p1", official), applied("p2", official)
    take(
        bank.statement(
            DAY, line(140_001, asked.communication), line(140_000, asked.communication),
            line(140_000, other.communication), line(140_000, asked.communication), line(5),
        ),
        official,
    )  # fmt: skip
    wrong, right, again = selectors.lines("p1", "en")
    assert [one.event for one in (wrong, right, again)] == ["returned", "deposit", "returned"]
    assert (wrong.reason, wrong.back and wrong.back.state) == ("too_much", "ordered")
    assert wrong.text == "EUR 0.01 too much was paid: EUR 1,400.01 instead of EUR 1,400.00."
    assert selectors.lines("p1")[0].text.startswith("Er is ")
    assert (right.communication, right.back, again.reason) == (asked.communication, None, "second_payment")
    assert selectors.lines("absent") == []


def test_a_line_that_a_person_gave_to_a_project_is_one_of_its_lines(
    official: Actor, bank: Bank, budget: int
) -> None:
    applied("p1", official)
    (waits,) = take(bank.statement(DAY, line(140_000, account="", name="")), official)
    services.assign(waits.line, project="p1", reason="by telephone", actor=official)
    assert [(one.event, one.cents) for one in selectors.lines("p1")] == [("deposit", 140_000)]


def test_the_claims_of_a_project_and_the_stages_of_the_budget(
    official: Actor, second: Actor, bank: Bank, budget: int
) -> None:
    funded("p1", bank, official)
    assert selectors.budget(2026) == Budget(budget, budget - 60_000, 60_000, 0)
    payment = order("p1", 200_000, official)
    send([payment], official, second)
    take(bank.statement(DAY, line(-200_000, account=PROVIDER.iban, end_to_end=payment)), official)
    assert selectors.budget(2026) == Budget(budget, budget - 60_000, 60_000, 60_000)
    made = services.claim("p1", terms=Terms(NUMBER, 0, 9, "inspection", LAST), key="c", actor=official)
    (seen,) = selectors.claims("p1")
    assert (seen.claim, seen.debtor, seen.own, seen.subsidy, seen.left) == (made, NUMBER, 0, 9, 9)
    take(bank.statement(DAY, line(4, seen.communication)), official)
    services.suspend_claim(made, reason="objection", key="o", actor=official)
    (seen,) = selectors.claims("p1")
    assert (seen.left, seen.state, seen.claimed_on, seen.last_day) == (5, "suspended", DAY, LAST)


def test_what_comes_back_after_the_end_is_swept(
    official: Actor, second: Actor, bank: Bank, budget: int
) -> None:
    funded("p1", bank, official)
    payment = order("p1", 200_000, official)
    send([payment], official, second)
    services.claim("p1", terms=Terms(NUMBER, 7, 0, "inspection", LAST), key="c", actor=official)
    (claim,) = selectors.claims("p1")
    assert selectors.to_sweep() == []
    take(bank.statement(DAY, line(7, claim.communication)), official)
    assert selectors.to_sweep() == ["p1"]
    services.sweep("p1", payee=ENTERPRISE, key="1", actor=official)
    assert selectors.to_sweep() == []
    funded("p2", bank, official)
    services.stop("p2", on=DAY, room_back=False, payee=ENTERPRISE, actor=official)
    assert selectors.to_sweep() == []
    sound()
