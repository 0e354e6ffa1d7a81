"""The history of a parameter as a picture: where its lines and words stand.  The template draws them as SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from portefeuille.decision import formats
from portefeuille.law import inwords
from portefeuille.law.history import Span
from portefeuille.law.model import DAY, Reading
from portefeuille.law.plot import level, values
from portefeuille.law.units import Value
from portefeuille.web.public.law.said import until
from portefeuille.web.writing import labelled

WIDTH, HEIGHT = 480, 230
LEFT, RIGHT, TOP, BOTTOM = 10, 10, 34, 34
LETTER = 7.6
"""Width of a letter of a label, in the units of the picture."""
GAP = 4
"""Between the line that rises and the label beside it."""
LONGEST = 24
EVERY = (1, 2, 3, 4, 5)
MOST_TICKS = 8
EDGE = 18
"""A year nearer to the edge than half its width would be cut off."""


@dataclass(frozen=True, slots=True)
class Step:
    """A run of days with one value, as a horizontal line; `rise`: where the line before it ended, to join them."""

    left: str
    right: str
    at: str
    rise: str


@dataclass(frozen=True, slots=True)
class Band:
    """Days on which the law is not certain, between the lowest and highest value that it may say."""

    left: str
    top: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word at a place; `end`: it ends there instead of beginning."""

    left: str
    at: str
    text: str
    end: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the template draws. id: unique on the page."""

    id: str
    title: str
    about: str
    steps: tuple[Step, ...]
    bands: tuple[Band, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Label, ...]
    floor: int = HEIGHT - BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def chart(spans: Sequence[Span], today: date, lang: str, name: str) -> Chart:
    """The picture of a history up to three months after today (or after its last change)."""
    first, last = spans[0].start, max(today, spans[-1].start) + 90 * DAY
    options: list[Value] = [
        value
        for value in dict.fromkeys(v for span in spans for v in values(span.reading))
        if value is not None
    ]

    def x(when: date) -> float:
        return LEFT + (when - first).days / (last - first).days * (WIDTH - LEFT - RIGHT)

    def y(value: Value | None) -> float:
        return HEIGHT - BOTTOM - level(value, options) * (HEIGHT - BOTTOM - TOP)

    steps, bands, labels = list[Step](), list[Band](), list[Label]()
    ended: tuple[float, float] | None = None
    said, free = "", 0.0
    for span in spans:
        left, right = x(span.start), x((span.end or last - DAY) + DAY)
        if span.reading.uncertain:
            bands.append(_band(span.reading, left, right, y))
        if span.reading.value is None:
            ended, said = None, ""
            continue
        at = y(span.reading.value)
        joined = ended[1] if ended is not None and abs(ended[0] - left) < 1 else at
        steps.append(Step(_n(left), _n(right), _n(at), _n(joined)))
        ended = (right, at)
        text = _short(inwords.value(span.reading.value, span.reading.unit, lang))
        if text != said and (left >= free or text not in {each.text for each in labels}):
            labels.append(_label(text, left, at))
            free = left + LETTER * len(text)
        said = text
    title = spans[-1].reading.title[lang]
    return Chart(
        name, title, described(spans, lang), tuple(steps), tuple(bands), tuple(labels), _ticks(first, last, x)
    )


def _n(number: float) -> str:
    """A coordinate: one decimal, with a point in every language."""
    return f"{number:.1f}"


def _band(reading: Reading, left: float, right: float, y: Callable[[Value | None], float]) -> Band:
    found = [y(value) for value in values(reading) if value is not None]
    high = min(found, default=float(TOP))
    low = max(found) if len(found) > 1 else float(HEIGHT - BOTTOM)
    return Band(_n(left), _n(high), _n(max(right - left, 1.5)), _n(max(low - high, 3)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _label(text: str, left: float, at: float) -> Label:
    end = left + LETTER * len(text) > WIDTH
    return Label(_n(WIDTH - RIGHT if end else left + GAP), _n(at - 7), text, end)


def _ticks(first: date, last: date, x: Callable[[date], float]) -> tuple[Label, ...]:
    """The years below, as many as there is room for."""
    years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
    every = next((each for each in EVERY if len(years) / each <= MOST_TICKS), EVERY[-1])
    places = ((x(date(year, 1, 1)), year) for year in years if year % every == 0)
    return tuple(
        Label(_n(at), str(HEIGHT - BOTTOM + 22), str(year)) for at, year in places if EDGE < at < WIDTH - EDGE
    )


def described(spans: Sequence[Span], lang: str) -> str:
    """Every span in words, for who does not see the picture."""
    return "; ".join(
        labelled(
            f"{formats.day(span.start, lang)} - {until(span.end, lang)}", inwords.reading(span.reading, lang)
        )
        for span in spans
    )
