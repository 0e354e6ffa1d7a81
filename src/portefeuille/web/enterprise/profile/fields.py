"""A field of a form: the value as it is typed, and what is typed as it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from portefeuille.enterprises.selectors import Profile
from portefeuille.web.enterprise.profile.words import Message
from portefeuille.web.public.forms import shown as kinds
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.sheet import basis_points, hundredths
from portefeuille.web.public.forms.shown import Options
from portefeuille.web.public.forms.typed import typed_day, typed_money, typed_number

Groups = Callable[[Profile, str], tuple[Options, ...]]


def nothing(profile: Profile, lang: str) -> tuple[Options, ...]:
    """No choices."""
    return ()


def always(profile: Profile) -> bool:
    """Asked of everybody."""
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """Asks one value.  ``write`` and ``read`` turn it into text and back where its kind does not say how."""

    key: str
    name: str
    kind: str
    label: Message
    hint: Message = ""
    longest: int = 60
    wide: bool = False
    groups: Groups = nothing
    asked: Callable[[Profile], bool] = always
    write: Callable[[Any], str] | None = None
    read: Callable[[Any], Any] | None = None

    def question(
        self, profile: Profile, lang: str, said: Message = "", where: Message = "", name: str = ""
    ) -> Question:
        """As the form asks it; ``said`` is added to the hint, ``name`` is that of a row."""
        hint: Message = f"{self.hint} {said}".strip() if said else self.hint
        return Question(
            name or self.name,
            self.kind,
            self.label,
            hint,
            self.groups(profile, lang),
            self.wide,
            where,
            self.longest,
        )

    def typed(self, value: Any, lang: str) -> str:
        """The value as somebody would type it."""
        if value is None:
            return ""
        if self.write is not None:
            return self.write(value)
        match self.kind:
            case kinds.MONEY:
                return typed_money(Decimal(value) / 100, lang)
            case kinds.HEADCOUNT | kinds.SHARE:
                return typed_number(Decimal(value) / 100, lang)
            case kinds.DAY:
                return typed_day(date.fromisoformat(value))
            case kinds.TRUTH:
                return "true" if value else "false"
        return str(value)

    def kept(self, value: Any) -> Any:
        """What was read from the form as it is kept; None for nothing."""
        if value is None or value == "":
            return None
        if self.read is not None:
            return self.read(value)
        match self.kind:
            case kinds.MONEY | kinds.HEADCOUNT:
                return hundredths(value)
            case kinds.SHARE:
                return basis_points(value)
            case kinds.DAY:
                return value.isoformat()
        return value


@dataclass(frozen=True, slots=True)
class Rows:
    """Asks a list: some fields for each of its rows, named by the field and the number of the row."""

    key: str
    name: str
    title: Message
    row: Message
    more: Message
    fields: tuple[Field, ...]
    most: int = 20
    hint: Message = ""
