"""Everything that writes: record, change, tick off, remove.  Each is one transaction, and a second time changes nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from django.db import transaction

from portefeuille import clock
from portefeuille.applications.companion.amounts import worked_out
from portefeuille.applications.companion.errors import ChangedError, NotFoundError, RefusedError
from portefeuille.applications.companion.models import Companion
from portefeuille.notifications import calendars, reminders
from portefeuille.numbers import read as read_number
from portefeuille.platform import audit, gate
from portefeuille.platform.models import Actor
from portefeuille.rules.registry import BEGIN

Step = Literal["deposited", "paid", "stopped"]
FIELDS: dict[Step, str] = {"deposited": "deposited_on", "paid": "paid_on", "stopped": "stopped_on"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded.  Amounts in cents; ``subsidy`` and ``own_share`` only where the official decision says them."""

    service: str
    title: str
    applied_on: date
    price: int | None = None
    theme: str = ""
    size: str = ""
    provider: str = ""
    number: str = ""
    start: date | None = None
    end: date | None = None
    subsidy: int | None = None
    own_share: int | None = None
    deposit_told: date | None = None


def record(*, enterprise: str, facts: Facts, actor: Actor) -> str:
    """An application that was filed at the official portal.  Its id.

    :raises RefusedError: when a field cannot be so.
    """
    with transaction.atomic():
        now = clock.now()
        made = Companion(
            enterprise=enterprise, recorded_by=actor, recorded_at=now, changed_at=now, **_checked(facts)
        )
        made.save(force_insert=True)
        audit.write(actor, "companion.record", f"companion:{made.pk}", {"enterprise": enterprise})
        return str(made.pk)


def change(companion: str, *, enterprise: str, version: int, facts: Facts, actor: Actor) -> None:
    """Other facts: those of the official decision, for instance.  What they warned of before is settled.

    :raises NotFoundError: when there is none of this enterprise.
    :raises ChangedError: when somebody else changed it meanwhile.
    :raises RefusedError: when a field cannot be so.
    """
    with transaction.atomic():
        found = _locked(companion, enterprise)
        if found.version != version:
            raise ChangedError(companion)
        for name, value in _checked(facts).items():
            setattr(found, name, value)
        if found.deposited_on is not None and found.deposited_on < found.applied_on:
            raise RefusedError("applied_on", "later")
        if found.stopped_on is not None and found.stopped_on < found.applied_on:
            raise RefusedError("applied_on", "later")
        _written(found, "companion.change", actor)


def tick(companion: str, *, enterprise: str, step: Step, on: date | None, actor: Actor) -> None:
    """A step was done on a day; without a day: it was not after all.  Its reminders stop in the same transaction.

    :raises NotFoundError: when there is none of this enterprise.
    :raises RefusedError: for a day to come or before the step before it, or when it was stopped or paid already.
    """
    with transaction.atomic():
        found = _locked(companion, enterprise)
        field = FIELDS[step]
        if getattr(found, field) == on:
            return
        if on is not None:
            _may(found, step, on)
        elif step == "deposited" and found.paid_on is not None:
            raise RefusedError(field, "before_deposit")
        setattr(found, field, on)
        _written(found, f"companion.{step}", actor, on)


def remove(companion: str, *, enterprise: str, actor: Actor) -> None:
    """It was recorded by mistake: it goes, and nothing reminds of it.  A second time there is nothing to remove."""
    with transaction.atomic():
        gate.enter()
        found = Companion.objects.select_for_update().filter(pk=companion, enterprise=enterprise).first()
        if found is None:
            return
        audit.write(actor, "companion.remove", f"companion:{found.pk}", {"enterprise": enterprise})
        _quiet(found)
        calendars.gone(enterprise=enterprise, subject=f"companion:{found.pk}")
        found.delete()


def _may(found: Companion, step: Step, on: date) -> None:
    field = FIELDS[step]
    if on > clock.today():
        raise RefusedError(field, "too_early")
    if on < found.applied_on:
        raise RefusedError(field, "before_application")
    if step == "paid" and (found.deposited_on is None or on < found.deposited_on):
        raise RefusedError(field, "before_deposit")
    if (step == "paid" and found.stopped_on) or (step == "stopped" and found.paid_on):
        raise RefusedError(field, "stopped")
    if step == "deposited" and found.paid_on is not None and on > found.paid_on:
        raise RefusedError(field, "before_deposit")


def _checked(facts: Facts) -> dict[str, object]:
    """The columns.  Amounts that the official decision does not say are worked out."""
    told = asdict(facts)
    if not facts.title.strip():
        raise RefusedError("title", "needed")
    if not BEGIN <= facts.applied_on <= clock.today():
        raise RefusedError("applied_on", "too_early" if facts.applied_on > clock.today() else "before_2016")
    if facts.end is not None and facts.start is not None and facts.end < facts.start:
        raise RefusedError("end", "before_start")
    if facts.deposit_told is not None and facts.deposit_told < facts.applied_on:
        raise RefusedError("deposit_told", "before_application")
    if facts.subsidy is not None and facts.own_share is None:
        raise RefusedError("own_share", "amounts")
    if facts.provider:
        read = read_number(facts.provider, "provider")
        if read.canonical is None:
            raise RefusedError("provider", "provider")
        told["provider"] = read.canonical
    told["official"] = facts.own_share is not None
    if facts.own_share is None:
        amounts = worked_out(
            on=facts.applied_on, service=facts.service, theme=facts.theme, size=facts.size, price=facts.price
        )
        told["subsidy"], told["own_share"] = amounts.subsidy, amounts.own_share
    return told


def _locked(companion: str, enterprise: str) -> Companion:
    gate.enter()
    found = Companion.objects.select_for_update().filter(pk=companion, enterprise=enterprise).first()
    if found is None:
        raise NotFoundError(companion)
    return found


def _written(found: Companion, action: str, actor: Actor, on: date | None = None) -> None:
    from portefeuille.applications.companion.radar import due_of

    found.version += 1
    found.changed_at = clock.now()
    found.save()
    audit.write(actor, action, f"companion:{found.pk}", {"on": on.isoformat() if on else None})
    still = due_of(found, clock.today())
    _quiet(found, still.kind if still else "", still.last_day if still else None)


def _quiet(found: Companion, but: str = "", still: date | None = None) -> None:
    for kind in ("deposit_by", "pay_by"):
        reminders.settle(subject=f"companion:{found.pk}", kind=kind, still=still if kind == but else None)
