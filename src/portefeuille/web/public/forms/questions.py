"""A question of a form, and the question with what was typed in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from portefeuille.decision.formats import FULL_TIME, truth

DAY, MONEY, HEADCOUNT, SHARE, COUNT, HOURS, TRUTH, CHOICE, SELECT, TEXT, LINES = (
    "day", "eur", "fte", "share", "count", "hours", "bool", "choice", "select", "text", "lines",
)  # fmt: skip
"""Kinds: CHOICE shows its options, SELECT folds them; SHARE is typed in percent and read as a fraction; LINES is a text of
several lines."""

Message = str | Promise
TRUTHS = {"true": True, "false": False}
HOURS_A_WEEK = {"nl": "uur per week", "en": "hours a week", "fr": "heures par semaine"}
UNITS: dict[str, dict[str, str]] = {
    MONEY: dict.fromkeys(("nl", "en", "fr"), "EUR"),
    HEADCOUNT: FULL_TIME,
    SHARE: dict.fromkeys(("nl", "en", "fr"), "%"),
    HOURS: HOURS_A_WEEK,
}


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


@dataclass(frozen=True, slots=True)
class Question:
    """One question.  ``name`` is its key in the address and its id on the page; ``wide``: over the whole width."""

    name: str
    kind: str
    label: Message
    hint: Message = ""
    groups: tuple[Options, ...] = ()
    wide: bool = False
    where: Message = ""
    """Of a row: which one, for the summary of what is wrong."""
    longest: int = 60
    """How many characters may be typed."""

    def allowed(self) -> set[str]:
        """The values that may be chosen."""
        return (
            set(TRUTHS)
            if self.kind == TRUTH
            else {each.value for group in self.groups for each in group.options}
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was typed, and what is wrong with it."""

    question: Question
    text: str
    error: Message | None
    lang: str

    @property
    def name(self) -> str:
        """The key in the address, and the id."""
        return self.question.name

    @property
    def short(self) -> str:
        """The label before a colon: without its question mark."""
        return str(self.question.label).rstrip("? \u00a0")

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices without their groups; yes and no for a truth."""
        if self.question.kind == TRUTH:
            return tuple(Option(word, truth(value, self.lang)) for word, value in TRUTHS.items())
        return tuple(option for group in self.question.groups for option in group.options)

    @property
    def listed(self) -> bool:
        """Whether one of a list is chosen, folded."""
        return self.question.kind == SELECT

    @property
    def shown(self) -> bool:
        """Whether one of a few is chosen, all of them shown."""
        return self.question.kind in (CHOICE, TRUTH)

    @property
    def lined(self) -> bool:
        """Whether several lines are typed."""
        return self.question.kind == LINES

    @property
    def unit(self) -> str:
        """The unit behind the field; empty for none."""
        return UNITS.get(self.question.kind, {}).get(self.lang, "")

    @property
    def keyboard(self) -> str:
        """Which keyboard a phone shows; empty: the ordinary one."""
        if self.question.kind == COUNT:
            return "numeric"
        return "decimal" if self.question.kind in (MONEY, HEADCOUNT, SHARE, HOURS) else ""

    @property
    def described(self) -> str:
        """The ids of what is said about the field: its error, its hint, its unit."""
        said = (("fout", self.error), ("uitleg", self.question.hint), ("eenheid", self.unit))
        return " ".join(f"{self.name}-{name}" for name, text in said if text)
