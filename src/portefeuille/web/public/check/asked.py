"""A field of Check with what was typed in it, as a template shows it."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille.decision.wording import Words
from portefeuille.numbers import Kind
from portefeuille.web.public.check.fields import Field
from portefeuille.web.public.forms.shown import HEADCOUNT, SELECT, Message, Options, Shown

LONGEST_TEXT = {"project.title": 120}
NUMBERS: dict[str, Kind] = {"enterprise.number": "enterprise", "project.provider.number": "provider"}
"""The fields with an official number -> its kind."""

OPTIONAL = {"enterprise.number", "project.end", "project.vat"}
"""Fields on a screen of questions that may stay empty."""


@dataclass(frozen=True, slots=True)
class Asked(Shown):
    """A field with what was typed in it."""

    field: Field
    text: str
    error: Message | None
    groups: tuple[Options, ...]
    lang: str
    read_as: str = ""
    about = "public/check/field_about.html"

    @property
    def path(self) -> str:
        """The place of the fact in the case."""
        return self.field.path

    @property
    def id(self) -> str:
        return self.field.path

    @property
    def name(self) -> str:
        return self.field.key

    @property
    def kind(self) -> str:
        return self.field.kind

    @property
    def optional(self) -> bool:
        """Whether the questions on a screen may go on without it, and it is said so."""
        return self.path in OPTIONAL

    @property
    def number(self) -> str:
        return NUMBERS.get(self.path, "")

    @property
    def longest(self) -> int:
        return LONGEST_TEXT.get(self.path, 60)

    @property
    def asks(self) -> str:
        words = Words.of(self.lang).fact(self.path)
        return words.label if self.field.short else words.question

    @property
    def hint(self) -> str:
        return Words.of(self.lang).fact(self.path).hint

    @property
    def short(self) -> str:
        return Words.of(self.lang).fact(self.path).label

    @property
    def choices(self) -> tuple[Options, ...]:
        return self.groups

    @property
    def wide(self) -> bool:
        return bool(self.ticked) or (not self.field.short and self.kind in (SELECT, HEADCOUNT))
