"""The wallet beside a model of a few lines: whatever is done in whatever order, both say the same."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from portefeuille import clock
from portefeuille.banking.records import Line
from portefeuille.wallet import services
from portefeuille.wallet.errors import NoRoomError, OverdraftError, StateError
from portefeuille.wallet.models import Payment
from tests.wallet.driver import actors
from tests.wallet.life import (
    AGENCY,
    DAY,
    ENTERPRISE,
    LAST,
    NUMBER,
    Bank,
    line,
    order,
    send,
    sound,
    take,
    there,
)

ROOM, BUDGET = 9_000, 20_000
MONEY = st.integers(1, 3_000)
PICK = st.integers(0, 10**6)


class Model:
    """A project in the model: what was promised, what is there, what was paid, whether it has ended."""

    def __init__(self, number: int, own_share: int, subsidy: int, communication: str) -> None:
        self.id, self.own_share, self.subsidy, self.communication = (
            f"p{number}",
            own_share,
            subsidy,
            communication,
        )
        self.own = self.there = 0
        self.payments: dict[str, tuple[int, int]] = {}
        self.ended, self.back, self.swept = "", 0, 0

    @property
    def paid(self) -> tuple[int, int]:
        return sum(own for own, _ in self.payments.values()), sum(sub for _, sub in self.payments.values())

    @property
    def funded(self) -> bool:
        own, subsidy = self.paid
        return (self.own + own, self.there + subsidy) == (self.own_share, self.subsidy)


class Wallet(RuleBasedStateMachine):
    """What people and the bank do; each rule tells the model first."""

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.held = clock.use(datetime(2026, 3, 2, 10))
        self.held.__enter__()
        self.first, self.second = actors()
        services.set_budget(2026, BUDGET, key="model", actor=self.first)
        self.bank = Bank()
        self.projects: list[Model] = []
        self.agency = self.ordered = self.transit = self.keys = 0
        self.sent: list[str] = []
        self.waiting: list[str] = []

    def teardown(self) -> None:
        sound()
        connection.check_constraints()
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)
        self.held.__exit__(None, None, None)

    def key(self) -> str:
        self.keys += 1
        return f"key{self.keys}"

    def pick(self, number: int) -> Model:
        return self.projects[number % len(self.projects)]

    def statement(self, *lines: Line) -> list[str]:
        return [one.event for one in take(self.bank.statement(DAY, *lines), self.first)]

    @rule(own=MONEY, subsidy=MONEY)
    def apply(self, own: int, subsidy: int) -> None:
        name = f"p{len(self.projects)}"
        taken = sum(one.subsidy - one.back for one in self.projects)

        def reserve() -> None:
            services.reserve(
                name, enterprise=NUMBER, applied_on=DAY, own_share=own, subsidy=subsidy, ceiling=ROOM, actor=self.first
            )  # fmt: skip

        if taken + subsidy > ROOM:
            with pytest.raises(NoRoomError):
                reserve()
            return
        reserve()
        asked = services.issue_request(name, last_day=LAST, actor=self.first)
        self.projects.append(Model(len(self.projects), own, subsidy, asked.communication))

    @rule(cents=MONEY)
    def the_agency_pays_in(self, cents: int) -> None:
        assert self.statement(line(cents, account=AGENCY)) == ["funding"]
        self.agency += cents

    @precondition(lambda self: bool(self.projects))
    @rule(number=PICK, difference=st.sampled_from((0, 0, 0, -1, 1)))
    def deposit(self, number: int, difference: int) -> None:
        one = self.pick(number)
        cents = max(one.own_share + difference, 1)
        good = not one.ended and not one.own and not any(one.paid) and cents == one.own_share
        assert self.statement(line(cents, one.communication)) == ["deposit" if good else "returned"]
        if good:
            one.own = cents
        else:
            self.ordered += cents
            self.waiting.append(
                Payment.objects.get(purpose="return", line__statement__number=self.bank.number).pk
            )

    @precondition(lambda self: bool(self.projects))
    @rule(number=PICK)
    def top_up(self, number: int) -> None:
        one = self.pick(number)
        topped = one.there or any(one.paid) or one.funded
        if topped:
            return  # done once, whatever follows: told in the tests of payments
        if one.ended or one.own != one.own_share:
            with pytest.raises(StateError):
                services.top_up(one.id, actor=self.first)
        elif one.subsidy > self.agency:
            with pytest.raises(OverdraftError):
                services.top_up(one.id, actor=self.first)
        else:
            services.top_up(one.id, actor=self.first)
            self.agency -= one.subsidy
            one.there = one.subsidy

    @precondition(lambda self: bool(self.projects))
    @rule(number=PICK, part=st.integers(1, 100))
    def pay(self, number: int, part: int) -> None:
        one = self.pick(number)
        left = one.own + one.there
        cents = max(left * part // 100, 1)
        if one.ended or not one.funded:
            with pytest.raises(StateError):
                order(one.id, cents, self.first, self.key())
            return
        if cents > left:
            with pytest.raises(OverdraftError):
                order(one.id, cents, self.first, self.key())
            return
        payment = order(one.id, cents, self.first, self.key())
        row = Payment.objects.get(pk=payment)
        assert row.own + row.subsidy == cents
        exact = one.own_share * (sum(one.paid) + cents) / (one.own_share + one.subsidy)
        if not one.back:
            assert abs(one.paid[0] + row.own - exact) < 2
        one.payments[payment] = (row.own, row.subsidy)
        one.own, one.there = one.own - row.own, one.there - row.subsidy
        self.ordered += cents
        self.waiting.append(payment)

    @precondition(lambda self: bool(self.waiting))
    @rule(count=st.integers(1, 3))
    def send(self, count: int) -> None:
        leaving, self.waiting = self.waiting[:count], self.waiting[count:]
        send(leaving, self.first, self.second, self.key())
        cents = sum(Payment.objects.filter(pk__in=leaving).values_list("amount", flat=True))
        self.ordered, self.transit = self.ordered - cents, self.transit + cents
        self.sent += leaving

    @precondition(lambda self: bool(self.sent))
    @rule(number=PICK)
    def the_bank_pays(self, number: int) -> None:
        payment = self.sent.pop(number % len(self.sent))
        row = Payment.objects.get(pk=payment)
        assert self.statement(line(-row.amount, end_to_end=payment, account=row.iban)) == ["executed"]
        self.transit -= row.amount

    @precondition(lambda self: any(self.owner(one) for one in self.sent))
    @rule(number=PICK)
    def the_bank_rejects(self, number: int) -> None:
        mine = [one for one in self.sent if self.owner(one)]
        payment = mine[number % len(mine)]
        owner = self.owner(payment)
        assert owner is not None
        services.reject_payment(payment, reason="RJCT", actor=self.first)
        self.sent.remove(payment)
        own, subsidy = owner.payments.pop(payment)
        self.transit -= own + subsidy
        owner.own, owner.there = owner.own + own, owner.there + subsidy

    def owner(self, payment: str) -> Model | None:
        return next((one for one in self.projects if payment in one.payments), None)

    @precondition(lambda self: bool(self.projects))
    @rule(number=PICK)
    def stop(self, number: int) -> None:
        one = self.pick(number)
        if one.ended:
            return
        stopped = services.stop(one.id, on=DAY, room_back=True, payee=ENTERPRISE, actor=self.first)
        assert (stopped.own, stopped.subsidy) == (one.own, one.there)
        one.back = one.subsidy - one.paid[1]
        assert stopped.room == one.back
        self.gone(one, stopped.refund)
        one.ended = "stopped"

    @precondition(lambda self: any(one.ended and one.own + one.there for one in self.projects))
    @rule()
    def sweep(self) -> None:
        for one in self.projects:
            if one.ended and one.own + one.there:
                swept = services.sweep(one.id, payee=ENTERPRISE, key=self.key(), actor=self.first)
                assert (swept.own, swept.subsidy) == (one.own, one.there)
                one.swept += one.there
                self.gone(one, swept.refund)

    def gone(self, one: Model, refund: str) -> None:
        self.agency += one.there
        self.ordered += one.own
        if refund:
            self.waiting.append(refund)
        one.own = one.there = 0

    @invariant()
    def both_say_the_same(self) -> None:
        expected = {
            "bank": self.bank.balance, "agency": self.agency, "ordered": self.ordered, "transit": self.transit,
            f"ceiling:{NUMBER}/2026": ROOM if self.projects else 0, "budget:2026": BUDGET,
            f"room:{NUMBER}/2026": (ROOM if self.projects else 0) - sum(one.subsidy - one.back for one in self.projects),
            "free:2026": BUDGET - sum(one.subsidy - one.back - one.swept for one in self.projects),
        }  # fmt: skip
        for one in self.projects:
            expected |= {f"own:{one.id}": one.own, f"subsidy:{one.id}": one.there}
            expected |= {
                f"taken:{one.id}": one.subsidy - one.back,
                f"committed:{one.id}": one.subsidy - one.back,
            }
        assert there() == {name: cents for name, cents in expected.items() if cents}


@pytest.mark.django_db
def test_the_wallet_does_what_the_model_does() -> None:
    run_state_machine_as_test(
        Wallet,
        settings=settings(
            max_examples=10, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )  # fmt: skip
