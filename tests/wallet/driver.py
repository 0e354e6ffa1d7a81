"""Somebody who does anything that may be done to a wallet, at random: for races, kills and soaks.

What it does next it reads from the database, so that it can be killed anywhere and go on.  Every step says what must be
there once it has returned.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.records import Line, Statement
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.errors import NotCoveredError, WalletError
from portefeuille.wallet.models import Batch, Claim, Payment, Project, Request
from portefeuille.wallet.models import Statement as Taken
from portefeuille.wallet.selectors import claims, deposited, money, to_repay
from portefeuille.wallet.services import Terms
from tests.wallet.life import AGENCY, CEILING, DAY, ENTERPRISE, LAST, OURS, PROVIDER, WALLET, line

ENTERPRISES = ("0428315871", "0403019261", "0403170701")
FIRST, SECOND = "a" * 32, "b" * 32


def actors() -> tuple[Actor, Actor]:
    """The two officials, made when they are not there yet; and a budget."""
    first, _ = Actor.objects.get_or_create(id=FIRST, defaults={"kind": "official", "name": "First"})
    second, _ = Actor.objects.get_or_create(id=SECOND, defaults={"kind": "official", "name": "Second"})
    services.set_budget(DAY.year, 5_000_000, key="first", actor=first)
    return first, second


class Job(NamedTuple):
    """An import, a batch or a payment, with all it takes to do it again: the same file, the same key."""

    kind: str
    what: Any

    def run(self, actor: Actor) -> str:
        """Do it; what it made."""
        if self.kind == "statement":
            taken = services.take_statement(self.what, account=OURS, agency={AGENCY}, actor=actor)
            return f"statement {taken.statement}"
        if self.kind == "payment":
            project, cents, key = self.what
            made = services.order_payment(project, cents=cents, payee=PROVIDER, key=key, actor=actor)
            return f"payment {made}"
        payments, key = self.what
        made = services.prepare_batch(
            payments, on=date(2030, 1, 1), account=WALLET, thresholds=[(50_000, 1)], key=key, actor=actor
        )
        return f"batch {made}"


@dataclass
class Driver:
    """``name`` keeps the projects and keys of several drivers apart."""

    rng: random.Random
    name: str
    first: Actor
    second: Actor
    tell: Callable[[Job], object] = lambda job: None
    """Told of an import, a batch or a payment before it is begun."""

    def step(self) -> str:
        """Do one thing.  What it was, or why it was refused: a refusal changes nothing."""
        steps: list[Callable[[], str]] = [
            self.reserve, self.reserve, self.statement, self.statement, self.top_up, self.order, self.order, self.batch,
            self.batch, self.approve, self.release, self.cancel, self.reject, self.stop, self.lapse, self.claim,
            self.suspend, self.sweep, self.withdraw_claim, self.repay,
        ]  # fmt: skip
        chosen = self.rng.choice(steps)
        try:
            return chosen()
        except (WalletError, BankFileError) as refused:
            return f"refused {type(refused).__name__}"

    def reserve(self) -> str:
        project = f"{self.name}-{Project.objects.count()}-{self.rng.randrange(10**9)}"
        own, subsidy = self.rng.randrange(1, 90_000), self.rng.randrange(1, 40_000)
        services.reserve(
            project, enterprise=self.rng.choice(ENTERPRISES), applied_on=DAY, own_share=own, subsidy=subsidy,
            ceiling=CEILING, actor=self.first,
        )  # fmt: skip
        services.issue_request(project, last_day=LAST, actor=self.first)
        return f"project {project}"

    def statement(self) -> str:
        """The bank makes its next statement: deposits, good and bad, what it carried out, what came back."""
        last = Taken.objects.order_by("pk").last()
        day = last.closing_date + timedelta(days=self.rng.randrange(3)) if last else DAY
        day = min(day, LAST + timedelta(days=5))
        opening, number = (last.closing, (last.number or 0) + 1) if last else (0, 1)
        lines = [*self._credits(day), *self._debits(day)]
        closing = opening + sum(one.amount for one in lines)
        told = Statement(
            account=OURS, currency="EUR", opening_date=day, opening=opening, closing_date=day, closing=closing,
            lines=tuple(lines), form="test", number=number,
        )  # fmt: skip
        return self.do(Job("statement", told))

    def do(self, job: Job) -> str:
        """Do it, as it was told."""
        self.tell(job)
        return job.run(self.first)

    def _credits(self, day: date) -> list[Line]:
        made = [line(self.rng.randrange(1, 100_000), account=AGENCY, day=day)]
        requests = list(Request.objects.order_by("?")[:3])
        for one in requests:
            cents = one.amount + self.rng.choice((0, 0, 0, 0, 1, -1 if one.amount > 1 else 0))
            made.append(line(cents, one.communication, day=day))
        if self.rng.random() < 0.2:
            made.append(
                line(self.rng.randrange(1, 9), day=day, account=self.rng.choice(("", ENTERPRISE.iban)))
            )
        came_back = Payment.objects.filter(state="executed").order_by("?").first()
        if came_back is not None and self.rng.random() < 0.2:
            made.append(
                line(came_back.amount, day=day, end_to_end=came_back.pk, back="AC04", account=came_back.iban)
            )
        return made

    def _debits(self, day: date) -> list[Line]:
        sent = Payment.objects.filter(state="sent").order_by("?")[:3]
        return [line(-one.amount, day=day, end_to_end=one.pk, account=one.iban) for one in sent]

    def top_up(self) -> str:
        for one in Project.objects.filter(closed="").order_by("?")[:5]:
            if deposited(one.pk) == one.own_share:
                services.top_up(one.pk, actor=self.first)
                return f"topped {one.pk}"
        return "nothing"

    def order(self) -> str:
        for one in Project.objects.filter(closed="").order_by("?")[:5]:
            there = money(one.pk)
            if there and there.funded and there.left:
                cents = self.rng.choice((there.left, self.rng.randint(1, there.left), there.left + 1))
                key = f"{self.name}{self.rng.randrange(10**9)}"
                return self.do(Job("payment", (one.pk, cents, key)))
        return "nothing"

    def batch(self) -> str:
        waiting = list(
            Payment.objects.filter(state="ordered").order_by("pk").values_list("pk", flat=True)[:5]
        )
        if not waiting:
            return "nothing"
        return self.do(Job("batch", (waiting, f"{self.name}{self.rng.randrange(10**9)}")))

    def approve(self) -> str:
        found = Batch.objects.filter(state="prepared").order_by("?").first()
        if found is None:
            return "nothing"
        services.approve_batch(found.pk, actor=self.second)
        return f"approved {found.pk}"

    def release(self) -> str:
        found = Batch.objects.filter(state="prepared").order_by("?").first()
        if found is None:
            return "nothing"
        services.release_batch(found.pk, actor=self.second)
        return f"sent {found.pk}"

    def cancel(self) -> str:
        found = Payment.objects.filter(state="ordered", purpose="provider").order_by("?").first()
        if found is None or self.rng.random() < 0.7:
            return "nothing"
        services.cancel_payment(found.pk, reason="changed", actor=self.first)
        return f"cancelled {found.pk}"

    def reject(self) -> str:
        found = Payment.objects.filter(state="sent").order_by("?").first()
        if found is None or self.rng.random() < 0.7:
            return "nothing"
        services.reject_payment(found.pk, reason="RJCT", actor=self.first)
        return f"rejected {found.pk}"

    def stop(self) -> str:
        found = Project.objects.filter(closed="").order_by("?").first()
        if found is None or self.rng.random() < 0.5:
            return "nothing"
        back = self.rng.random() < 0.5
        services.stop(found.pk, on=DAY, room_back=back, payee=ENTERPRISE, actor=self.first)
        return f"closed {found.pk}"

    def lapse(self) -> str:
        found = Project.objects.filter(closed="").order_by("?").first()
        if found is None:
            return "nothing"
        try:
            services.lapse(found.pk, payee=ENTERPRISE, actor=self.first)
        except NotCoveredError:
            return "refused too early"
        return f"closed {found.pk}"

    def claim(self) -> str:
        found = Payment.objects.filter(state="executed", purpose="provider").order_by("?").first()
        if found is None or self.rng.random() < 0.5:
            return "nothing"
        terms = Terms(found.iban, found.own, found.subsidy, "inspection", LAST)
        made = services.claim(found.project_id or "", terms=terms, key=found.pk, actor=self.first)
        return f"claim {made}"

    def suspend(self) -> str:
        found = Claim.objects.filter(state="open").order_by("?").first()
        if found is None:
            return "nothing"
        key = str(self.rng.randrange(10**9))
        services.suspend_claim(found.pk, reason="objection", key=key, actor=self.first)
        services.resume_claim(found.pk, reason="rejected", key=key, actor=self.second)
        return f"claim {found.pk}"

    def withdraw_claim(self) -> str:
        found = Claim.objects.filter(state="open").order_by("?").first()
        if found is None or self.rng.random() < 0.7:
            return "nothing"
        services.withdraw_claim(found.pk, reason="upheld", actor=self.second)
        return f"withdrawn {found.pk}"

    def repay(self) -> str:
        for project in to_repay():
            for one in claims(project):
                if one.over:
                    key = f"{self.name}{self.rng.randrange(10**9)}"
                    services.repay_claim(one.claim, payee=ENTERPRISE, key=key, actor=self.first)
                    return f"repaid {one.claim}"
        return "nothing"

    def sweep(self) -> str:
        found = Project.objects.exclude(closed="").order_by("?").first()
        if found is None:
            return "nothing"
        key = f"{self.name}{self.rng.randrange(10**9)}"
        services.sweep(found.pk, payee=ENTERPRISE, key=key, actor=self.first)
        return f"swept {found.pk}"
