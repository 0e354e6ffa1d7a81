"""What every question on a page has, whichever form it stands in: what the template of a field shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.utils.functional import Promise

from portefeuille.decision.formats import FULL_TIME, truth

DAY, MONEY, HEADCOUNT, SHARE, COUNT, HOURS, DURATION, TRUTH, CHOICE, SELECT, MANY, TEXT, LINES, NUMBER = (
    "day", "eur", "fte", "share", "count", "hours", "duration", "bool", "choice", "select", "many", "text", "lines",
    "number",
)  # fmt: skip
"""Kinds: CHOICE shows its options, SELECT folds them, of MANY any may be chosen (with commas in the address); SHARE is
typed in percent and read as a fraction; HOURS are hours a week, DURATION hours in all; LINES is a text of several lines; NUMBER an official
number, its spelling repaired."""

Message = str | Promise
LANGUAGES = ("nl", "en", "fr")
TRUTHS = {"true": True, "false": False}
HOURS_A_WEEK = {"nl": "uur per week", "en": "hours a week", "fr": "heures par semaine"}
HOURS_IN_ALL = {"nl": "uur", "en": "hours", "fr": "heures"}
UNITS: dict[str, dict[str, str]] = {
    MONEY: dict.fromkeys(LANGUAGES, "EUR"),
    HEADCOUNT: FULL_TIME,
    SHARE: dict.fromkeys(LANGUAGES, "%"),
    HOURS: HOURS_A_WEEK,
    DURATION: HOURS_IN_ALL,
}
KEYBOARDS = {COUNT: "numeric", **dict.fromkeys((MONEY, HEADCOUNT, SHARE, HOURS, DURATION), "decimal")}
"""Which keyboard a phone shows; for what is not here the ordinary one."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: what stands in the address, and how it is called."""

    value: str
    label: Message


@dataclass(frozen=True, slots=True)
class Options:
    """Choices under one title; without a title they stand by themselves."""

    options: tuple[Option, ...]
    title: Message = ""


class Shown(ABC):
    """A question with what was typed in it.  ``about``: the template of what is said between question and field."""

    __slots__ = ()

    text: str
    error: Message | None
    lang: str
    about = "public/forms/field_about.html"

    @property
    @abstractmethod
    def id(self) -> str:
        """What the field is called on the page."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Its key in the address."""

    @property
    @abstractmethod
    def kind(self) -> str:
        """Which kind of field it is."""

    @property
    @abstractmethod
    def asks(self) -> Message:
        """What is asked."""

    @property
    @abstractmethod
    def short(self) -> Message:
        """The question in a few words, before a colon."""

    @property
    @abstractmethod
    def hint(self) -> Message:
        """Help beside the question; may be empty."""

    @property
    @abstractmethod
    def choices(self) -> tuple[Options, ...]:
        """What may be chosen, under titles."""

    @property
    @abstractmethod
    def wide(self) -> bool:
        """Whether the field takes the whole width."""

    @property
    @abstractmethod
    def longest(self) -> int:
        """How many characters may be typed."""

    @property
    def where(self) -> Message:
        """Of a row: which one, for the summary of what is wrong."""
        return ""

    @property
    def number(self) -> str:
        """Of an official number: which kind."""
        return ""

    @property
    def read_as(self) -> str:
        """Of an official number whose spelling was repaired: how it is read."""
        return ""

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices without their titles; yes and no for a truth."""
        if self.kind == TRUTH:
            return tuple(Option(word, truth(value, self.lang)) for word, value in TRUTHS.items())
        return tuple(option for group in self.choices for option in group.options)

    @property
    def chosen(self) -> frozenset[str]:
        """The values that are ticked."""
        return frozenset(self.text.split(",") if self.kind == MANY else (self.text,))

    @property
    def ticked(self) -> str:
        """How an option is ticked when all of them are shown; empty when they are not."""
        return {MANY: "checkbox", CHOICE: "radio", TRUTH: "radio"}.get(self.kind, "")

    @property
    def unit(self) -> str:
        """The unit behind the field; empty for none."""
        return UNITS.get(self.kind, {}).get(self.lang, "")

    @property
    def keyboard(self) -> str:
        """Which keyboard a phone shows; empty: the ordinary one."""
        return KEYBOARDS.get(self.kind, "")

    @property
    def described(self) -> str:
        """The ids of what is said about the field: its error, its hint, its unit, how it is read."""
        said = (("fout", self.error), ("uitleg", self.hint), ("eenheid", self.unit), ("gelezen", self.number))
        return " ".join(f"{self.id}-{name}" for name, text in said if text)
