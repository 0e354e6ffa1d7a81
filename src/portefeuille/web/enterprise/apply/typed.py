"""A page of the form with what was typed in it: read, compared with what stood there, and shown again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from portefeuille.applications.answers import MOST_ROWS
from portefeuille.law import Law
from portefeuille.numbers import read as read_number
from portefeuille.web.enterprise.apply import questions
from portefeuille.web.enterprise.apply.steps import NEEDED, PROVIDER, Step, empty, fields, paths, rows
from portefeuille.web.public.forms.questions import Asked
from portefeuille.web.public.forms.reading import plain
from portefeuille.web.public.forms.sheet import Sheet
from portefeuille.web.public.forms.shown import DAY, MANY, MONEY, TRUTH
from portefeuille.web.public.forms.typed import typed_day, typed_money, typed_number

WAS = "was-"
"""Before the name of a path: what stood there when the page was opened, so that only what somebody typed is saved."""
FILL_IN = _("Vul dit in.")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list, as a template shows it."""

    title: str
    fields: tuple[Asked, ...]


class Typed:
    """The answers of one page.  ``values`` is what could be read, by path; ``errors`` stand in the sheet, by field."""

    def __init__(
        self,
        step: Step,
        answers: Mapping[str, Any],
        law: Law,
        lang: str,
        data: Mapping[str, str] | None = None,
        more: int = 0,
    ) -> None:
        self.step, self.answers, self.lang, self.data = step, answers, lang, data
        stored = shown(step, answers, lang)
        given = stored if data is None else data
        self.listed = rows(step, answers) if data is None else step.rows
        self.length = min(max(_rows_in(given, self.listed), 1) + more, MOST_ROWS) if self.listed else 0
        asked = [questions.question(path, law, lang) for path in step.paths]
        for index in range(self.length):
            asked.extend(questions.row(self.listed, index, law, lang))
        self.sheet = Sheet(asked, given, lang)
        self.values: dict[str, Any] = {path: plain(self.sheet.values.get(path)) for path in step.paths}
        if self.listed:
            self.values[self.listed] = self._rows() or None
        self._number()

    @property
    def unreadable(self) -> set[str]:
        """The paths with something that cannot be read: they are not saved."""
        return {self._path(name) for name in self.sheet.errors}

    def changes(self) -> dict[str, Any]:
        """What was typed since the page was opened, as far as it can be read."""
        data = self.data or {}
        return {
            path: value
            for path, value in self.values.items()
            if f"{WAS}{path}" in data and path not in self.unreadable and kept(value) != data[f"{WAS}{path}"]
        }

    def lacking(self, answers: Mapping[str, Any]) -> None:
        """Say at every field that is still empty that it must be filled in, now that these answers are saved.

        What the page did not ask yet, because it follows from what was just typed, is not wrong: it is asked next.
        """
        for path in empty(self.step, answers):
            if f"{WAS}{path}" not in (self.data or {}):
                continue
            if path in self.sheet.questions:
                self.sheet.wrong(path, FILL_IN)
            elif self.length and not answers.get(path):
                self.sheet.wrong(questions.place(path, 0, NEEDED[path][0]), FILL_IN)
        for index in range(self.length):
            names = NEEDED[self.listed]
            filled = any(
                self.sheet.texts[questions.place(self.listed, index, name)]
                for name in questions.ROWS[self.listed]
            )
            for name in names:
                field = questions.place(self.listed, index, name)
                if filled and not self.sheet.texts[field]:
                    self.sheet.wrong(field, FILL_IN)

    def asked(self, answers: Mapping[str, Any]) -> tuple[Asked, ...]:
        """The questions of the page, given what was answered."""
        return tuple(self.sheet.asked(path) for path in paths(self.step, answers))

    def rows(self, answers: Mapping[str, Any]) -> tuple[Row, ...]:
        """The rows of its list."""
        if not self.listed or self.listed not in fields(self.step, answers):
            return ()
        return tuple(
            Row(
                questions.called(self.listed, index),
                tuple(
                    self.sheet.asked(questions.place(self.listed, index, name))
                    for name in questions.ROWS[self.listed]
                ),
            )
            for index in range(self.length)
        )

    def _rows(self) -> list[dict[str, Any]]:
        found = []
        for index in range(self.length):
            cells = {
                name: plain(self.sheet.values.get(questions.place(self.listed, index, name)))
                for name in questions.ROWS[self.listed]
            }
            row = {name: value for name, value in cells.items() if value not in (None, "")}
            if row:
                found.append(row)
        return found

    def _path(self, field: str) -> str:
        return self.listed if self.listed and field.startswith(f"{self.listed}.") else field

    def _number(self) -> None:
        """The number of the provider as it is written officially; what cannot be read stays as it was typed, and is told."""
        text = self.values.get(PROVIDER)
        if text:
            found = read_number(text, "provider")
            self.values[PROVIDER] = found.canonical or text


def kept(value: Any) -> str:
    """A value as the page remembers it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def remembered(step: Step, answers: Mapping[str, Any]) -> dict[str, str]:
    """The hidden fields that tell what stood on the page."""
    return {f"{WAS}{path}": kept(answers.get(path)) for path in fields(step, answers)}


def shown(step: Step, answers: Mapping[str, Any], lang: str) -> dict[str, str]:
    """What is stored, as it stands in the fields."""
    texts = {path: _text(answers.get(path), questions.KINDS[path], lang) for path in step.paths}
    for index, row in enumerate(answers.get(step.rows) or [] if step.rows else []):
        for name, kind in questions.ROWS[step.rows].items():
            texts[questions.place(step.rows, index, name)] = _text(row.get(name), kind, lang)
    return texts


def _text(value: Any, kind: str, lang: str) -> str:
    if value is None:
        return ""
    if kind == MANY:
        return ",".join(value)
    if kind == DAY:
        return typed_day(date.fromisoformat(value))
    if kind == TRUTH:
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    number = Decimal(str(value))
    return typed_money(number, lang) if kind == MONEY else typed_number(number, lang)


def _rows_in(data: Mapping[str, str], path: str) -> int:
    """How many rows of a list there are among the fields."""
    numbers = [
        name.removeprefix(f"{path}.").partition(".")[0]
        for name in data
        if path and name.startswith(f"{path}.")
    ]
    return max((int(each) + 1 for each in numbers if each.isdecimal() and len(each) < 4), default=0)
