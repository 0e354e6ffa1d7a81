"""Before the site of a demonstration is served: the stage is made, or brought to the day of today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from portefeuille import clock
from portefeuille.demonstration import seed
from portefeuille.demonstration.bank import leap
from portefeuille.demonstration.day import Moved
from portefeuille.demonstration.days import pass_until
from portefeuille.demonstration.models import Stage
from portefeuille.platform.identity import selectors

LONG = timedelta(days=40)
"""After a longer pause only the last days are played; the bank was closed before them."""


class NotMadeUpError(Exception):
    """People are known here, and no demonstration was made: they are real, and everybody could log in as them."""


def ready(told: Callable[[int, int], None] | None = None) -> Stage:
    """The stage, at today by the moved clock.  The first time a year is made for it, and ``told`` how far it is.

    :raises NotMadeUpError: for a database of something else, in which nothing is written.
    """
    today = clock.today()
    found = seed.stage()
    if found is None and selectors.everybody():
        raise NotMadeUpError
    if found is None:
        return seed.make(today, told)
    if found.day < today:
        forward(found, today)
    elif found.day > today:  # the clock of the computer went back, or the file of the moved clock is gone
        clock_of().move((found.day - real_today()).days)
    return found


def forward(found: Stage, day: date) -> None:
    """Let it become a later day, for every process of the site."""
    with transaction.atomic():
        if day - found.day > LONG:
            leap(found, day - LONG)
        pass_until(found, day, *seed.officials())
        moved = (day - real_today()).days
        transaction.on_commit(lambda: clock_of().move(moved))


def real_today() -> date:
    """The day of the computer."""
    return clock.today() - clock_of()()


def clock_of() -> Moved:
    """The clock that the settings follow."""
    found = settings.DEMONSTRATION_CLOCK
    assert found is not None, "the day can be moved in a demonstration only"
    return found
