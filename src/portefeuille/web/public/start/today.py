"""The pages as a template needs them: every figure from the law of one day, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portefeuille.decision.formats import LANGUAGES, count, day, listing
from portefeuille.law import Law, Reading
from portefeuille.web.public.start import beginning, pitfalls, project, ready, scheme
from portefeuille.web.public.start.sentences import Line, Sentence, figure, line, lines, origin
from portefeuille.web.public.start.steps import Told, told

SIZES = ("small", "medium")
REACH = ("website", "email", "phone")
TRAINING, ADVICE = "training", "advice"


@dataclass(frozen=True, slots=True)
class Rate:
    """A row of the table of rates.  subject: the themes with this rate; empty: all others."""

    subject: str
    services: tuple[str, ...]
    small: str
    medium: str
    origin: Line


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is shown large."""

    value: str
    origin: Line


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the agency."""

    code: str
    title: str
    value: str
    origin: Line
    checked: str


class Today:
    """The scheme on a day, in words."""

    def __init__(self, law: Law, lang: str) -> None:
        self.law, self.lang = law, lang if lang in LANGUAGES else LANGUAGES[0]
        self.on: date = law.on_date
        self.day = day(law.on_date, self.lang)

    def _lines(self, sentences: tuple[Sentence, ...]) -> tuple[Line, ...]:
        return lines(sentences, self.law, self.lang)

    @cached_property
    def who(self) -> tuple[Line, ...]:
        """For whom."""
        return self._lines(scheme.WHO)

    @cached_property
    def training(self) -> tuple[Line, ...]:
        """Which training."""
        return self._lines(scheme.WHAT)

    @cached_property
    def advice(self) -> tuple[Line, ...]:
        """Which advice."""
        return self._lines(scheme.ADVICE)

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes of a training, without their parts."""
        rows = self.law.rows("themes")
        return tuple(
            row["title"][self.lang] for row in rows if TRAINING in row["services"] and not row["parent"]
        )

    @property
    def number_of_themes(self) -> str:
        """How many there are."""
        return count(len(self.themes), self.lang)

    @cached_property
    def how_much(self) -> tuple[Line, ...]:
        """The ceiling and the least amounts."""
        return self._lines(scheme.HOW_MUCH)

    @cached_property
    def when(self) -> tuple[Line, ...]:
        """The last days."""
        return self._lines(scheme.WHEN)

    @cached_property
    def open(self) -> tuple[Line, ...]:
        """Whether there is money left, and whether the support ends."""
        readings = [self.law.reading(name) for name in scheme.ENDING]
        sources, _since, until = origin(readings, self.lang)
        ending = Line(str(scheme.END) % {"last": until}, sources) if until else None
        no_end = line(scheme.NO_END, self.law, self.lang)
        return (*self._lines(scheme.OPEN), *(each for each in (ending or no_end,) if each))

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """The rates, the ordinary one first."""
        found: dict[str, tuple[list[str], set[str]]] = {"rate.base": ([], set())}
        for row in self.law.rows("themes"):
            if not row["services"]:
                continue  # no theme yet on this day
            subjects, services = found.setdefault(row["rate"], ([], set()))
            services.update(row["services"])
            subjects.append(row["title"][self.lang])
        return tuple(
            self._rate(name, "" if name == "rate.base" else listing(subjects, self.lang), services)
            for name, (subjects, services) in found.items()
        )

    def _rate(self, name: str, subject: str, services: set[str]) -> Rate:
        readings = [self.law.reading(f"{name}.{size}") for size in SIZES]
        small, medium = (figure(each, self.lang) for each in readings)
        ordered = tuple(each for each in (TRAINING, ADVICE) if each in services)
        return Rate(subject, ordered, small, medium, Line("", *origin(readings, self.lang)))

    @cached_property
    def span(self) -> tuple[Figure, ...]:
        """The lowest and the highest rate that is known; one figure when they are the same."""
        names = {f"{row['rate']}.{size}" for row in self.law.rows("themes") for size in SIZES}
        found = sorted((self.law.reading(name) for name in sorted(names)), key=lambda each: each.since)
        readings = [each for each in found if each.value is not None]
        ends = {each.value: each for each in (min(readings, key=_value), max(readings, key=_value))}
        return tuple(
            Figure(figure(each, self.lang), Line("", *origin([each], self.lang))) for each in ends.values()
        )

    @cached_property
    def ceilings(self) -> tuple[Figure, ...]:
        """The ceiling of a year: one, or one for each size where they differ."""
        return self._figures([f"ceiling.year.{size}" for size in SIZES])

    @cached_property
    def term(self) -> tuple[Figure, ...]:
        """How long after the start one may still apply."""
        return self._figures(["deadline.apply"])

    def _figures(self, names: list[str]) -> tuple[Figure, ...]:
        readings = {self.law.value(name): self.law.reading(name) for name in names}
        return tuple(
            Figure(figure(each, self.lang), Line("", *origin([each], self.lang)))
            for each in readings.values()
        )

    @cached_property
    def first(self) -> tuple[Told, ...]:
        """The steps of the first time."""
        return told(beginning.FIRST, self.law, self.lang)

    @cached_property
    def again(self) -> tuple[Told, ...]:
        """The steps of who is registered."""
        return told(beginning.AGAIN, self.law, self.lang)

    @cached_property
    def project(self) -> tuple[Told, ...]:
        """The steps of each training or advice."""
        return told(project.PROJECT, self.law, self.lang)

    @cached_property
    def stop(self) -> tuple[Line, ...]:
        """When it does not go on."""
        return self._lines(project.STOP)

    @cached_property
    def ready(self) -> dict[str, tuple[Line, ...]]:
        """What to have at hand: of the enterprise, of the project."""
        return {"enterprise": self._lines(ready.ENTERPRISE), "project": self._lines(ready.PROJECT)}

    @property
    def form(self) -> Line:
        """Where the fields of the official form were found."""
        return Line("", ready.SOURCES)

    @cached_property
    def pitfalls(self) -> tuple[pitfalls.Warned, ...]:
        """What often goes wrong."""
        return pitfalls.warned(self.law, self.lang)

    @property
    def reach(self) -> tuple[Contact, ...]:
        """The shortest ways to reach it."""
        return tuple(each for each in self.contacts if each.code in REACH)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """How to reach the agency on the day."""
        return tuple(
            Contact(
                row["code"],
                row["title"][self.lang],
                row["value"],
                Line("", tuple(row["source"]), day(row["from"], self.lang)),
                day(row["checked_on"], self.lang),
            )
            for row in self.law.rows("contacts")
        )


def _value(reading: Reading) -> int:
    return int(reading.value or 0)
