"""The two days of a page of the law: the day of which the law is asked, and the day on which it was known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portefeuille import clock
from portefeuille.decision import formats
from portefeuille.law.model import TIMELINE
from portefeuille.web.public.forms.typed import UnreadableError, day, typed_day

ON, KNOWN = "op", "bekend"
LAST = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Field:
    """A text field for a day: what stands in it, and what is wrong with it."""

    name: str
    text: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Clocks:
    """on, known: as asked, else today; with an error in a field, today stands for it."""

    on: date
    known: date
    fields: tuple[Field, Field]
    asked: tuple[tuple[str, str], ...]

    @property
    def wrong(self) -> bool:
        """Is there an error in a field?"""
        return any(field.error for field in self.fields)

    @property
    def query(self) -> str:
        """The days that were asked, as the permalink has them: `?op=2026-12-15`, or nothing."""
        return f"?{urlencode(self.asked)}" if self.asked else ""


def clocks(query: Mapping[str, str], lang: str) -> Clocks:
    """Read the days of an address; each is written as 15/12/2026 or 2026-12-15."""
    today = clock.today()
    days: dict[str, date] = {}
    fields = []
    for name in (ON, KNOWN):
        text, error = query.get(name, "").strip(), ""
        if text:
            try:
                days[name] = _within(day(text), name, lang)
            except UnreadableError as wrong:
                error = str(wrong)
        fields.append(Field(name, text if error or not text else typed_day(days[name]), error))
    asked = tuple((name, when.isoformat()) for name, when in days.items())
    return Clocks(days.get(ON, today), days.get(KNOWN, today), (fields[0], fields[1]), asked)


def _within(when: date, name: str, lang: str) -> date:
    today = clock.today()
    if name == KNOWN and when > today:
        raise UnreadableError(_("Deze dag moet nog komen. Wat dan bekend is, weten we niet."))
    if when < TIMELINE:
        raise UnreadableError(
            _("De kmo-portefeuille bestaat sinds %(day)s. Kies die dag of een latere.")
            % {"day": formats.day(TIMELINE, lang)}
        )
    if when > LAST:
        raise UnreadableError(_("Zo ver vooruit kijken we niet. Kies een dag voor 2100."))
    return when
