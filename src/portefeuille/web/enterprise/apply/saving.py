"""Saving what was typed on a page of the form, and what two people wrote in the same field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.answers import checked
from portefeuille.applications.errors import UnreadableError
from portefeuille.decision.formats import count, day, money, truth
from portefeuille.web.enterprise.apply import questions
from portefeuille.web.enterprise.apply.steps import EXCLUSIONS, Step
from portefeuille.web.enterprise.apply.typed import WAS, Typed, kept, remembered
from portefeuille.web.public.forms.shown import DAY, DURATION, MONEY, TRUTH, Options

if TYPE_CHECKING:
    from portefeuille.applications.models import Application
    from portefeuille.platform.models import Actor

VERSION, MINE, TAKE, LEAVE = "versie", "mijn-", "neem", "laat"
"""Names of fields: the version of the draft that the page shows; before a path: what you wrote where somebody else wrote too;
the button that takes yours after all; the one that leaves his."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people wrote in one field: both values in words, who wrote the other one, and when (a time of day)."""

    path: str
    label: str
    mine: str
    theirs: str
    by: str
    at: str
    raw: str


@dataclass(frozen=True, slots=True)
class State:
    """What the page remembers of the draft: hidden fields, when it was saved, and where two people wrote."""

    version: str
    saved: str
    hidden: tuple[tuple[str, str], ...]
    clashes: tuple[Clash, ...] = ()


def save(found: Application, typed: Typed, data: Mapping[str, str], actor: Actor) -> State:
    """Save what was typed since the page was opened, and tell where the draft stands now.

    :raises portefeuille.applications.errors.StateError: when it was submitted meanwhile.
    """
    open_ = {path.removeprefix(MINE): raw for path, raw in data.items() if path.startswith(MINE)}
    open_ = {path: raw for path, raw in open_.items() if _ours(path, raw, typed.lang)}
    take, leave = data.get(TAKE, ""), data.get(LEAVE, "")
    if take in open_ and take in typed.values:
        _save(found, _version(data), {take: json.loads(open_.pop(take))}, actor, known=True)
    open_.pop(leave, None)
    changes = {path: value for path, value in typed.changes().items() if path not in (take, leave)}
    wrong = _save(found, _version(data), changes, actor)
    now = selectors.one(found.enterprise, found.pk)
    left = {
        **{path: raw for path, raw in open_.items() if path not in changes},
        **{path: kept(value) for path, value in wrong.items()},
    }
    return state(now, typed.step, typed.lang, left, typed=True)


def state(
    found: Application, step: Step, lang: str, mine: Mapping[str, str] | None = None, *, typed: bool = False
) -> State:
    """Where a draft stands; ``mine``: what somebody wrote where another one wrote too, by path.

    ``typed``: his fields still show it, since the page was not made anew.
    """
    clashes = tuple(
        _clash(found, path, raw, lang) for path, raw in (mine or {}).items() if path in questions.ALL
    )
    hidden = {**remembered(step, found.answers), **{f"{MINE}{each.path}": each.raw for each in clashes}}
    if typed:
        hidden.update({f"{WAS}{each.path}": each.raw for each in clashes})
    return State(str(found.version), clock_time(found.changed_at), tuple(hidden.items()), clashes)


def clock_time(at: datetime) -> str:
    """The time of day in Brussels: ``21:05``."""
    return at.astimezone(clock.BRUSSELS).strftime("%H:%M")


def spoken(path: str, value: Any, lang: str) -> str:
    """An answer as people say it."""
    if value is None:
        return _("niets")
    if path == EXCLUSIONS:
        return "; ".join(
            _said(questions.KINDS[path], questions.choices_of(path, lang), one, lang) for one in value
        )
    if isinstance(value, list):
        return "; ".join(
            ", ".join(_cell(path, name, each, lang) for name, each in row.items()) for row in value
        )
    return _said(questions.KINDS[path], questions.choices_of(path, lang), value, lang)


def _cell(path: str, name: str, value: Any, lang: str) -> str:
    return _said(questions.ROWS[path][name], questions.choices_of(f"{path}.{name}", lang), value, lang)


def _said(kind: str, groups: tuple[Options, ...], value: Any, lang: str) -> str:
    label = next((one.label for group in groups for one in group.options if one.value == value), None)
    if label is not None:
        return str(label)
    if kind == DAY:
        return day(date.fromisoformat(value), lang)
    if kind == MONEY:
        return money(int(Decimal(str(value)) * 100), lang)
    if kind == TRUTH:
        return truth(value, lang)
    if kind == DURATION:
        return _("%(hours)s uur") % {"hours": f"{value:n}".replace(".", "," if lang != "en" else ".")}
    return value if isinstance(value, str) else count(int(value), lang)


def _save(
    found: Application, version: int, changes: Mapping[str, Any], actor: Actor, *, known: bool = False
) -> dict[str, Any]:
    """Saved; what could not be, because somebody else wrote there.  ``known``: he was told, and overwrites it."""
    if not changes:
        return {}
    if known:
        version = selectors.one(found.enterprise, found.pk).version
    saved = services.save_draft(
        found.pk, enterprise=found.enterprise, version=version, changes=changes, actor=actor
    )
    return {each.path: each.yours for each in saved.conflicts}


def _ours(path: str, raw: str, lang: str) -> bool:
    """Whether a page of ours can have sent this as what you wrote: it is read, and it can be said in words."""
    try:
        value = json.loads(raw)
        checked(path, value)
        spoken(path, value, lang)
    except (UnreadableError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return False
    return path in questions.ALL


def _version(data: Mapping[str, str]) -> int:
    text = data.get(VERSION, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _clash(found: Application, path: str, raw: str, lang: str) -> Clash:
    last = found.edits.get(path) or {"name": "", "at": found.changed_at.isoformat()}
    return Clash(
        path, questions.label(path, lang), spoken(path, json.loads(raw), lang), spoken(path, found.answers.get(path), lang),
        last["name"], clock_time(datetime.fromisoformat(last["at"])), raw,
    )  # fmt: skip
