"""A year of the scheme, day by day: who applies, what the bank does, what follows; every step by a service."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from portefeuille import clock
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.errors import NoRoomError, NotCoveredError, OverdraftError
from portefeuille.wallet.lines import worklist
from portefeuille.wallet.models import Payment, Project, Request
from portefeuille.wallet.records import Money, Payee
from portefeuille.wallet.selectors import balance, claims, deposited, money, to_repay
from tests.wallet.year.exchange import AGENCY, HELD, Exchange
from tests.wallet.year.people import DAYS_TO_PAY, Case, case, deposits

BEGIN, LAST_APPLICATION, END = date(2026, 11, 2), date(2027, 12, 10), date(2028, 1, 14)
CEILING, BUDGET, FUNDS = 750_000, 60_000, 5_000
"""Cents: of an enterprise in a year; and for each application, of a year, and paid in by the agency at a time."""
LEAST = 1_000
"""Applications for which the agency pays in any case."""
SMALL = 5_000
"""Cents of which nobody pays a part."""
SEE = timedelta(days=9)
HASTY = 0.5
"""How often a claim that was withdrawn is paid all the same."""
REST = timedelta(days=90)
"""How long nobody looks at a project for which nothing is left to do, unless the bank tells something."""


@dataclass
class World:
    """``count`` applications between ``BEGIN`` and ``LAST_APPLICATION``; a working day at a time until ``END``."""

    rng: random.Random
    count: int
    first: Actor
    second: Actor
    cases: dict[str, Case] = field(default_factory=dict)
    ended: Counter[str] = field(default_factory=Counter)
    ordered: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        """The whole of it."""
        self.exchange = Exchange.open(self.rng, BEGIN, self.first, self.second)
        span = (LAST_APPLICATION - BEGIN).days
        arrivals = sorted(BEGIN + timedelta(days=self.rng.randrange(span)) for _ in range(self.count))
        clock.fix(BEGIN)
        count = max(self.count, LEAST)
        for year in (2026, 2027):
            services.set_budget(year, BUDGET * count, key="first", actor=self.first)
        for day in working_days():
            self.exchange.bank.day = day
            clock.fix(datetime.combine(day, time(9)))
            self.morning(day)
            while arrivals and arrivals[0] <= day:
                arrivals.pop(0)
                self.apply(day)
            for one in list(self.cases.values()):
                if one.wake <= day:
                    self.step(one, day)
            if balance("agency") < FUNDS * count // 2:
                self.exchange.pays(FUNDS * count, "", AGENCY)
            self.exchange.send()
            self.exchange.close()

    def morning(self, day: date) -> None:
        """What the bank sent is taken; what nobody can match is decided by a person; what was not paid in time lapses."""
        for line in self.exchange.take():
            if (
                line.event in {"deposit", "came_back", "claim_paid", "claim_part"}
                and line.project in self.cases
            ):
                self.cases[line.project].wake = day
        for payment in self.exchange.rejected_payments():
            if payment in self.ordered:
                self.cases[self.ordered[payment]].wake = day
        self.repay(day)
        for waiting in list(worklist()):
            self.ended[f"worklist {waiting.reason}"] += 1
            payee = Payee(waiting.account, "Betaler")
            if waiting.reason == "return_failed":
                services.return_again(
                    waiting.line, payee=payee, reason="telephoned", key=f"{day}", actor=self.first
                )
            elif waiting.cents > 0:
                services.send_back(waiting.line, payee=payee, reason="telephoned", actor=self.first)
            else:
                services.to_agency(waiting.line, reason="costs", actor=self.first)

    def repay(self, day: date) -> None:
        """What came in for a claim and is not asked any more goes back, as soon as the agency has it."""
        for project in to_repay():
            for claim in claims(project):
                try:
                    if claim.over:
                        services.repay_claim(claim.claim, key=f"{day}", actor=self.first)
                        self.ended[f"repaid: claim {claim.state}"] += 1
                except OverdraftError:
                    self.ended["repayment waits"] += 1

    def apply(self, day: date) -> None:
        """An enterprise applies, is asked for its own share, and will pay it in some way or not."""
        one = case(self.rng, len(self.cases) + self.ended["no room"], day)
        try:
            services.reserve(
                one.project, enterprise=one.enterprise, applied_on=day, own_share=one.own, subsidy=one.subsidy,
                ceiling=CEILING, actor=self.first,
            )  # fmt: skip
        except NoRoomError:
            self.ended["no room"] += 1
            return
        asked = services.issue_request(
            one.project, last_day=day + timedelta(days=DAYS_TO_PAY), actor=self.first
        )
        for cents, said, on in deposits(self.rng, one, asked):
            self.exchange.pays(cents, said, one.payer.iban, on)
        one.wake = day + SEE if one.fate == "withdrawn" else asked.last_day + timedelta(days=1)
        self.cases[one.project] = one

    def step(self, one: Case, day: date) -> None:
        """The next step of an application."""
        there = money(one.project)
        assert there is not None
        one.wake = day + timedelta(days=self.rng.randrange(5, 40))
        if one.appeal and claims(one.project)[0].paid:
            services.withdraw_claim(one.appeal, reason="upheld", actor=self.first)
            one.appeal = ""
            self.ended["upheld after a part was paid"] += 1
        whole = there.own_paid + there.subsidy_paid == one.own + one.subsidy
        if there.closed or (one.claim and whole and there.left):
            self.after(one, there, day)
        elif not there.funded:
            self.fund(one, there)
        elif one.fate == "refused":
            self.end(one, services.refuse(one.project, on=day, payee=one.payer, actor=self.first))
        elif there.own_paid + there.subsidy_paid < one.target:
            self.order(one, one.target - there.own_paid - there.subsidy_paid)
        else:
            self.over(one, day)

    def fund(self, one: Case, there: Money) -> None:
        """The own share is there: the subsidy comes beside it.  It is not there: it lapses when that is certain."""
        today = clock.today()
        if deposited(one.project) == one.own:
            services.top_up(one.project, actor=self.first)
            one.wake = today + timedelta(days=self.rng.randrange(1, 40))
        elif one.fate == "withdrawn":
            self.end(one, services.withdraw(one.project, on=today, actor=self.first))
        else:
            try:
                self.end(one, services.lapse(one.project, payee=one.payer, actor=self.first), "lapsed")
            except NotCoveredError:
                self.ended["not covered yet"] += 1
                one.wake = today + timedelta(days=1)
        assert there.subsidy_there == 0

    def order(self, one: Case, cents: int) -> None:
        """The enterprise orders payment, wholly or of a part."""
        if one.fate != "full" and cents > SMALL:
            cents = self.rng.randrange(cents // 2, cents) + 1
        one.orders += 1
        payment = services.order_payment(
            one.project, cents=cents, payee=one.provider, free=f"Factuur {one.orders}", key=f"{one.orders}", actor=self.first
        )  # fmt: skip
        self.ordered[payment] = one.project

    def over(self, one: Case, day: date) -> None:
        """All was paid that would be: it stops, expires, is claimed back, or is simply done."""
        arrived = not Payment.objects.filter(
            project=one.project, state__in=("ordered", "batched", "sent")
        ).exists()
        match one.fate:
            case "stop before" | "stop part":
                same_year = day.year == one.applied_on.year
                self.end(
                    one, services.stop(one.project, on=day, room_back=same_year, payee=one.payer, actor=self.first)
                )  # fmt: skip
            case "stop ordered":
                payment = services.order_payment(
                    one.project, cents=one.own + one.subsidy, payee=one.provider, key="all", actor=self.first
                )
                services.cancel_payment(payment, reason="stopped", actor=self.first)
                same_year = day.year == one.applied_on.year
                self.end(
                    one, services.stop(one.project, on=day, room_back=same_year, payee=one.payer, actor=self.first)
                )  # fmt: skip
            case "stop full" | "no show" if arrived:
                stopped = services.stop(
                    one.project, on=day, room_back=False, claim=one.terms(day), actor=self.first
                )
                self.claimed(one, stopped.claim)
                self.end(one, stopped)
            case "recovery" if arrived and not one.claim:
                self.claimed(
                    one, services.claim(one.project, terms=one.terms(day), key="inspection", actor=self.first)
                )
            case "expire part" | "expire whole" if day > one.last_day:
                self.end(
                    one, services.expire(one.project, last_day=one.last_day, payee=one.payer, actor=self.first)
                )  # fmt: skip
            case "expire part" | "expire whole":
                one.wake = one.last_day + timedelta(days=1)
            case "full" | "parts" | "recovery" | "open":
                one.wake = day + REST

    def claimed(self, one: Case, claim: str) -> None:
        """The debtor pays, in one or two parts, objects with or without success, or does nothing."""
        one.claim = claim
        asked = Request.objects.get(kind="claim", owner=claim)
        how = self.rng.choice(("pays", "pays", "parts", "objects", "wins", "nothing"))
        if one.fate == "recovery" and how in {"parts", "nothing"}:
            how = "wins later"
        self.ended[f"claim: {how}"] += 1
        if how in {"objects", "wins", "wins later"}:
            services.suspend_claim(claim, reason="objection", key="1", actor=self.first)
        if how == "objects":
            services.resume_claim(claim, reason="rejected", key="1", actor=self.first)
        if how == "wins":
            services.withdraw_claim(claim, reason="upheld", actor=self.first)
        first = asked.amount // 3 if how in {"parts", "wins later"} else asked.amount
        one.appeal = claim if how == "wins later" else ""
        if how != "nothing" and (how != "wins" or self.rng.random() < HASTY):
            self.exchange.pays(first, asked.communication, one.debtor.iban)
        if how == "parts":
            later = asked.last_day + timedelta(days=10)
            self.exchange.pays(asked.amount - first, asked.communication, one.debtor.iban, later)

    def after(self, one: Case, there: Money, day: date) -> None:
        """What came to a project after its end goes on to whose it is."""
        if there.own_there + there.subsidy_there:
            services.sweep(one.project, payee=one.payer, key=f"{day}", actor=self.first)
            self.ended["swept"] += 1
        else:
            one.wake = day + REST

    def end(self, one: Case, _stopped: object, how: str = "") -> None:
        """It has ended."""
        self.ended[how or one.fate] += 1
        assert Project.objects.get(pk=one.project).closed
        one.wake = clock.today() + timedelta(days=60)


def working_days() -> Iterator[date]:
    """Monday to Friday."""
    day = BEGIN
    while day <= END:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


__all__ = ["HELD", "World"]
