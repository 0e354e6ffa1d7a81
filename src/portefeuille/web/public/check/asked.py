"""A field with what was typed in it, as a template shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from portefeuille.decision.formats import FULL_TIME, truth
from portefeuille.decision.wording import Words
from portefeuille.numbers import Kind
from portefeuille.web.public.check import fields
from portefeuille.web.public.check.choices import Group, Option
from portefeuille.web.public.check.fields import Field

TRUTHS = {"true": True, "false": False}
DECIMALS = {fields.MONEY: 2, fields.HEADCOUNT: 2, fields.COUNT: 0, fields.SHARE: 2}
LONGEST_TEXT = {"project.title": 120}
NUMBERS: dict[str, Kind] = {"enterprise.number": "enterprise", "project.provider.number": "provider"}
"""The fields with an official number -> its kind."""
UNITS: dict[str, dict[str, str]] = {
    fields.MONEY: dict.fromkeys(("nl", "en", "fr"), "EUR"),
    fields.HEADCOUNT: FULL_TIME,
    fields.SHARE: dict.fromkeys(("nl", "en", "fr"), "%"),
}

OPTIONAL = {"enterprise.number", "project.end", "project.vat"}
"""Fields on a screen of questions that may stay empty."""

Message = str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """A field with what was typed in it."""

    field: Field
    text: str
    error: Message | None
    groups: tuple[Group, ...]
    lang: str
    read_as: str = ""
    """Of an official number whose spelling was repaired: how it is read."""

    @property
    def path(self) -> str:
        """The place of the fact in the case; also the id of the field."""
        return self.field.path

    @property
    def key(self) -> str:
        """The name of the field in the address."""
        return self.field.key

    @property
    def chosen(self) -> frozenset[str]:
        """Of a field with many choices: those that were chosen."""
        return frozenset(self.text.split(","))

    @property
    def optional(self) -> bool:
        """Whether the questions on a screen may go on without it, and it is said so."""
        return self.path in OPTIONAL

    @property
    def number(self) -> str:
        """Of an official number: which kind; empty for another field."""
        return NUMBERS.get(self.path, "")

    @property
    def longest(self) -> int:
        """How much may be typed."""
        return LONGEST_TEXT.get(self.path, 60)

    @property
    def kind(self) -> str:
        """Which kind of field it is."""
        return self.field.kind

    @property
    def question(self) -> str:
        """What is asked."""
        words = Words.of(self.lang).fact(self.path)
        return words.label if self.field.short else words.question

    @property
    def hint(self) -> str:
        """Help beside the question; may be empty."""
        return Words.of(self.lang).fact(self.path).hint

    @property
    def label(self) -> str:
        """The question in a few words."""
        return Words.of(self.lang).fact(self.path).label

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices without their groups; yes and no for a truth."""
        if self.kind == fields.TRUTH:
            return tuple(Option(word, truth(value, self.lang)) for word, value in TRUTHS.items())
        return tuple(option for group in self.groups for option in group.options)

    @property
    def unit(self) -> str:
        """The unit behind the field; empty for none."""
        return UNITS[self.kind][self.lang] if self.kind in UNITS else ""

    @property
    def wide(self) -> bool:
        """Whether the field takes the whole width."""
        return not self.field.short and self.kind in (fields.SELECT, fields.HEADCOUNT)

    @property
    def keyboard(self) -> str:
        """Which keyboard a phone shows; empty: the ordinary one."""
        return {fields.COUNT: "numeric", fields.DAY: ""}.get(
            self.kind, "decimal" if self.kind in DECIMALS else ""
        )

    @property
    def described(self) -> str:
        """The ids of what is said about the field: its error, its hint, its unit."""
        said = (
            ("fout", self.error),
            ("uitleg", self.hint),
            ("eenheid", self.unit),
            ("gelezen", self.number),
        )
        return " ".join(f"{self.path}-{name}" for name, text in said if text)
