"""What was answered in an application, in words: on the last page of the form, and for whoever looks at it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portefeuille import clock
from portefeuille.providers import selectors as providers
from portefeuille.web.enterprise.apply import questions, saving
from portefeuille.web.enterprise.apply.steps import PROVIDER

if TYPE_CHECKING:
    from portefeuille.applications.models import Application


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: what was asked, and what was said."""

    label: str
    value: str
    filled: bool


def given(found: Application, path: str, lang: str) -> Given:
    """The answer to one question."""
    value = found.answers.get(path)
    text = saving.spoken(path, value, lang) if value not in (None, []) else ""
    if path == PROVIDER and value:
        known = providers.by_number(value, clock.today()).provider
        text = f"{value} · {known.name}" if known else str(value)
    return Given(questions.label(path, lang), text, bool(text))


def filled(found: Application, paths: Iterable[str], lang: str) -> list[tuple[str, str]]:
    """The answers to these questions, without those that were not answered."""
    return [(each.label, each.value) for each in (given(found, path, lang) for path in paths) if each.filled]
