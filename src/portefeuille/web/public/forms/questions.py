"""A question of a form, and the question with what was typed in it."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille.web.public.forms.shown import TRUTH, TRUTHS, Message, Options, Shown


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
class Asked(Shown):
    """A question with what was typed, and what is wrong with it."""

    question: Question
    text: str
    error: Message | None
    lang: str

    @property
    def name(self) -> str:
        return self.question.name

    @property
    def id(self) -> str:
        return self.question.name

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def asks(self) -> Message:
        return self.question.label

    @property
    def short(self) -> str:
        """The label before a colon: without its question mark."""
        return str(self.question.label).rstrip("? \u00a0")

    @property
    def hint(self) -> Message:
        return self.question.hint

    @property
    def choices(self) -> tuple[Options, ...]:
        return self.question.groups

    @property
    def wide(self) -> bool:
        return self.question.wide

    @property
    def longest(self) -> int:
        return self.question.longest

    @property
    def where(self) -> Message:
        return self.question.where
