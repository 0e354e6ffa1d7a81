"""A step of the procedure, and how it is told with the figures of the day."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille.law import Law
from portefeuille.web.public.start.sentences import Line, Sentence, Text, lines


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do.  short: in a few words, for the start page."""

    key: str
    title: Text
    short: Text
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A step in words."""

    key: str
    title: str
    short: str
    lines: tuple[Line, ...]


def told(steps: tuple[Step, ...], law: Law, lang: str) -> tuple[Told, ...]:
    """The steps, with the figures of the day."""
    return tuple(
        Told(each.key, str(each.title), str(each.short), lines(each.sentences, law, lang)) for each in steps
    )
