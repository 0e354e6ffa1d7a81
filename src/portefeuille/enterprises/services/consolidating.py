"""What was declared while the register was down is compared with it later.  Nothing that was declared is overwritten."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q

from portefeuille import clock
from portefeuille.enterprises import known, outside
from portefeuille.enterprises.models import Enterprise
from portefeuille.enterprises.outside import values_of
from portefeuille.enterprises.services import telling
from portefeuille.enterprises.services.recording import Said, answer, locked, record, source
from portefeuille.platform.actors import system
from portefeuille.platform.models import Actor
from portefeuille.registers import Found, RegisterDownError

AGAIN_AFTER = timedelta(days=30)
"""How old an answer of the register may be before it is asked again."""


def consolidate(*, number: str, found: Found | None, register: str, actor: Actor) -> tuple[str, ...]:
    """Keep the answer of the register; what it says and what was not known or came from it before is recorded.

    A declared value that the register confirms becomes verified; one that it contradicts stays, and is a difference.
    The keys that were recorded; a second time with the same answer none.
    """
    with transaction.atomic():
        enterprise = locked(number)
        now = known.current(number)
        last = answer(enterprise, register, found)
        if found is None:
            return ()
        rows = []
        for key, said in values_of(found).items():
            mine = now.get(key)
            if mine is None or mine.value is None or (mine.value == said) != mine.verified:
                rows.append(Said(key, said, source(found)))
        if rows:
            record(enterprise, rows, actor, "enterprise.consolidated")
        open_ = known.differences(now, last)
        if open_:
            telling.differs(enterprise.number, open_, now)
        return tuple(each.key for each in rows)


def consolidate_due(*, most: int = 200) -> int:
    """Ask the register about enterprises it was never asked about, or long ago.  How many were compared.

    It stops at once when the register is down; the next run goes on.  Running twice does nothing twice.
    """
    register, before = outside.register(), clock.now() - AGAIN_AFTER
    due = Enterprise.objects.annotate(asked=Max("answers__at")).filter(
        Q(asked__isnull=True) | Q(asked__lte=before)
    )
    done = 0
    for number in due.order_by("number").values_list("number", flat=True)[:most]:
        try:
            found = register.lookup(number)
        except RegisterDownError:
            break
        consolidate(number=number, found=found, register=register.name, actor=system())
        done += 1
    return done
