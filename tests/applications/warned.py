"""Stories of a year with every kind of last day: who does what on which day, and from when until when each last day runs.

What must be warned of is worked out from that and from the moments at which the job ran, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from portefeuille import clock
from portefeuille.applications import services
from portefeuille.applications.companion import services as companions
from portefeuille.applications.models import Application
from portefeuille.wallet import selectors as wallet
from tests.applications.companion.recorded import actor, recorded
from tests.applications.life import TRAINING, World
from tests.wallet.life import line

BEGIN, END = date(2025, 12, 30), date(2027, 1, 6)
NEW_YEAR_EVE = date(2026, 12, 31)
NOON = time(12)
"""When people do what they do."""
WARNINGS = {7: range(3, 8), 2: range(1, 3), 0: range(1)}
"""Which warning is given when so many days are left."""


class Runs(NamedTuple):
    """A last day runs between two moments (None: until it is past)."""

    since: datetime
    until: datetime | None


@dataclass
class Last:
    """A last day of something: ``whose`` is a number, or ``officials``."""

    subject: str
    whose: str
    kind: str
    day: date
    runs: list[Runs] = field(default_factory=list)

    @property
    def met(self) -> bool:
        """Somebody did it, or it fell away."""
        return self.runs[-1].until is not None

    def expected(self, moments: list[datetime]) -> set[int]:
        """The warnings that these runs of the job must have given, by the days before."""
        found = set()
        for moment in moments:
            runs = any(
                each.since <= moment and (each.until is None or moment < each.until) for each in self.runs
            )
            left = (self.day - moment.date()).days
            found |= {name for name, days in WARNINGS.items() if runs and left in days}
        return found


@dataclass
class Year:
    """The enterprise, what happens on which day, and every last day that there was."""

    here: World
    acts: dict[date, list[Callable[[], None]]] = field(default_factory=dict)
    days: list[Last] = field(default_factory=list)

    def on(self, day: date, act: Callable[[], None]) -> None:
        """On the noon of that day."""
        assert BEGIN <= day <= END
        self.acts.setdefault(day, []).append(act)

    def begins(self, subject: str, kind: str, day: date, whose: str = "") -> Last:
        """From now on a last day runs."""
        whose = whose or self.here.enterprise
        found = next(
            (
                each
                for each in self.days
                if (each.subject, each.kind, each.day, each.whose) == (subject, kind, day, whose)
            ),
            None,
        )
        if found is None:
            found = Last(subject, whose, kind, day)
            self.days.append(found)
        found.runs.append(Runs(clock.now(), None))
        return found

    def ends(self, last: Last) -> None:
        """It is met, or fell away."""
        last.runs[-1] = Runs(last.runs[-1].since, clock.now())


Story = Callable[[Year], None]


def begins_now(year: Year, day: date, act: Callable[[], Iterator[date]]) -> None:
    """A story as a generator: it does something and gives the day on which it goes on."""

    def step(rest: Iterator[date]) -> None:
        following = next(rest, None)
        if following is not None:
            year.on(following, lambda: step(rest))

    year.on(day, lambda: step(act()))


def answers(today: date, price: int = 1000, **more: Any) -> dict[str, Any]:
    """What is filled in of a training that begins soon."""
    start = today + timedelta(days=3)
    return {
        "project__title": f"Les {today} {len(more)} {price}", "project__agreed_on": str(today - timedelta(days=5)),
        "project__start": str(start), "project__end": str(start + timedelta(days=10)), "project__price": price,
        "project__vat": price * 21 // 100, **more,
    }  # fmt: skip


def subject(found: Application | str) -> str:
    return f"application:{found if isinstance(found, str) else found.pk}"


class Stories:
    """Each is called on its first day, and tells on which day it goes on."""

    def __init__(self, year: Year) -> None:
        self.year, self.here = year, year.here

    def submitted(self, **more: Any) -> tuple[Application, Last]:
        found = self.here.submit(**answers(clock.today(), **more))
        assert found.state == "awaiting_deposit" and found.deposit_by is not None
        return found, self.year.begins(subject(found), "deposit_by", found.deposit_by)

    def deposited(self, found: Application, last: Last) -> Last:
        self.here.deposit(found)
        self.year.ends(last)
        found = self.here.seen(found)
        assert found.state == "ready_to_pay" and found.finish_by is not None
        return self.year.begins(subject(found), "pay_by", found.finish_by)

    def paid(self, **more: Any) -> Application:
        """Submitted, deposited, ordered and paid out on one day."""
        found, last = self.submitted(**more)
        pay = self.deposited(found, last)
        found = self.here.seen(found)
        self.here.order(found, found.eligible or 0, f"F{found.number}")
        self.year.ends(pay)
        self.here.pay_out()
        return self.here.seen(found)

    def claimed(self, **more: Any) -> tuple[Application, Last]:
        """A control of what was paid found a breach."""
        found = self.paid(**more)
        services.open_control(found.pk, reason="Steekproef.", actor=self.here.official)
        services.claim(
            found.pk,
            subsidy=found.subsidy or 0,
            reason="De lijst ontbreekt.",
            key=found.pk,
            actor=self.here.official,
        )
        (claim,) = wallet.claims(found.pk)
        return found, self.year.begins(subject(found), "recovery_by", claim.last_day)

    def draft_forgotten(self) -> Iterator[date]:
        start = clock.today() + timedelta(days=8)
        draft = self.here.draft(**answers(clock.today(), project__start=str(start), project__end=str(start)))
        self.year.begins(subject(draft), "apply_by", start + timedelta(days=14))
        yield from ()

    def draft_submitted_in_time(self) -> Iterator[date]:
        start = clock.today() + timedelta(days=8)
        draft = self.here.draft(**answers(clock.today(), project__start=str(start), project__end=str(start)))
        last = self.year.begins(subject(draft), "apply_by", start + timedelta(days=14))
        yield last.day - timedelta(days=4)
        found = self.here.submit(draft)
        self.year.ends(last)
        assert found.deposit_by is not None
        deposit = self.year.begins(subject(found), "deposit_by", found.deposit_by)
        yield found.deposit_by - timedelta(days=2)
        self.deposited(found, deposit)

    def draft_moved(self) -> Iterator[date]:
        """Another start is another last day; the one before is not warned of any more."""
        start = clock.today()
        draft = self.here.draft(**answers(start, project__start=str(start), project__end=str(start)))
        last = self.year.begins(subject(draft), "apply_by", start + timedelta(days=14))
        yield last.day - timedelta(days=3)
        later = start + timedelta(days=30)
        version = self.here.seen(draft).version
        services.save_draft(
            draft, enterprise=self.here.enterprise, version=version, actor=self.here.person,
            changes={"project.start": str(later), "project.end": str(later)},
        )  # fmt: skip
        self.year.ends(last)
        last = self.year.begins(subject(draft), "apply_by", later + timedelta(days=14))
        yield last.day - timedelta(days=1)
        services.discard_draft(draft, enterprise=self.here.enterprise, actor=self.here.person)
        self.year.ends(last)

    def deposit_forgotten(self) -> Iterator[date]:
        found, last = self.submitted()
        yield last.day + timedelta(days=2)
        self.here.statement()
        yield last.day + timedelta(days=5)
        assert self.here.seen(found).state == "lapsed"

    def deposit_on_the_last_day(self) -> Iterator[date]:
        found, last = self.submitted()
        yield last.day
        self.deposited(found, last)

    def withdrawn(self) -> Iterator[date]:
        found, last = self.submitted()
        yield last.day - timedelta(days=5)
        services.withdraw(found.pk, enterprise=self.here.enterprise, actor=self.here.person)
        self.year.ends(last)

    def order_forgotten(self) -> Iterator[date]:
        found, last = self.submitted()
        yield clock.today() + timedelta(days=6)
        self.deposited(found, last)
        yield date(2026, 6, 1)
        self.here.order(found, 10_000)
        yield END
        assert self.here.seen(found).state == "expired"

    def ordered_late(self) -> Iterator[date]:
        found, last = self.submitted()
        yield clock.today() + timedelta(days=6)
        pay = self.deposited(found, last)
        yield NEW_YEAR_EVE - timedelta(days=3)
        found = self.here.seen(found)
        self.here.order(found, found.eligible or 0)
        self.year.ends(pay)

    def under_control_at_the_end(self) -> Iterator[date]:
        """During a control nothing can be lost, and nobody is warned; afterwards what is left of the time."""
        found, last = self.submitted()
        yield clock.today() + timedelta(days=6)
        pay = self.deposited(found, last)
        yield NEW_YEAR_EVE - timedelta(days=12)
        services.open_control(found.pk, reason="Steekproef.", actor=self.here.official)
        self.year.ends(pay)
        yield NEW_YEAR_EVE - timedelta(days=2)
        services.close_control(found.pk, reason="In orde.", actor=self.here.official)
        assert self.year.begins(subject(found), "pay_by", NEW_YEAR_EVE) is pay

    def refused(self) -> tuple[Application, Last]:
        today = clock.today()
        found = self.here.submit(**answers(today, project__start=str(today - timedelta(days=15)),
                                           project__agreed_on=str(today - timedelta(days=40))))  # fmt: skip
        assert found.state == "refused"
        return found, self.year.begins(subject(found), "review_by", today + timedelta(days=30))

    def refusal_let_be(self) -> Iterator[date]:
        self.refused()
        yield from ()

    def refusal_contested_and_forgotten_by_officials(self) -> Iterator[date]:
        found, last = self.refused()
        yield last.day - timedelta(days=4)
        services.contest(
            found.pk, enterprise=self.here.enterprise, words="Later begonnen", actor=self.here.person
        )
        self.year.ends(last)
        self.year.begins(subject(found), "review_by", clock.today() + timedelta(days=30), "officials")

    def judged_in_time(self) -> Iterator[date]:
        found = self.here.submit(**answers(clock.today(), project__theme="occupation_specific"))
        assert found.state == "in_review"
        last = self.year.begins(subject(found), "review_by", clock.today() + timedelta(days=30), "officials")
        yield last.day - timedelta(days=1)
        services.decide_review(found.pk, granted=False, ruling="Niet op de lijst.", actor=self.here.official)
        self.year.ends(last)

    def claim_forgotten(self) -> Iterator[date]:
        self.claimed()
        yield from ()

    def claim_paid(self) -> Iterator[date]:
        found, last = self.claimed()
        yield last.day - timedelta(days=5)
        self.pay_back(found)
        self.year.ends(last)

    def claim_objected(self) -> Iterator[date]:
        """Nobody is pressed while the objection runs."""
        found, last = self.claimed()
        yield last.day - timedelta(days=25)
        services.objection(
            found.pk, enterprise=self.here.enterprise, words="Ze is er wel.", actor=self.here.person
        )
        self.year.ends(last)
        review = self.year.begins(
            subject(found), "review_by", clock.today() + timedelta(days=30), "officials"
        )
        yield last.day - timedelta(days=9)
        services.decide_objection(found.pk, upheld=False, ruling="Ze is er niet.", actor=self.here.official)
        self.year.ends(review)
        again = next(one for one in wallet.claims(found.pk))
        self.year.begins(subject(found), "recovery_by", again.last_day)

    def provider_owes(self) -> Iterator[date]:
        self.provider_must_pay_back()
        yield from ()

    def provider_pays(self) -> Iterator[date]:
        found, last = self.provider_must_pay_back()
        yield last.day - timedelta(days=1)
        self.pay_back(found)
        self.year.ends(last)

    def provider_must_pay_back(self) -> tuple[Application, Last]:
        found = self.paid()
        services.stop(
            found.pk, enterprise=self.here.enterprise, reason="provider_cancels", actor=self.here.person
        )
        (claim,) = wallet.claims(found.pk)
        return found, self.year.begins(subject(found), "recovery_by", claim.last_day, TRAINING)

    def pay_back(self, found: Application) -> None:
        (claim,) = wallet.claims(found.pk)
        self.here.statement(line(claim.left, claim.communication, day=clock.today()))

    def elsewhere_forgotten(self) -> Iterator[date]:
        made = recorded(self.here.enterprise, applied_on=clock.today())
        self.year.begins(f"companion:{made}", "deposit_by", clock.today() + timedelta(days=30))
        yield from ()

    def elsewhere_until_the_end(self) -> Iterator[date]:
        """Deposited, and nobody pays; the official mail names another last day to deposit."""
        told = clock.today() + timedelta(days=20)
        made = recorded(self.here.enterprise, applied_on=clock.today() - timedelta(days=1), deposit_told=told)
        deposit = self.year.begins(f"companion:{made}", "deposit_by", told)
        yield told - timedelta(days=1)
        self.tick(made, "deposited")
        self.year.ends(deposit)
        self.year.begins(f"companion:{made}", "pay_by", NEW_YEAR_EVE)

    def elsewhere_paid(self) -> Iterator[date]:
        made = recorded(self.here.enterprise, applied_on=clock.today() - timedelta(days=1))
        deposit = self.year.begins(f"companion:{made}", "deposit_by", clock.today() + timedelta(days=29))
        yield clock.today() + timedelta(days=2)
        self.tick(made, "deposited")
        self.year.ends(deposit)
        pay = self.year.begins(f"companion:{made}", "pay_by", NEW_YEAR_EVE)
        yield NEW_YEAR_EVE - timedelta(days=1)
        self.tick(made, "paid")
        self.year.ends(pay)

    def tick(self, made: str, step: companions.Step) -> None:
        companions.tick(made, enterprise=self.here.enterprise, step=step, on=clock.today(), actor=actor())


FIRST_DAYS: dict[str, date] = {
    "order_forgotten": BEGIN, "ordered_late": BEGIN, "under_control_at_the_end": BEGIN, "elsewhere_until_the_end": BEGIN,
    "elsewhere_paid": BEGIN, "draft_forgotten": date(2026, 1, 12), "draft_submitted_in_time": date(2026, 1, 20),
    "draft_moved": date(2026, 2, 2), "deposit_forgotten": date(2026, 2, 10), "deposit_on_the_last_day": date(2026, 2, 16),
    "withdrawn": date(2026, 3, 3), "refusal_let_be": date(2026, 3, 16),
    "refusal_contested_and_forgotten_by_officials": date(2026, 4, 1), "judged_in_time": date(2026, 4, 20),
    "claim_forgotten": date(2026, 5, 11), "claim_paid": date(2026, 6, 2), "claim_objected": date(2026, 7, 6),
    "provider_owes": date(2026, 8, 3), "provider_pays": date(2026, 9, 1), "elsewhere_forgotten": date(2026, 10, 1),
}  # fmt: skip
"""Story -> its first day."""
