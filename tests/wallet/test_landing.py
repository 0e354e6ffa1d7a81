"""It makes no difference how many lines are written at a time; and money that does not arrive is still somebody's."""

from __future__ import annotations

import pytest

from portefeuille.banking.matching import Policy
from portefeuille.platform.models import Actor
from portefeuille.platform.once import ReplayedError
from portefeuille.wallet import services
from portefeuille.wallet.errors import OverdraftError, StateError
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.lines import lines_of, worklist
from portefeuille.wallet.models import Entry, Payment
from portefeuille.wallet.services import Ways, landing
from portefeuille.wallet.services.posting import post_all
from tests.wallet.life import (
    AGENCY,
    DAY,
    ENTERPRISE,
    LAST,
    OURS,
    Bank,
    applied,
    line,
    order,
    send,
    sound,
    take,
    there,
)

pytestmark = pytest.mark.django_db


def draft(key: str, cents: int) -> Draft:
    return Draft(key, "test", DAY, "bank", (debit("bank", cents), credit("unmatched", cents)))


@pytest.mark.parametrize("together", [1, 2, 3, 500])
def test_any_number_at_a_time(
    together: int, monkeypatch: pytest.MonkeyPatch, official: Actor, second: Actor, bank: Bank, budget: int
) -> None:
    monkeypatch.setattr(landing, "TOGETHER", together)
    asked, other = applied("p1", official), applied("p2", official)
    first = bank.statement(
        DAY, line(60_000, account=AGENCY), line(100_000, asked.communication), line(40_000, asked.communication),
        line(5, asked.communication), line(0), line(7, account="", name=""), line(140_001, other.communication),
    )  # fmt: skip
    told: list[int] = []
    ways = Ways(OURS, {AGENCY}, Policy.TOLERANT, told.append)
    (taken,) = services.take_statements([first], ways, actor=official)
    assert [(one.event, one.project, one.reason) for one in taken.lines] == [
        ("funding", "", "deposit"), ("deposit_part", "p1", "deposit_part"), ("deposit", "p1", "deposit_completed"),
        ("returned", "p1", "second_payment"), ("nothing", "", "nothing_moved"), ("worklist", "", "no_communication"),
        ("returned", "p2", "too_much"),
    ]  # fmt: skip
    services.top_up("p1", actor=official)
    payment = order("p1", 200_000, official)
    send([payment], official, second)
    (second_day,) = services.take_statements(
        [
            bank.statement(
                LAST, line(-200_000, day=LAST, end_to_end=payment), line(-7, day=LAST, end_to_end="x"),
                line(200_000, day=LAST, end_to_end=payment, back="AC04"),
                line(-200_000, day=LAST, end_to_end=payment),
            )
        ],
        ways,
        actor=official,
    )  # fmt: skip
    assert [one.event for one in second_day.lines] == ["executed", "worklist", "came_back", "worklist"]
    for one in (taken, second_day):
        assert lines_of(one.statement) == one.lines, "what is told again is what was told at first"
    assert there() == {
        "bank": 140_006, "ceiling:0428315871/2026": 750_000, "own:p1": 140_000, "subsidy:p1": 60_000, "ordered": 140_006,
        "unmatched": 7, "unexplained": 200_007, "room:0428315871/2026": 630_000, "taken:p1": 60_000, "taken:p2": 60_000,
        "budget:2026": 10_000_000, "free:2026": 9_880_000, "committed:p1": 60_000, "committed:p2": 60_000,
    }  # fmt: skip
    sound()


def test_many_entries_are_all_there_or_none(official: Actor) -> None:
    post_all([draft("a", 5), draft("b", 7)], official)
    with pytest.raises(ReplayedError):
        post_all([draft("c", 1), draft("b", 7)], official)
    with pytest.raises(OverdraftError, match="one of the 2 entries d to e"):
        post_all([draft("d", 1), draft("e", -14)], official)
    with pytest.raises(OverdraftError):
        post_all([draft("f", -13), draft("g", 13)], official)
    assert list(Entry.objects.order_by("id").values_list("key", flat=True)) == ["a", "b"]
    assert post_all([], official) == []
    assert there() == {"bank": 12, "unmatched": 12}


def test_a_return_that_does_not_arrive_is_ordered_anew(
    official: Actor, second: Actor, bank: Bank, budget: int
) -> None:
    (came,) = take(bank.statement(DAY, line(500, free="opleiding")), official)
    assert list(worklist()) == []
    with pytest.raises(StateError, match="no return of it failed"):
        services.return_again(came.line, payee=ENTERPRISE, reason="x", key="1", actor=official)
    first = Payment.objects.get(purpose="return")
    send([first.pk], official, second)
    services.reject_payment(first.pk, reason="AC04", actor=official)
    (waiting,) = worklist("en")
    assert (waiting.line, waiting.reason, waiting.cents) == (came.line, "return_failed", 500)
    assert waiting.text.startswith("The return did not arrive.")
    again = services.return_again(came.line, payee=ENTERPRISE, reason="telephoned", key="1", actor=official)
    assert again == services.return_again(
        came.line, payee=ENTERPRISE, reason="telephoned", key="1", actor=official
    )
    assert list(worklist()) == []
    with pytest.raises(StateError):
        services.return_again(came.line, payee=ENTERPRISE, reason="telephoned", key="2", actor=official)
    assert there()["ordered"] == 500
    assert "unmatched" not in there()
    sound()
