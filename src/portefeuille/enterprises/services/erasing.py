"""What was about a person and was replaced is not kept for ever."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from portefeuille import clock
from portefeuille.enterprises.keys import PERSONAL
from portefeuille.enterprises.models import Value
from portefeuille.platform import gate
from portefeuille.platform.pieces import pieces

KEPT = timedelta(days=730)
"""How long a personal value that was replaced is kept after it was recorded: two years, our own choice."""


def erase_outdated() -> int:
    """Empty what is older than that.  How many; a second time none."""
    return erase_replaced(before=clock.today() - KEPT)


def erase_replaced(*, before: date) -> int:
    """Empty personal values (IBAN, contact, telephone, e-mail) that were recorded before a day and replaced since.

    That there was a value, of whom and when, stays in the history.  How many; a second time none.
    """
    newer = Value.objects.filter(
        enterprise=OuterRef("enterprise"), key=OuterRef("key"), version__gt=OuterRef("version")
    )
    moment = datetime.combine(before, time(), clock.BRUSSELS)
    old = Value.objects.filter(Exists(newer), key__in=PERSONAL, at__lt=moment, erased=False)
    erased = 0
    for some in pieces(old.only("pk")):
        with transaction.atomic():
            gate.enter()
            these = old.filter(pk__in=[each.pk for each in some])
            erased += these.update(value="null", against="", reason="", erased=True)
    return erased
