"""Days that pass on the stage: each evening the bank, each morning what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from portefeuille import clock
from portefeuille.applications.reminding import remind
from portefeuille.applications.tasks import run_due
from portefeuille.demonstration.bank import evening
from portefeuille.demonstration.models import Stage
from portefeuille.enterprises.services import consolidate_due
from portefeuille.notifications.delivery import deliver
from portefeuille.platform.models import Actor

NOON, NIGHT, MORNING = time(12), time(23, 59), time(6)
ONE = timedelta(days=1)


def at(day: date, hour: time = NOON) -> datetime:
    """A moment of a day in Brussels."""
    return datetime.combine(day, hour, clock.BRUSSELS)


def pass_until(
    stage: Stage, last: date, first: Actor, second: Actor, play: Callable[[date], None] | None = None
) -> None:
    """Let days pass until it is the noon of ``last``.  ``play`` is what people do on each day that begins."""
    while stage.day < last:
        with clock.use(at(stage.day, NIGHT)):
            evening(stage, first, second)
        stage.day += ONE
        stage.save(update_fields=["day"])
        with clock.use(at(stage.day, MORNING)):
            run_due()
            consolidate_due()
            remind(stage.day)
            deliver()
        if play is not None:
            with clock.use(at(stage.day)):
                play(stage.day)
