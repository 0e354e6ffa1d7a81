"""The parts of an answer as a template shows them: every word is there, nothing is left to work out."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from portefeuille.web.public.law.said import Said


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion: tone (good, bad, doubt), verdict, name and reason in words, and where it stands in the law."""

    id: str
    tone: str
    verdict: str
    name: str
    because: str
    reserved: str
    source: str
    since: str
    parameter: str
    text: Said
    link: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, and how far it is from today.  ``tone``: good, doubt (a week or less) or bad (past)."""

    label: str
    day: str
    left: str | Promise
    tone: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is missing, and the field where it is asked."""

    label: str
    question: str
    field: str
    link: str


@dataclass(frozen=True, slots=True)
class Change:
    """A single change that turns the outcome."""

    label: str
    before: str
    after: str
    link: str


@dataclass(frozen=True, slots=True)
class Assumed:
    """What we take for granted, and where to say something else."""

    text: str | Promise
    link: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the visitor filled in, as it was read."""

    label: str
    value: str
    field: str
    link: str
