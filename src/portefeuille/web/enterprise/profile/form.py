"""The form of a part: prefilled from what is known, read into values, with what is wrong at its question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.enterprises.errors import BadValueError, ConflictError
from portefeuille.enterprises.keys import KEYS, Owner
from portefeuille.enterprises.selectors import Answer, Profile
from portefeuille.numbers import read
from portefeuille.web.enterprise.profile import shown, words
from portefeuille.web.enterprise.profile.fields import Field, Rows
from portefeuille.web.enterprise.profile.parts import Part
from portefeuille.web.enterprise.profile.words import WRONG, Message
from portefeuille.web.public.forms.questions import Asked, Question
from portefeuille.web.public.forms.reading import TYPED_IN
from portefeuille.web.public.forms.sheet import Sheet
from portefeuille.web.public.forms.shown import DAY

VERSION = "versie"
MORE = "meer"
COUNT = "rijen"


class PartForm:
    """``data`` is what was sent; None: prefilled.  ``version`` is the one that whoever fills it in has seen.

    ``_kept``: of each list, the numbers of the rows with something in them, so that a refusal finds its row.
    """

    def __init__(
        self,
        part: Part,
        profile: Profile,
        answer: Answer | None,
        lang: str,
        data: Mapping[str, str] | None = None,
    ) -> None:
        self.part, self.profile, self.lang = part, profile, lang
        self.said = answer.values if answer and answer.found else {}
        self.answer = answer
        self.fields = tuple(each for each in part.asks if isinstance(each, Field) and self._open(each))
        self.lists = tuple(each for each in part.asks if isinstance(each, Rows) and not self._fixed(each.key))
        self.data = data
        self.counts = {each.key: self._count(each) for each in self.lists}
        self.sheet = Sheet(self._questions(), data if data is not None else self._prefilled(), lang)
        typed = (data or {}).get(VERSION, "")
        self.version = (
            int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else profile.version
        )
        self.conflicts: tuple[Message, ...] = ()
        self._kept: dict[str, list[int]] = {}

    # what is asked

    def _open(self, field: Field) -> bool:
        return field.asked(self.profile) and not self._fixed(field.key)

    def _fixed(self, key: str) -> bool:
        """Whether the register says it, so that it is not asked."""
        known = self.profile.values.get(key)
        return KEYS[key].owner is Owner.REGISTER and known is not None and known.verified

    @property
    def fixed(self) -> tuple[str, ...]:
        """What the register says and this part shows."""
        return tuple(key for key in self.part.keys if self._fixed(key))

    def _count(self, rows: Rows) -> int:
        kept = len(self.profile.value(rows.key) or ())
        if self.data is None:
            return max(1, min(rows.most, kept))
        typed = self.data.get(f"{rows.name}{COUNT}", "")
        count = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1
        return max(1, min(rows.most, count + (self.data.get(MORE) == rows.name)))

    @property
    def adding(self) -> bool:
        """Whether another row was asked for: nothing is kept then."""
        return self.data is not None and any(self.data.get(MORE) == each.name for each in self.lists)

    def _questions(self) -> Iterator[Question]:
        for field in self.fields:
            yield field.question(self.profile, self.lang, self._hint(field))
        for rows in self.lists:
            for index in range(1, self.counts[rows.key] + 1):
                where = f"{rows.row} {index}"
                for field in rows.fields:
                    yield field.question(
                        self.profile, self.lang, where=where, name=self._name(rows, field, index)
                    )

    def _hint(self, field: Field) -> Message:
        """What the register says, where that is only a proposal."""
        if KEYS[field.key].owner is not Owner.PROPOSED or field.key not in self.said or self.answer is None:
            return ""
        return _("Het %(register)s zegt: %(value)s.") % {
            "register": words.register(self.answer.register),
            "value": shown.lines(field.key, self.said[field.key], self.lang)[0],
        }

    @staticmethod
    def _name(rows: Rows, field: Field, index: int) -> str:
        return f"{rows.name}{field.name}{index}"

    def _prefilled(self) -> dict[str, str]:
        texts = {TYPED_IN: self.lang}
        for field in self.fields:
            texts[field.name] = field.typed(self.profile.value(field.key), self.lang)
        for rows in self.lists:
            for index, row in enumerate(self.profile.value(rows.key) or (), 1):
                for field in rows.fields:
                    texts[self._name(rows, field, index)] = field.typed(row.get(field.key), self.lang)
        return texts

    # what was answered

    def values(self) -> dict[str, Any]:
        """The values by key.  What cannot be is told at its question: look at ``problems`` afterwards."""
        found: dict[str, Any] = {}
        for field in self.fields:
            if field.key in {each.key for each in self.lists}:
                continue
            self._not_later(field, field.name)
            try:
                found[field.key] = field.kept(self.sheet.values.get(field.name))
            except BadValueError as error:
                self.sheet.wrong(field.name, WRONG[error.code])
        if settings.WALLET.iban and _official(found.get("iban") or "") == settings.WALLET.iban:
            self.sheet.wrong("iban", WRONG["wallet"])
        for rows in self.lists:
            found[rows.key] = self._rows(rows)
        return found

    def _not_later(self, field: Field, name: str) -> None:
        """Every day that is asked here is one of the past: a year that was closed, aid that was given."""
        value = self.sheet.values.get(name)
        if field.kind == DAY and isinstance(value, date) and value > clock.today():
            self.sheet.wrong(name, WRONG["later"])

    def _rows(self, rows: Rows) -> list[dict[str, Any]] | None:
        """The rows with something in them; with a question yes or no before them: none for no, nothing for no answer."""
        question = next((each for each in self.fields if each.key == rows.key), None)
        given = self.sheet.values.get(question.name) if question else None
        found = []
        for index in range(1, self.counts[rows.key] + 1):
            for field in rows.fields:
                self._not_later(field, self._name(rows, field, index))
            row = {
                field.key: field.kept(self.sheet.values.get(self._name(rows, field, index)))
                for field in rows.fields
            }
            if any(value is not None for value in row.values()):
                found.append(row)
                self._kept.setdefault(rows.key, []).append(index)
        if question and not given:
            if found:
                self.sheet.wrong(question.name, _("Hieronder staat een rij. Kies ja, of maak ze leeg."))
            return None if given is None else []
        if not found and question:
            self.sheet.wrong(self._name(rows, rows.fields[0], 1), _("Vul minstens één rij in, of kies nee."))
        return found or None

    # what is wrong

    def refuse(self, error: BadValueError) -> None:
        """A value that the service does not take, told at its question."""
        key, _dot, rest = error.key.partition(".")
        message = WRONG.get(error.code, WRONG["shape"])
        for rows in self.lists:
            if rows.key == key and rest:
                place, _dot, name = rest.partition(".")
                index = self._kept[key][int(place)]
                field = next((each for each in rows.fields if each.key == name), rows.fields[0])
                self.sheet.wrong(self._name(rows, field, index), message)
                return
        field = next((each for each in self.fields if each.key == key), self.fields[0])
        self.sheet.wrong(field.name, message)

    def disagree(self, error: ConflictError) -> None:
        """Somebody else changed the same values: what he filled in is told, what was typed stays."""
        self.version = error.version
        self.conflicts = tuple(
            _("%(label)s: %(who)s vulde intussen in: %(theirs)s.")
            % {
                "label": words.LABELS[each.key],
                "who": each.by,
                "theirs": "; ".join(shown.lines(each.key, each.theirs, self.lang)),
            }
            for each in error.conflicts
        )

    @property
    def problems(self) -> list[Asked]:
        """The questions with something wrong."""
        return self.sheet.problems

    # for the page

    @property
    def asked(self) -> list[Asked]:
        """The fields outside the lists."""
        return [self.sheet.asked(each.name) for each in self.fields]

    @property
    def tables(self) -> list[dict[str, Any]]:
        """The lists, with their rows."""
        return [
            {
                "name": each.name,
                "title": each.title,
                "row": each.row,
                "hint": each.hint,
                "more": each.more if self.counts[each.key] < each.most else "",
                "count": self.counts[each.key],
                "rows": [
                    [self.sheet.asked(self._name(each, field, index)) for field in each.fields]
                    for index in range(1, self.counts[each.key] + 1)
                ],
            }
            for each in self.lists
        ]


def _official(iban: str) -> str:
    """An IBAN as it is written in the settings: without spaces."""
    return read(iban, "iban").canonical or ""
