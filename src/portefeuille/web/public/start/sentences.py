"""A sentence about the law whose figures come from the law of a day, with its sources and the day since when it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.decision.formats import day, limit
from portefeuille.law import Law
from portefeuille.law.model import Reading
from portefeuille.law.units import Value
from portefeuille.web.writing import labelled

Text = str | Promise
Worked = Callable[[Law, str], str]
MARK = "\x1f"
"""Stands before and after a figure in a sentence that is ready."""
RULE = ("R-", "C-")
"""How the sources begin that say what the rule is; the others are the pages and acts behind them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, and where its figures come from.

    values: placeholder -> name of a parameter; worked: placeholder -> what is worked out from the law.
    holds: parameters (name -> value) without which the sentence is not true, and is left out.
    alike: true when all its figures are the same (True), or not (False).
    about: further parameters that it rests on.  sources: of what no parameter holds.  doubt: what is not certain.
    """

    text: Text
    values: Mapping[str, str] = field(default_factory=dict)
    worked: Mapping[str, Worked] = field(default_factory=dict)
    holds: Mapping[str, Value] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    alike: bool | None = None
    sources: tuple[str, ...] = ()
    doubt: Text = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Every parameter that it rests on."""
        return (*self.values.values(), *self.holds, *self.about)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is shown.  since, until: days in words, empty when there is none."""

    marked: str = ""
    sources: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    doubt: str = ""

    @property
    def text(self) -> str:
        """What is said."""
        return self.marked.replace(MARK, "")

    @property
    def parts(self) -> tuple[tuple[bool, str], ...]:
        """What is said in pieces: whether it is a figure, and the piece."""
        pieces = enumerate(self.marked.split(MARK))
        return tuple((bool(place % 2), piece) for place, piece in pieces if piece)


def lines(sentences: Iterable[Sentence], law: Law, lang: str) -> tuple[Line, ...]:
    """The sentences that are true on the day."""
    return tuple(found for each in sentences if (found := line(each, law, lang)) is not None)


def line(sentence: Sentence, law: Law, lang: str) -> Line | None:
    """The sentence with its figures; None when it is not true on the day, or speaks of what is not there or zero.

    A figure that the law does not give on the day is said not to be known, by its name.
    """
    if any(law.value(name) != wanted for name, wanted in sentence.holds.items()):
        return None
    readings = [law.reading(name) for name in sentence.parameters]
    figures = [law.reading(name) for name in sentence.values.values()]
    if sentence.alike is not None and sentence.alike != (len({each.value for each in figures}) == 1):
        return None
    if any(each.status == "absent" or each.value == 0 for each in figures):
        return None
    lost = [each for each in figures if each.value is None]
    if lost:
        text = labelled(lost[0].title[lang], _("dat weten we niet"))
    else:
        text = str(sentence.text)
        if sentence.values or sentence.worked:
            found = {key: figure(law.reading(name), lang) for key, name in sentence.values.items()}
            found |= {key: work(law, lang) for key, work in sentence.worked.items()}
            text %= {key: f"{MARK}{said}{MARK}" for key, said in found.items()}
    return Line(text, *origin(readings, lang, sentence.sources), doubt=str(sentence.doubt))


def figure(reading: Reading, lang: str) -> str:
    """The value of a parameter in words; only for what has a number."""
    return limit(int(reading.value or 0), reading.unit, lang)


def origin(
    readings: Iterable[Reading], lang: str, sources: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], str, str]:
    """The sources of some parameters, and the first and the last day on which all of them hold, in words.

    A source that says a rule stands for the pages and acts behind it.
    """
    found = list(readings)
    named = [*sources, *(name for each in found for name in each.source)]
    rules = [name for name in named if name.startswith(RULE)]
    ends = [each.until for each in found if each.until is not None]
    since = max((each.since for each in found), default=None)
    return tuple(dict.fromkeys(rules or named)), _day(since, lang), _day(min(ends, default=None), lang)


def _day(when: date | None, lang: str) -> str:
    return day(when, lang) if when is not None else ""
