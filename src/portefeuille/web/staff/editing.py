"""One fact in a form: what stands there now, what an official types, and what it comes to.  A list has a row for each of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from portefeuille.applications.answers import MOST_ROWS
from portefeuille.applications.corrections import ACTIVITY, PARTICIPANTS, TRAININGS
from portefeuille.web.enterprise.application.facts import (
    AID,
    ALONE,
    COSTS,
    GROUP,
    KINDS,
    PLACES,
    ROWS,
    Saying,
    cell,
    form_of,
)
from portefeuille.web.public.forms.questions import Asked, Question
from portefeuille.web.public.forms.reading import plain
from portefeuille.web.public.forms.sheet import Sheet
from portefeuille.web.public.forms.shown import CHOICE, COUNT, DAY, MANY, MONEY, SELECT, SHARE, TEXT, TRUTH
from portefeuille.web.public.forms.typed import typed_day, typed_money, typed_number

VALUE, UNKNOWN, GONE, LENGTH = "waarde", "onbekend", "weg", "rijen"
NEEDED = {
    PARTICIPANTS: ("category",), COSTS: ("kind", "amount"), TRAININGS: ("title", "start", "price"), PLACES: ("postcode",),
    GROUP: ("kind",), AID: ("on", "amount"), ACTIVITY: ("code",),
}  # fmt: skip
"""List -> the cells that a row cannot do without."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a template shows it; ``told``: what was told in it, empty for one that is new."""

    number: int
    title: str
    told: str
    gone: bool
    fields: tuple[Asked, ...]


class Editor:
    """A fact with what stands there (``now``) or, when something was sent, with what was typed (``data``)."""

    def __init__(
        self,
        path: str,
        told: Any,
        now: Any,
        say: Saying,
        data: Mapping[str, str] | None = None,
        more: int = 0,
    ) -> None:
        self.path, self.told, self.say = path, told, say
        self.listed = path in ROWS
        given = self._texts(now) if data is None else dict(data)
        self.given = given
        self.unknown = not self.listed and bool(given.get(UNKNOWN))
        sent = int(given[LENGTH]) if given.get(LENGTH, "").isdecimal() and len(given[LENGTH]) < 4 else 0
        self.grows = self.listed and path not in ALONE
        most = MOST_ROWS if self.grows else 1
        self.length = min(max(sent, len(told or []), 1) + more, most) if self.listed else 0
        questions = [self._question()] if not self.listed else []
        for number in range(self.length):
            questions.extend(self._cell(number, name, kind) for name, kind in ROWS[path].items())
        self.sheet = Sheet(questions, given, say.lang)
        if data is not None:
            self._lacking()

    @property
    def asked(self) -> Asked | None:
        """The question of a fact that is no list of rows."""
        return None if self.listed else self.sheet.asked(VALUE)

    @property
    def rows(self) -> list[Row]:
        """The rows of a list."""
        return [self._row(number) for number in range(self.length)]

    @cached_property
    def value(self) -> Any:
        """What the fact comes to, as in a case; a row that is taken away is None, one that stayed empty is not there."""
        if self.listed:
            rows = [self._read(number) for number in range(self.length)]
            kept = len(self.told or [])
            return rows[:kept] + [row for row in rows[kept:] if row is not None]
        if self.unknown:
            return None
        if KINDS[self.path] == MANY:
            return self.sheet.values.get(VALUE, [])
        found = plain(self.sheet.values.get(VALUE))
        if self.path == "enterprise.legal_form" and found and form_of(self.say.law, self.told) == found:
            return self.told  # a code and its abbreviation are the same form
        return found

    def wrong(self, message: str) -> None:
        """The law cannot read it, or it is what was told."""
        self.sheet.wrong(self._first, message)

    @property
    def _first(self) -> str:
        return next(iter(self.sheet.questions))

    def _question(self) -> Question:
        kind = KINDS[self.path]
        groups = self.say.choices(self.path) if kind in (SELECT, CHOICE, MANY) else ()
        return Question(VALUE, kind, self.say.label(self.path), "", groups, wide=True)

    def _cell(self, number: int, name: str, kind: str) -> Question:
        label = self.say.label(f"{self.path}.{number}.{name}")
        groups = self.say.choices(f"{self.path}.{name}") if kind == SELECT else ()
        return Question(
            _name(number, name),
            kind,
            label,
            "",
            groups,
            where=self.say.row(self.path, number),
            longest=LONGEST,
        )

    def _row(self, number: int) -> Row:
        before = self.told[number] if number < len(self.told or []) else None
        return Row(
            number, self.say.row(self.path, number), self.say.cells(self.path, before) if before else "",
            self._gone(number), tuple(self.sheet.asked(_name(number, name)) for name in ROWS[self.path]),
        )  # fmt: skip

    def _gone(self, number: int) -> bool:
        return bool(self.given.get(_name(number, GONE)))

    def _read(self, number: int) -> dict[str, Any] | None:
        if self._gone(number):
            return None
        row: dict[str, Any] = {}
        for name in ROWS[self.path]:
            value = plain(self.sheet.values.get(_name(number, name)))
            value = int(value) if name == "version" and value else value
            first, _dot, rest = name.partition(".")
            if value not in (None, "") and rest:
                row.setdefault(first, {})[rest] = value
            elif value not in (None, ""):
                row[first] = value
        return row or None

    def _lacking(self) -> None:
        """What must be filled in and is not: the fact itself, or a cell of a row with something in it."""
        if not self.listed:
            if not self.unknown and not self.sheet.texts[VALUE] and KINDS[self.path] != MANY:
                self.sheet.wrong(VALUE, _("Vul dit in, of zeg dat niemand het weet."))
            return
        for number in range(self.length):
            texts = {name: self.sheet.texts[_name(number, name)] for name in ROWS[self.path]}
            if any(texts.values()) and not self._gone(number):
                for name in NEEDED[self.path]:
                    if not texts[name]:
                        self.sheet.wrong(_name(number, name), _("Vul dit in."))

    def _texts(self, now: Any) -> dict[str, str]:
        """What stands there, as it is typed in its fields."""
        if not self.listed:
            text = self._text(KINDS[self.path], now)
            return {VALUE: text, UNKNOWN: "" if text or KINDS[self.path] == MANY else "1"}
        rows = list(now or [])
        texts = {LENGTH: str(len(rows))}
        for number, row in enumerate(rows):
            if row is None:
                texts[_name(number, GONE)] = "1"
                row = self.told[number]
            for name, kind in ROWS[self.path].items():
                texts[_name(number, name)] = self._text(kind, cell(row, name))
        return texts

    def _text(self, kind: str, value: Any) -> str:
        if value is None:
            return ""
        if kind == MANY:
            return ",".join(value)
        if kind == DAY:
            return typed_day(date.fromisoformat(str(value)))
        if kind == TRUTH:
            return "true" if value else "false"
        if kind in (SELECT, CHOICE, TEXT):
            return form_of(self.say.law, value) if self.path == "enterprise.legal_form" else str(value)
        if kind == MONEY:
            return typed_money(Decimal(str(value)), self.say.lang)
        number = Decimal(str(value)) * (100 if kind == SHARE else 1)
        whole = kind == COUNT or number == number.to_integral_value()
        return typed_number(number.quantize(Decimal(1)) if whole else number.normalize(), self.say.lang)


def _name(number: int, cell: str) -> str:
    return f"rij.{number}.{cell}"
