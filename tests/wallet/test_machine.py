"""The wallet beside a model of a few lines: whatever is done in whatever order, both say the same."""

from __future__ import annotations

import itertools
from contextlib import ExitStack
from datetime import datetime
from unittest.mock import patch

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
from portefeuille.wallet.errors import NoRoomError, OverdraftError, StateError, WalletError
from portefeuille.wallet.models import Claim, Payment, Request
from portefeuille.wallet.services import Terms
from portefeuille.wallet.split import Parts
from tests.wallet.driver import actors
from tests.wallet.life import (
    AGENCY,
    DAY,
    ENTERPRISE,
    LAST,
    NUMBER,
    PROVIDER,
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
        self.ended, self.topped, self.back, self.swept = "", False, 0, 0

    @property
    def paid(self) -> tuple[int, int]:
        return sum(own for own, _ in self.payments.values()), sum(sub for _, sub in self.payments.values())

    @property
    def funded(self) -> bool:
        own, subsidy = self.paid
        return (self.own + own, self.there + subsidy) == (self.own_share, self.subsidy)


class Owed:
    """A claim in the model: of each share what is asked, what came in, what went back."""

    def __init__(self, number: str, project: Model, asked: Parts, communication: str) -> None:
        self.id, self.project, self.asked, self.communication = number, project, asked, communication
        self.came, self.given = Parts(0, 0), Parts(0, 0)

    @property
    def left(self) -> int:
        return sum(max(asked - came, 0) for asked, came in zip(self.asked, self.came, strict=True))

    @property
    def over(self) -> Parts:
        shares = zip(self.asked, self.came, self.given, strict=True)
        return Parts(*(max(came - given - asked, 0) for asked, came, given in shares))


class Wallet(RuleBasedStateMachine):
    """What people and the bank do; each rule tells the model first."""

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.held = clock.use(datetime(2026, 3, 2, 10))
        self.held.__enter__()
        self.numbers = ExitStack()
        count = itertools.count(1)
        for module in (
            "payments",
            "batches",
            "recovery",
        ):  # the same numbers each time: what is told of them is in order
            name = f"portefeuille.wallet.services.{module}.opaque"
            self.numbers.enter_context(patch(name, lambda: f"{next(count):024x}{0:08x}"))
        self.first, self.second = actors()
        services.set_budget(2026, BUDGET, key="model", actor=self.first)
        self.bank = Bank()
        self.projects: list[Model] = []
        self.claims: list[Owed] = []
        self.agency = self.ordered = self.transit = self.keys = 0
        self.sent: list[str] = []
        self.arrived: list[str] = []
        self.waiting: list[str] = []

    def teardown(self) -> None:
        sound()
        connection.check_constraints()
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)
        self.held.__exit__(None, None, None)
        self.numbers.close()

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

    @precondition(lambda self: len(self.projects) < 4)
    @rule(own=MONEY, subsidy=MONEY, part=st.integers(1, 100))
    def all_goes_well(self, own: int, subsidy: int, part: int) -> None:
        """A project that is paid in two parts, so that there is something to claim and to come back."""
        number = len(self.projects)
        self.apply(own, subsidy)
        if len(self.projects) == number:
            return
        self.the_agency_pays_in(subsidy)
        self.deposit(number, 0)
        self.top_up(number)
        for cents in (part, 100):
            if self.projects[number].own + self.projects[number].there:
                self.pay(number, cents)
        self.send(len(self.waiting))
        while self.sent:
            self.the_bank_pays(0)

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
        if one.topped:
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
            one.there, one.topped = one.subsidy, True

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
        self.arrived.append(payment)

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
        self.lowered(owner)

    @precondition(lambda self: any(self.owner(one) for one in self.arrived))
    @rule(number=PICK)
    def the_bank_of_the_provider_returns(self, number: int) -> None:
        mine = [one for one in self.arrived if self.owner(one)]
        payment = mine[number % len(mine)]
        owner = self.owner(payment)
        assert owner is not None
        own, subsidy = owner.payments.pop(payment)
        self.arrived.remove(payment)
        back = line(own + subsidy, end_to_end=payment, back="AC04", account=PROVIDER.iban)
        assert self.statement(back) == ["came_back"]
        owner.own, owner.there = owner.own + own, owner.there + subsidy
        self.lowered(owner)

    def of(self, project: Model) -> list[Owed]:
        return [one for one in self.claims if one.project is project]

    def asked(self, project: Model) -> Parts:
        found = self.of(project)
        return Parts(sum(one.asked.own for one in found), sum(one.asked.subsidy for one in found))

    def lowered(self, project: Model) -> None:
        """The claims ask what the provider has, to the cent; how that is shared among them, the rows tell."""
        expected = sum(
            min(asked, paid) for asked, paid in zip(self.asked(project), project.paid, strict=True)
        )
        for one in self.of(project):
            one.asked = Claim.objects.get(pk=one.id).asked
            assert not (one.left and sum(one.over))
        assert sum(self.asked(project)) == expected

    @precondition(lambda self: bool(self.projects))
    @rule(number=PICK, part=st.integers(1, 100), whole=st.booleans())
    def claim(self, number: int, part: int, whole: bool) -> None:
        one = self.pick(number)
        asked = self.asked(one)
        free = Parts(one.paid[0] - asked.own, one.paid[1] - asked.subsidy)
        if min(free) < 0:
            return
        parts = free if whole else Parts(0, free.subsidy * part // 100)
        terms = Terms(NUMBER, *parts, "inspection", LAST)
        if not sum(parts):
            with pytest.raises(WalletError):
                services.claim(one.id, terms=terms, key=self.key(), actor=self.first)
            return
        made = services.claim(one.id, terms=terms, key=self.key(), actor=self.first)
        self.claims.append(Owed(made, one, parts, Request.objects.get(owner=made).communication))

    @precondition(lambda self: bool(self.claims))
    @rule(number=PICK, part=st.integers(1, 110))
    def the_debtor_pays(self, number: int, part: int) -> None:
        owed = self.claims[number % len(self.claims)]
        cents = max(owed.left * part // 100, 1)
        taken = cents <= owed.left
        part_or_all = "claim_paid" if cents == owed.left else "claim_part"
        event = part_or_all if taken else "returned"
        assert self.statement(line(cents, owed.communication)) == [event]
        if not taken:
            self.ordered += cents
            self.waiting.append(
                Payment.objects.get(purpose="return", line__statement__number=self.bank.number).pk
            )
            return
        row = Claim.objects.get(pk=owed.id)
        came = Parts(row.own_back - owed.came.own, row.subsidy_back - owed.came.subsidy)
        assert sum(came) == cents and min(came) >= 0
        owed.came = Parts(row.own_back, row.subsidy_back)
        owed.project.own += came.own
        self.agency += came.subsidy

    @precondition(lambda self: any(one.left for one in self.claims))
    @rule(number=PICK)
    def withdraw_claim(self, number: int) -> None:
        found = [one for one in self.claims if one.left]
        owed = found[number % len(found)]
        assert services.withdraw_claim(owed.id, reason="upheld", actor=self.first) == owed.left
        owed.asked = Parts(0, 0)

    @precondition(lambda self: any(sum(one.over) for one in self.claims))
    @rule(number=PICK)
    def repay(self, number: int) -> None:
        found = [one for one in self.claims if sum(one.over)]
        owed = found[number % len(found)]
        over, key = owed.over, self.key()
        if over.subsidy > self.agency or over.own > owed.project.own:
            with pytest.raises(OverdraftError):
                services.repay_claim(owed.id, key=key, actor=self.first)
            return
        for _ in range(2):
            assert services.repay_claim(owed.id, key=key, actor=self.first) == sum(over)
        owed.given = Parts(owed.given.own + over.own, owed.given.subsidy + over.subsidy)
        owed.project.own -= over.own
        self.agency -= over.subsidy
        self.ordered += sum(over)
        known = {*self.waiting, *self.sent, *self.arrived}
        back = (
            Payment.objects.filter(repayment__claim=owed.id, state="ordered")
            .exclude(pk__in=known)
            .order_by("pk")
        )
        assert sum(back.values_list("amount", flat=True)) == sum(over)
        self.waiting += list(back.values_list("pk", flat=True))

    def owner(self, payment: str) -> Model | None:
        return next((one for one in self.projects if payment in one.payments), None)

    @precondition(lambda self: bool(self.projects))
    @rule(number=PICK, sure=st.sampled_from((True, False, False)))
    def stop(self, number: int, sure: bool) -> None:
        one = self.pick(number)
        if one.ended or not sure:
            return
        stopped = services.stop(one.id, on=DAY, room_back=True, payee=ENTERPRISE, actor=self.first)
        assert (stopped.own, stopped.subsidy) == (one.own - self.kept(one), one.there)
        one.back = one.subsidy - one.paid[1]
        assert stopped.room == one.back
        self.gone(one, stopped.refund)
        one.ended = "stopped"

    @precondition(lambda self: any(sum(one.paid) for one in self.projects))
    @rule(number=PICK, part=st.integers(1, 100), whole=st.booleans(), returned=st.booleans())
    def a_claim_that_does_not_hold(self, number: int, part: int, whole: bool, returned: bool) -> None:
        """Claimed, paid in part, and then withdrawn, or the bank of the provider returns what was paid."""
        paid = [one for one in self.projects if sum(one.paid)]
        one, before = paid[number % len(paid)], len(self.claims)
        self.claim(self.projects.index(one), part, whole)
        if len(self.claims) == before:
            return
        self.the_debtor_pays(before, part)
        mine = [each for each in self.arrived if each in one.payments]
        if returned and mine:
            owned = [each for each in self.arrived if self.owner(each)]
            self.the_bank_of_the_provider_returns(owned.index(mine[number % len(mine)]))
        elif self.claims[before].left:
            self.withdraw_claim([each for each in self.claims if each.left].index(self.claims[before]))
        while any(sum(each.over) for each in self.claims):
            given = sum(sum(each.given) for each in self.claims)
            self.repay(number)
            if given == sum(sum(each.given) for each in self.claims):
                break

    def kept(self, one: Model) -> int:
        """Own share that a debtor gets back: it goes on to nobody else."""
        return min(sum(owed.over.own for owed in self.of(one)), one.own)

    def came(self, one: Model) -> int:
        return one.own - self.kept(one) + one.there if one.ended else 0

    @precondition(lambda self: any(self.came(one) for one in self.projects))
    @rule()
    def sweep(self) -> None:
        for one in self.projects:
            if self.came(one):
                swept = services.sweep(one.id, payee=ENTERPRISE, key=self.key(), actor=self.first)
                assert (swept.own, swept.subsidy) == (one.own - self.kept(one), one.there)
                one.swept += one.there
                self.gone(one, swept.refund)

    def gone(self, one: Model, refund: str) -> None:
        kept = self.kept(one)
        self.agency += one.there
        self.ordered += one.own - kept
        if refund:
            self.waiting.append(refund)
        one.own, one.there = kept, 0

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
                f"committed:{one.id}": one.subsidy - one.back - one.swept,
            }
        for owed in self.claims:
            expected |= {f"claim:{owed.id}": owed.left, f"due:{owed.id}": owed.left}
        assert there() == {name: cents for name, cents in expected.items() if cents}


@pytest.mark.django_db
def test_the_wallet_does_what_the_model_does() -> None:
    run_state_machine_as_test(
        Wallet,
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )  # fmt: skip
