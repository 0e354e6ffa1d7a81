"""The full-time equivalents of a year, from the rows of a visitor: what counts, what does not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portefeuille import clock
from portefeuille.decision.formats import headcount, show
from portefeuille.rules.steps.headcount import LEFT_OUT, Headcount, Workers, full_time_equivalents
from portefeuille.rules.steps.say import say
from portefeuille.web.public.calculator.headcount_rows import (
    FEWEST,
    MORE,
    MOST,
    NAMES,
    ROWS,
    YEAR,
    every,
    last_day,
)
from portefeuille.web.public.forms.reading import CHOOSE, TYPED_IN
from portefeuille.web.public.forms.sheet import Sheet, basis_points
from portefeuille.web.public.forms.typed import typed_day, typed_number


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the answer: who, whether it counts, for how much, every sentence about it, and the sources."""

    number: int
    who: str | Promise
    counts: bool
    amount: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]


class People:
    """The rows as they were filled in, and what they add up to."""

    def __init__(self, data: Mapping[str, str], lang: str) -> None:
        self.lang = lang
        self.rows = _rows(data)
        self.sheet = Sheet(every(self.rows), data, lang)
        self.adding = MORE in data
        if not self.sheet.texts[YEAR]:
            begin = date(clock.today().year - 1, 1, 1)
            self.sheet.texts[YEAR], self.sheet.values[YEAR] = typed_day(begin), begin
        self.begin: date = self.sheet.values.get(YEAR, date(clock.today().year - 1, 1, 1))
        if not 1900 <= self.begin.year <= 2200:
            self.sheet.wrong(YEAR, _("Schrijf een dag tussen 1900 en 2200."))
            self.begin = clock.today()
        self.end = last_day(self.begin)
        self.workers = {
            index: worker for index in range(1, self.rows + 1) if (worker := self._worker(index)) is not None
        }

    def _worker(self, index: int) -> Workers | None:
        """The people of a row; None for a row that is empty or wrong."""
        names = [name for name in self.sheet.questions if name.rstrip("0123456789") + str(index) == name]
        values = self.sheet.values
        if not any(self.sheet.texts[name] for name in names):
            return None
        kind = values.get(f"wie{index}")
        if kind is None:
            self.sheet.wrong(f"wie{index}", CHOOSE)
        part, days = self._part(index), self._days(index)
        leave = int(values.get(f"verlof{index}", 0))
        if days is not None and leave > days:
            self.sheet.wrong(f"verlof{index}", _("Dit zijn meer dagen dan de dagen in dienst."))
        if any(name in self.sheet.errors for name in names) or kind is None or days is None:
            return None
        return Workers(kind, int(values.get(f"aantal{index}", 1)), part, days, leave)

    def _part(self, index: int) -> int:
        """The part of full time in basis points, rounded down; from the hours when they are given."""
        values = self.sheet.values
        hours, full = values.get(f"uren{index}"), values.get(f"voltijds{index}")
        if hours is None:
            part = basis_points(values.get(f"deel{index}"))
            return 10_000 if part is None else part
        if f"deel{index}" in values:
            self.sheet.wrong(f"uren{index}", _("Vul een deel in of uren, niet allebei."))
        if not full:
            self.sheet.wrong(f"voltijds{index}", _("Schrijf hoeveel uren een voltijdse per week werkt."))
            return 0
        if hours > full:
            self.sheet.wrong(f"uren{index}", _("Dit zijn meer uren dan die van een voltijdse."))
            return 0
        return int(hours * 10_000 / full)

    def _days(self, index: int) -> int | None:
        """The days in service within the year; None when the two days cannot be."""
        values = self.sheet.values
        first, last = values.get(f"van{index}", self.begin), values.get(f"tot{index}", self.end)
        for name, when in ((f"van{index}", first), (f"tot{index}", last)):
            if not self.begin <= when <= self.end:
                self.sheet.wrong(name, _("Kies een dag in het boekjaar hierboven."))
                return None
        if last < first:
            self.sheet.wrong(f"tot{index}", _("Deze dag ligt voor de eerste dag in dienst."))
            return None
        days: int = (last - first + timedelta(days=1)).days
        return days


def _rows(data: Mapping[str, str]) -> int:
    """How many rows there are: as many as were asked, and one more for who asks for it."""
    text = data.get(ROWS, "")
    rows = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) else FEWEST
    return max(FEWEST, min(MOST, rows + (MORE in data)))


class HeadcountAnswer:
    """The sum, told row by row."""

    def __init__(self, people: People) -> None:
        self.people, self.lang = people, people.lang
        self.year_days = (people.end - people.begin).days + 1
        self.whole = self._sum(people.workers.values())
        self.total = headcount(self.whole.hundredths, self.lang)
        self.rounded = self.whole.rounded

    def _sum(self, workers: Iterable[Workers]) -> Headcount:
        return full_time_equivalents(workers, year_days=self.year_days)

    @property
    def rows(self) -> tuple[Told, ...]:
        """Each row: the lines of the rule about it."""
        told = []
        for number, worker in self.people.workers.items():
            alone = self._sum([worker])
            lines = tuple(say(line, self.lang, show) for line in alone.lines)
            if worker.days is not None and worker.days < self.year_days:
                served = {"days": worker.days, "year": self.year_days}
                lines = (*lines, str(_("In dienst: %(days)s van de %(year)s dagen.") % served))
            sources = tuple(dict.fromkeys(each for line in alone.lines for each in line.source))
            counts = worker.kind not in LEFT_OUT
            amount = headcount(alone.hundredths, self.lang)
            told.append(Told(number, NAMES[worker.kind], counts, amount, lines, sources))
        return tuple(told)

    @property
    def typed(self) -> str:
        """The sum as it is typed in a field."""
        return typed_number(Decimal(self.whole.hundredths) / 100, self.lang)

    @property
    def check(self) -> str:
        """The address of Check with this headcount."""
        answers = {TYPED_IN: self.lang, "enterprise.headcount": self.typed}
        return f"{reverse('public:check')}?{urlencode(answers)}"

    @property
    def calculator(self) -> str:
        """The address of the amounts with this headcount."""
        return f"{reverse('public:calculator')}?{urlencode({TYPED_IN: self.lang, 'vte': self.typed})}"
