"""The one way in which an application changes its state: lock, table, conditional update, event, audit row; one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from portefeuille import clock
from portefeuille.applications.errors import ForbiddenError, NotFoundError, StateError
from portefeuille.applications.models import Application, Event
from portefeuille.applications.states import DUE, EVENTS, MISSED, S
from portefeuille.notifications import reminders
from portefeuille.platform import audit, gate
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor


def locked(application: str, *, enterprise: str | None = None, provider: str | None = None) -> Application:
    """The application, which nobody else changes until the transaction ends.

    The gate of the chains comes before the row: with one lock order nobody waits for each other.

    :raises NotFoundError: when there is none, or it is another enterprise's or provider's.
    """
    gate.enter()
    found = Application.objects.select_for_update().filter(pk=application).first()
    hidden = found is not None and (
        (enterprise is not None and found.enterprise != enterprise)
        or (provider is not None and (found.provider != provider or found.eligible is None))
    )
    if found is None or hidden:
        raise NotFoundError(application)
    return found


def check(found: Application, event: str, actor: Actor) -> None:
    """May this actor cause the event where the application stands?

    :raises ForbiddenError: when actors of this kind never do.
    :raises StateError: when it cannot happen from here.
    """
    row = EVENTS[event]
    if actor.kind != row.by:
        raise ForbiddenError(f"{event}: not by a {actor.kind}")
    state = found.effective if row.held else found.state
    if state not in row.sources:
        raise StateError(event, found.state)


def move(
    found: Application,
    event: str,
    target: S,
    *,
    actor: Actor,
    detail: Mapping[str, Plain] | None = None,
    **changes: Any,
) -> Application:
    """Carry the event out on a locked application, together with changes of other fields.

    :raises StateError: when the table does not lead there.
    """
    check(found, event, actor)
    row, before = EVENTS[event], found.state
    if target not in row.targets:
        raise StateError(event, target)
    if row.held and found.held:
        changes["held"], target = target, S(before)
    _write(found, state=target, **changes)
    _record(found, event, before, actor, detail or {})
    over = DUE.get(before)
    if over is not None and over != DUE.get(found.state) and event not in MISSED:
        reminders.settle(subject=f"application:{found.pk}", kind=over)
    return found


def note(
    found: Application, event: str, *, actor: Actor, detail: Mapping[str, Plain], **changes: Any
) -> None:
    """Record something that changes no state (see ``states.NOTES``), together with changes of other fields."""
    _write(found, **changes)
    _record(found, event, found.state, actor, detail)


def _write(found: Application, **changes: Any) -> None:
    version = found.version
    changes = {**changes, "version": version + 1, "changed_at": clock.now()}
    if Application.objects.filter(pk=found.pk, state=found.state, version=version).update(**changes) != 1:
        raise StateError("change", found.state)  # somebody was first, past the lock
    for name, value in changes.items():
        setattr(found, name, value)


def _record(found: Application, event: str, before: str, actor: Actor, detail: Mapping[str, Plain]) -> None:
    last = Event.objects.filter(application=found).aggregate(Max("seq"))["seq__max"] or 0
    Event.objects.create(
        application=found, seq=last + 1, event=event, before=before, after=found.state, at=clock.now(),
        on=clock.today(), actor=actor, detail=dict(detail),
    )  # fmt: skip
    told: dict[str, Plain] = {"before": before, "after": str(found.state), "detail": dict(detail)}
    audit.write(actor, f"application.{event}", f"application:{found.pk}", told)
