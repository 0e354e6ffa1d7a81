"""Many at once on the applications of one enterprise, in threads of two processes: ``python -m tests.applications.racing``.

Prints as JSON, for each race, how many attempts succeeded, which refusals there were, and what there is afterwards.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import django

from tests.wallet.racing import FEW, PROCESSES, THREADS, Attempt, _race

if TYPE_CHECKING:
    from tests.applications.life import World

ALL = PROCESSES * THREADS * FEW
FIELDS = (
    "project.title", "project.mode", "project.theme", "project.price", "project.vat", "form.hours", "project.start",
    "project.end",
)  # fmt: skip
VALUES: tuple[Any, ...] = ("Lassen", "online", "innovation", 100, 21, 8, "2026-03-05", "2026-03-06")


def main() -> int:
    """Race for one thing after the other; what came of each, as JSON."""
    django.setup()
    from django.db import connections

    from portefeuille import clock
    from tests.applications.life import DAY, world

    clock.fix(DAY)
    here, found = world(), {}
    for name, scenario in SCENARIOS.items():
        attempt, after = scenario(here)
        connections.close_all()
        found[name] = [_race(attempt, 1 if name == "fields" else FEW), after()]
    print(json.dumps(found))
    return 0


def submit(here: World) -> tuple[Attempt, Any]:
    """One draft, submitted by two people in many tabs."""
    from portefeuille.applications import selectors, services
    from portefeuille.wallet import selectors as wallet

    draft = here.draft()

    def attempt(n: int) -> None:
        services.submit(draft, enterprise=here.enterprise, actor=here.person if n % 2 else here.colleague)

    def after() -> list[Any]:
        room = wallet.room_left(here.enterprise, 2026)
        return [[each.event for each in selectors.timeline(draft)], len(selectors.receipts(draft)), room]

    return attempt, after


def last_euro(here: World) -> tuple[Attempt, Any]:
    """As many applications of EUR 450 as there are attempts, on what is left of a ceiling of EUR 7 500."""
    from portefeuille.applications import services
    from portefeuille.applications.models import Application

    drafts = [here.draft(project__price=1000, project__title=f"Les {n}") for n in range(ALL)]

    def attempt(n: int) -> None:
        services.submit(drafts[n], enterprise=here.enterprise, actor=here.person)

    def after() -> list[Any]:
        rows = list(Application.objects.filter(pk__in=drafts).values_list("state", "subsidy"))
        return [Counter(state for state, _ in rows), sum(subsidy or 0 for _, subsidy in rows)]

    return attempt, after


def invoice(here: World) -> tuple[Attempt, Any]:
    """One invoice, ordered from many pages."""
    from portefeuille.applications.models import Application

    found = Application.objects.filter(state="awaiting_deposit").order_by("number")[0]
    here.deposit(found)

    def attempt(n: int) -> None:
        here.order(found, 1000, "F1", key=f"page {n}")

    return attempt, lambda: [found.orders.count(), here.seen(found).state]


def same_page(here: World) -> tuple[Attempt, Any]:
    """One page, sent many times."""
    from portefeuille.applications.models import Application

    found = Application.objects.filter(state="partly_paid").get()

    def attempt(n: int) -> None:
        here.order(found, 2000, "F2", key="the page")

    return attempt, lambda: [found.orders.count(), here.seen(found).state]


def fields(here: World) -> tuple[Attempt, Any]:
    """Eight people, each in a field of their own."""
    from portefeuille.applications import services

    draft = services.start_draft(enterprise=here.enterprise, actor=here.person)

    def attempt(n: int) -> None:
        changes = {FIELDS[n]: VALUES[n]}
        services.save_draft(draft, enterprise=here.enterprise, version=1, changes=changes, actor=here.person)

    return attempt, lambda: [here.seen(draft).answers, here.seen(draft).version]


def due(here: World) -> tuple[Attempt, Any]:
    """What the clock does, in many places at once: everything that was not deposited lapses."""
    from portefeuille import clock
    from portefeuille.applications.models import Application, Event
    from portefeuille.applications.tasks import run_due
    from tests.applications.life import on

    waiting = Application.objects.filter(state="awaiting_deposit").count()
    with on(2026, 4, 10):
        here.statement(on=clock.today())
    clock.fix(clock.today().replace(month=4, day=11))

    def attempt(n: int) -> None:
        assert run_due().problems == []

    return attempt, lambda: [waiting, Event.objects.filter(event="lapse").count()]


SCENARIOS = {
    "submit": submit,
    "last_euro": last_euro,
    "invoice": invoice,
    "same_page": same_page,
    "fields": fields,
    "due": due,
}

if __name__ == "__main__":
    sys.exit(main())
