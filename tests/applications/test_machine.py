"""Random histories of applications: whatever people, banks and days do, state and money say the same.

Each rule tries something on some application.  What the table of transitions does not allow must be refused and leave
nothing behind; what it allows must leave the application where the table says.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
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
from portefeuille.applications import bank, selectors, services
from portefeuille.applications.errors import AmountError, ApplicationError, StateError
from portefeuille.applications.following import next_action
from portefeuille.applications.models import Application, Event, Order
from portefeuille.applications.states import EVENTS, FINAL, FUNDED, PROMISED, S
from portefeuille.applications.tasks import run_due
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet import services as wallet_services
from portefeuille.wallet.records import ClaimSeen
from tests.applications.life import DAY, TRAINING, world
from tests.wallet.life import WALLET, line, sound

PICK = st.integers(0, 10**6)
PART = st.integers(1, 100)
SURE = st.sampled_from([True, False, False])
"""What ends a project is done less often, so that more of it is lived through."""
LATE = DAY + timedelta(days=1100)


class Procedure(RuleBasedStateMachine):
    """One enterprise, a few applications, and everybody who may do something to them."""

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.held = clock.use(DAY)
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
        self.day: date = DAY
        self.here = world()
        self.made: list[str] = []
        self.keys = 0

    def teardown(self) -> None:
        sound()
        connection.check_constraints()
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)
        self.held.__exit__(None, None, None)
        self.numbers.close()

    def pick(self, number: int) -> Application:
        return self.here.seen(self.made[number % len(self.made)])

    def key(self) -> str:
        self.keys += 1
        return f"k{self.keys}"

    def attempt(self, found: Application, event: str, work: Callable[[], object]) -> None:
        """Allowed by the table: it happens.  Not allowed: refused, and nothing is left of it."""
        before, events = found.effective if EVENTS[event].held else found.state, Event.objects.count()
        if before in EVENTS[event].sources:
            work()
            assert self.here.seen(found).state in EVENTS[event].targets
            return
        with contextlib.suppress(ApplicationError):
            work()
        now = self.here.seen(found)
        assert (now.state, now.version, Event.objects.count()) == (found.state, found.version, events)

    @precondition(lambda self: len(self.made) < 4)
    @rule(
        price=st.integers(100, 6000),
        theme=st.sampled_from(["innovation", "digitalisation/cybersecurity", "occupation_specific"]),
    )
    def apply(self, price: int, theme: str) -> None:
        start, end = self.day + timedelta(days=3), self.day + timedelta(days=40)
        draft = self.here.draft(
            project__price=price, project__theme=theme, project__title=f"Les {len(self.made)}",
            project__agreed_on=self.day.isoformat(), project__start=start.isoformat(), project__end=end.isoformat(),
        )  # fmt: skip
        self.made.append(draft)
        try:
            self.here.submit(draft)
        except ApplicationError:  # a new year: the size must be confirmed again
            assert self.day.year > DAY.year
            services.discard_draft(draft, enterprise=self.here.enterprise, actor=self.here.person)
            self.made.pop()

    @precondition(lambda self: len(self.made) < 4)
    @rule(price=st.integers(100, 6000), ordered=st.sampled_from([0, 30, 100]), left=st.booleans())
    def all_goes_well(self, price: int, ordered: int, left: bool) -> None:
        """Deposited and topped up; perhaps ordered, and that has perhaps left."""
        number = len(self.made)
        self.apply(price, "innovation")
        if len(self.made) == number or self.pick(number).state != S.AWAITING_DEPOSIT:
            return
        self.deposit(number, 0)
        if ordered and self.pick(number).state == S.READY_TO_PAY:
            self.order(number, ordered)
            if left:
                self.pay_out()

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK, off=st.sampled_from([0, 0, 0, -100, 1]))
    def deposit(self, which: int, off: int) -> None:
        found = self.pick(which)
        asked = wallet.asked(found.pk)
        if asked is None:
            return
        before = found.effective
        self.here.statement(line(asked.cents + off, asked.communication, day=self.day, end_to_end=self.key()))
        now = self.here.seen(found)
        if before == S.AWAITING_DEPOSIT and not off and self.day <= asked.last_day:
            assert now.effective in (S.DEPOSITED, S.READY_TO_PAY)
        else:
            assert now.effective == before

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK, part=PART)
    def order(self, which: int, part: int) -> None:
        found = self.pick(which)
        money = wallet.money(found.pk)
        left = money.left if money is not None and money.funded else 0
        cents = max(left * part // 100, 1)
        if found.state in FUNDED and found.finish_by is not None and self.day > found.finish_by:
            with pytest.raises(StateError):
                self.here.order(found, cents, self.key())
            return
        self.attempt(found, "order", lambda: self.here.order(found, cents, self.key()))
        if found.state in FUNDED:
            with pytest.raises((AmountError, StateError)):
                self.here.order(found, left + 1, self.key())

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK)
    def cancel(self, which: int) -> None:
        found = self.pick(which)
        order = found.orders.filter(live=True, paid_on=None).order_by("-ordered_at", "pk").first()
        if order is None or found.state not in (S.PARTLY_PAID, S.PAID):
            return
        try:
            services.cancel_order(
                order.pk, application=found.pk, enterprise=self.here.enterprise, reason="x", actor=self.here.person
            )  # fmt: skip
        except StateError:
            assert self.here.seen(found).state == found.state
        else:
            assert self.here.seen(found).state in FUNDED

    @rule()
    def pay_out(self) -> None:
        from portefeuille.wallet.models import Payment

        if Payment.objects.filter(state="ordered").exists():
            self.here.pay_out()

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK, sure=SURE)
    def withdraw(self, which: int, sure: bool) -> None:
        if not sure:
            return
        found = self.pick(which)
        here = self.here
        self.attempt(
            found,
            "withdraw",
            lambda: services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person),
        )

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK)
    def stop(self, which: int) -> None:
        found, here = self.pick(which), self.here
        if (
            found.state == S.PAID
        ):  # what is in no batch is taken back; only when nothing is, the provider owes it
            preview = services.stop_preview(found.pk, enterprise=here.enterprise)
            state = services.stop(
                found.pk, enterprise=here.enterprise, reason="other", taken=preview.taken, actor=here.person
            )
            assert state == (S.STOPPED if preview.taken else S.REFUND_DUE)
            return
        self.attempt(
            found, "stop",
            lambda: services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person),
        )  # fmt: skip

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK, sure=SURE)
    def refuse(self, which: int, sure: bool) -> None:
        if not sure:
            return
        found, here = self.pick(which), self.here
        self.attempt(
            found, "provider_refuse",
            lambda: services.provider_refuse(found.pk, provider=TRAINING, reason="x", actor=here.provider),
        )  # fmt: skip

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK, granted=st.booleans())
    def review(self, which: int, granted: bool) -> None:
        found, here = self.pick(which), self.here
        if found.state == S.IN_REVIEW:
            if granted:
                here.corrected(found, project__on_occupation_list=True)
            state = services.decide_review(found.pk, granted=granted, ruling="x", actor=here.official)
            assert state in (S.AWAITING_DEPOSIT, S.REFUSED)

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK, breach=st.booleans(), upheld=st.booleans())
    def control(self, which: int, breach: bool, upheld: bool) -> None:
        found, official = self.pick(which), self.here.official
        if found.state == S.UNDER_CONTROL:
            paid = wallet.paid(found.pk).subsidy
            owed = sum(one.asked for one in wallet.claims(found.pk))
            if breach and paid and not owed:
                self.attempt(
                    found,
                    "claim",
                    lambda: services.claim(
                        found.pk, subsidy=paid, reason="x", key=self.key(), actor=official
                    ),
                )
            elif breach and services.may_end(found):
                assert services.end_after_control(found.pk, reason="x", actor=official) == S.STOPPED
            else:
                assert services.close_control(found.pk, reason="x", actor=official) == found.held
        elif found.state == S.IN_OBJECTION:
            services.decide_objection(found.pk, upheld=upheld, ruling="x", actor=official)
        elif found.state == S.IN_RECOVERY:
            services.objection(found.pk, enterprise=self.here.enterprise, words="x", actor=self.here.person)
        else:
            self.attempt(
                found, "open_control", lambda: services.open_control(found.pk, reason="x", actor=official)
            )

    def owed(self) -> list[tuple[Application, ClaimSeen]]:
        found = map(self.here.seen, self.made)
        return [(each, one) for each in found for one in wallet.claims(each.pk)]

    @precondition(lambda self: bool(self.owed()))
    @rule(which=PICK, part=PART)
    def the_debtor_pays(self, which: int, part: int) -> None:
        owed = self.owed()
        found, claim = owed[which % len(owed)]
        cents = max(claim.left * part // 100, 1)
        before = found.aid
        self.here.statement(
            line(cents, claim.communication, day=self.day, end_to_end=self.key()), on=self.day
        )
        now = self.here.seen(found)
        if cents < claim.left:
            assert (now.state, now.aid <= before) == (found.state, True)
        elif cents == claim.left:
            assert now.state in (S.STOPPED, S.RECOVERED)
        else:
            assert (now.state, now.aid) == (found.state, before)
            assert selectors.timeline(found.pk)[-1].event == "claim_returned"

    def arrived(self) -> list[tuple[Application, Order]]:
        orders = Order.objects.filter(live=True).exclude(paid_on=None).order_by("ordered_at", "pk")
        return [(self.here.seen(one.application_id), one) for one in orders]

    @precondition(lambda self: bool(self.arrived()))
    @rule(which=PICK)
    def the_bank_of_the_provider_returns(self, which: int) -> None:
        arrived = self.arrived()
        _, order = arrived[which % len(arrived)]
        self.here.statement(
            line(order.cents, end_to_end=order.pk, back="AC04", account=order.iban, day=self.day), on=self.day
        )
        assert not Order.objects.get(pk=order.pk).live

    @precondition(lambda self: bool(self.made))
    @rule(which=PICK, part=PART, upheld=st.booleans(), returned=st.booleans())
    def a_claim_that_does_not_hold(self, which: int, part: int, upheld: bool, returned: bool) -> None:
        """Paid, controlled, claimed, paid back in part; then an objection is decided, or the bank returns the payment."""
        official = self.here.official
        ready = [each for each in map(self.here.seen, self.made) if each.state in FUNDED]
        ready = [each for each in ready if each.finish_by is not None and self.day <= each.finish_by]
        if not ready:
            return
        found = ready[which % len(ready)]
        left = wallet.money(found.pk)
        assert left is not None
        for cents in {max(left.left * part // 100, 1), left.left}:
            if cents <= (wallet.money(found.pk) or left).left:
                self.here.order(found, cents, self.key())
        self.pay_out()
        services.open_control(found.pk, reason="x", actor=official)
        subsidy = wallet.paid(found.pk).subsidy
        services.claim(found.pk, subsidy=subsidy, reason="x", key=self.key(), actor=official)
        number = [one.claim for _, one in self.owed()].index(self.here.seen(found).claim)
        self.the_debtor_pays(number, part)
        now = self.here.seen(found)
        if returned:
            mine = [each for each, (one, _) in enumerate(self.arrived()) if one.pk == found.pk]
            for _ in mine:
                first = next(each for each, (one, _) in enumerate(self.arrived()) if one.pk == found.pk)
                self.the_bank_of_the_provider_returns(first)
            now = self.here.seen(found)
            assert (now.state, now.aid) == (S.RECOVERED, 0)
        elif now.state == S.IN_RECOVERY:
            services.objection(found.pk, enterprise=self.here.enterprise, words="x", actor=self.here.person)
            services.decide_objection(found.pk, upheld=upheld, ruling="x", actor=official)
            assert self.here.seen(found).aid == (subsidy if upheld else now.aid)

    @rule()
    def a_batch_is_taken_apart(self) -> None:
        from portefeuille.wallet.models import Payment

        waiting = [one.payment for one in selectors.to_send()]
        if not waiting:
            return
        batch = wallet_services.prepare_batch(
            waiting, on=self.day, account=WALLET, thresholds=[], key=self.key(), actor=self.here.official
        )
        stopped = []
        for found in map(self.here.seen, self.made):
            if found.state == S.PAID:
                self.stop(self.made.index(found.pk))
                stopped.append(found)
        bank.dissolve(batch, reason="x", actor=self.here.official)
        assert not Payment.objects.filter(state="batched").exists()
        for found in stopped:
            now = self.here.seen(found)
            assert now.state == S.STOPPED or now.orders.filter(live=True).exclude(paid_on=None).exists()

    @precondition(lambda self: self.day < LATE)
    @rule(days=st.sampled_from([1, 7, 31, 200]))
    def pass_days(self, days: int) -> None:
        self.day += timedelta(days=days)
        clock.fix(self.day)
        self.here.statement(on=self.day)
        ran = run_due()
        assert ran.problems == []
        again = run_due()
        assert (again.lapsed, again.expired, again.closed, again.topped_up, again.swept) == (0, 0, 0, 0, 0)
        assert (again.taken_back, again.repaid) == (0, 0)

    @invariant()
    def state_and_money_say_the_same(self) -> None:
        for found in map(self.here.seen, self.made):
            self._one(found)

    def _one(self, found: Application) -> None:
        money, state = wallet.money(found.pk), found.effective
        events = selectors.timeline(found.pk)
        assert all(one.after == two.before for one, two in itertools.pairwise(events))
        assert events[-1].after == found.state
        assert next_action(found, self.day).action is not None
        if money is None:
            assert state in (S.REFUSED, S.IN_REVIEW, S.WITHDRAWN)
            return
        paid = money.own_paid + money.subsidy_paid
        assert bool(money.closed) == (
            state in (S.STOPPED, S.REFUND_DUE, S.WITHDRAWN, S.LAPSED, S.EXPIRED, S.REFUSED_BY_PROVIDER)
            or (state in (S.IN_RECOVERY, S.IN_OBJECTION, S.RECOVERED, S.CLOSED) and bool(money.closed))
        )
        if state == S.AWAITING_DEPOSIT:
            assert (money.left, paid) == (0, 0)
        elif state == S.DEPOSITED:
            assert (money.own_there, money.subsidy_there, paid) == (found.own_share, 0, 0)
        elif state == S.READY_TO_PAY:
            assert (money.left, paid) == (found.eligible, 0)
        elif state == S.PARTLY_PAID:
            assert 0 < paid < (found.eligible or 0)
            assert money.left == (found.eligible or 0) - paid
        elif state == S.PAID:
            assert (money.left, paid) == (0, found.eligible)
        elif state in FINAL:  # what came back later is there until the next run
            assert money.left == 0 or found.pk in wallet.to_sweep()
        if state in PROMISED:
            assert found.aid == found.subsidy
        else:
            assert found.aid == max(money.subsidy_paid - wallet.recovered(found.pk).subsidy, 0)
        assert sum(one.asked for one in wallet.claims(found.pk)) <= paid
        if state in (S.IN_RECOVERY, S.IN_OBJECTION, S.REFUND_DUE):
            assert sum(one.left for one in wallet.claims(found.pk)) > 0
        else:
            assert not any(one.left for one in wallet.claims(found.pk))
        assert sum(found.orders.filter(live=True).values_list("cents", flat=True)) == paid or money.closed


@pytest.mark.django_db
def test_whatever_happens_state_and_money_say_the_same() -> None:
    run_state_machine_as_test(
        Procedure,
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
