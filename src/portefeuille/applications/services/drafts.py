"""Drafts: saved as people type, by several at once; what two people wrote in one field is told, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from portefeuille import clock
from portefeuille.applications.answers import case_project, checked
from portefeuille.applications.errors import ForbiddenError, NotFoundError, StateError
from portefeuille.applications.models import Application
from portefeuille.applications.states import DUE, By, S
from portefeuille.notifications import calendars, reminders
from portefeuille.platform import gate
from portefeuille.platform.files import services as files
from portefeuille.platform.models import Actor

TRIES = 10
NOT_COPIED = ("project.start", "project.end", "project.agreed_on", "form.trainings", "form.declarations")
"""What an earlier application says that cannot hold for the next one."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else wrote in this field since the page was opened: what he wrote stands, what you wrote is here."""

    path: str
    yours: Any
    theirs: Any
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft that was saved: its version now, when, and where two people wrote."""

    version: int
    at: datetime
    conflicts: tuple[Conflict, ...] = ()


def start_draft(*, enterprise: str, actor: Actor, copy_of: str = "") -> str:
    """A new draft; with ``copy_of`` with the answers of an earlier application of this enterprise.  Its id.

    :raises NotFoundError: when there is nothing of this enterprise to copy.
    """
    _writer(actor)
    answers: dict[str, Any] = {}
    if copy_of:
        earlier = Application.objects.filter(pk=copy_of, enterprise=enterprise).first()
        if earlier is None:
            raise NotFoundError(copy_of)
        answers = {path: value for path, value in earlier.answers.items() if path not in NOT_COPIED}
    now = clock.now()
    made = Application(
        enterprise=enterprise, answers=answers, created_by=actor, created_at=now, changed_at=now, **_shown(answers)
    )  # fmt: skip
    made.save(force_insert=True)
    return made.pk


def save_draft(
    application: str, *, enterprise: str, version: int, changes: Mapping[str, Any], actor: Actor
) -> Saved:
    """Save some fields of a draft.  ``version`` is that of the page they were typed in; ``None`` empties a field.

    Fields that somebody else changed since then keep what he wrote, and are told.

    :raises UnreadableError: for a path or a value that an application does not hold.
    :raises StateError: when it was submitted meanwhile.
    """
    _writer(actor)
    told = {path: checked(path, value) for path, value in changes.items()}
    for _ in range(TRIES):
        found = Application.objects.filter(pk=application, enterprise=enterprise).first()
        if found is None:
            raise NotFoundError(application)
        if found.state != S.DRAFT:
            raise StateError("save", found.state)
        saved = _merged(found, version, told, actor)
        if saved is not None:
            return saved
    raise StateError("save", S.DRAFT)


def discard_draft(application: str, *, enterprise: str, actor: Actor) -> None:
    """Throw a draft away, with everything in it."""
    _writer(actor)
    with transaction.atomic():
        gate.enter()
        if remove_draft(Application.objects.filter(pk=application, enterprise=enterprise), actor=actor):
            return
        found = Application.objects.filter(pk=application, enterprise=enterprise).first()
    if found is None:
        raise NotFoundError(application)
    raise StateError("discard", found.state)


def remove_draft(which: QuerySet[Application], *, actor: Actor) -> bool:
    """Part of a transaction inside the gate: this one goes, if it is a draft, with its files and what reminds of it."""
    found = which.filter(state=S.DRAFT).select_for_update().first()
    if found is None:
        return False
    subject = f"application:{found.pk}"
    reminders.settle(subject=subject, kind=DUE[S.DRAFT])
    calendars.gone(enterprise=found.enterprise, subject=subject)
    files.remove_all(subject=subject, actor=actor)
    found.delete()
    return True


def _merged(found: Application, version: int, told: Mapping[str, Any], actor: Actor) -> Saved | None:
    """Written; None when somebody was first and it must be looked at again."""
    answers, edits, conflicts = dict(found.answers), dict(found.edits), []
    now = clock.now()
    for path, value in told.items():
        before = answers.get(path)
        if before == value:
            continue
        last = edits.get(path)
        if last is not None and last["version"] > version and last["by"] != actor.pk:
            conflicts.append(Conflict(path, value, before, last["name"], last["at"]))
            continue
        if value is None:
            answers.pop(path, None)
        else:
            answers[path] = value
        edits[path] = {
            "version": found.version + 1,
            "by": actor.pk,
            "name": actor.name,
            "at": now.isoformat(timespec="seconds"),
        }
    if answers == found.answers:
        return Saved(found.version, found.changed_at, tuple(conflicts))
    written = Application.objects.filter(pk=found.pk, state=S.DRAFT, version=found.version).update(
        answers=answers, edits=edits, version=found.version + 1, changed_at=now, **_shown(answers)
    )
    return Saved(found.version + 1, now, tuple(conflicts)) if written else None


def _shown(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What lists show of the answers; of several trainings the first and the last day."""
    project = case_project(answers)
    return {
        "service": answers.get("project.service") or "",
        "title": (answers.get("project.title") or "")[:200],
        "provider": (answers.get("project.provider.number") or "")[:12],
        "start": _day(project.get("start")),
        "end": _day(project.get("end")),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _writer(actor: Actor) -> None:
    if actor.kind != By.ENTERPRISE:
        raise ForbiddenError(f"a draft is not written by a {actor.kind}")
