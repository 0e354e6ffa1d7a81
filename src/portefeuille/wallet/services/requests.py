"""Asking for money under a structured communication of its own."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from portefeuille import clock
from portefeuille.banking.communications import belgian
from portefeuille.numbers.communication import check_digits
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.errors import StateError, WalletError
from portefeuille.wallet.models import Request
from portefeuille.wallet.records import Asked
from portefeuille.wallet.services.acting import act, project_of

PER_YEAR = 10**8
"""The first two of the ten digits are those of the year; the other eight count."""


def issue_request(project: str, *, last_day: date, actor: Actor) -> Asked:
    """Ask an enterprise for its own share, to be on the account on ``last_day`` at the latest.

    :raises StateError: when the project has ended.
    """

    def work() -> dict[str, Plain]:
        found = project_of(project)
        if found.closed:
            raise StateError(f"project {project} is {found.closed}")
        if last_day < found.applied_on:
            raise WalletError(f"the last day {last_day} is before the application of {found.applied_on}")
        made = ask("deposit", project, found.own_share, last_day)
        return {"communication": made.communication, "cents": made.amount}

    answer = act(
        actor, "request", f"project:{project}", work, content={"last_day": last_day.isoformat()}
    )  # fmt: skip
    return Asked(project, answer["communication"], answer["cents"], last_day)


def ask(kind: str, owner: str, cents: int, last_day: date) -> Request:
    """Part of a service: the next communication of the year.  Inside the gate nobody else takes the same one."""
    today = clock.today()
    base = today.year % 100 * PER_YEAR
    last = Request.objects.filter(number__gte=base, number__lt=base + PER_YEAR).aggregate(Max("number"))
    number = (last["number__max"] or base) + 1
    first = f"{number:010d}"
    communication = belgian(first + check_digits(first))
    assert communication is not None
    return Request.objects.create(
        number=number, communication=communication, kind=kind, owner=owner, amount=cents, last_day=last_day,
        issued_on=today,
    )  # fmt: skip
