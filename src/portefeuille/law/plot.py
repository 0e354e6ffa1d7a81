"""The history of a parameter as a picture: our own SVG, read by screen readers, or PNG by matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from portefeuille.law.history import Span
from portefeuille.law.model import DAY, Reading
from portefeuille.law.units import Value, show

WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 24, 24, 56, 44
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" lang="{lang}"'
    ' aria-labelledby="law-title law-desc" font-family="sans-serif" font-size="12" fill="#1b1b1b">'
)
HALO = 'stroke="#fff" stroke-width="4" paint-order="stroke"'
LETTER = 8  # width kept free for a letter of a label, in the units of the picture
HATCH = (
    '<defs><pattern id="doubt" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#8a5a00" stroke-width="2"/></pattern></defs>'
)
WORDS = {
    "nl": {
        "from": "van",
        "until": "tot en met",
        "open": "nu",
        "or": "of",
        "absent": "bestond niet",
        "unknown": "onbekend",
    },
    "en": {
        "from": "from",
        "until": "to",
        "open": "now",
        "or": "or",
        "absent": "did not exist",
        "unknown": "unknown",
    },
    "fr": {
        "from": "du",
        "until": "au",
        "open": "maintenant",
        "or": "ou",
        "absent": "n'existait pas",
        "unknown": "inconnu",
    },
}


def said(reading: Reading, lang: str) -> str:
    """The value in words: `45 %`, `onbekend (30 % of 45 %)`, `bestond niet`."""
    words = WORDS[lang]
    if reading.uncertain and reading.alternatives:
        options = f" {words['or']} ".join(_value(value, reading, lang) for value in reading.alternatives)
        return (
            f"{words['unknown']} ({options})"
            if reading.value is None
            else f"{_value(reading.value, reading, lang)} ({options})"
        )
    if reading.value is None:
        return words["absent"] if reading.status == "absent" else words["unknown"]
    return show(reading.value, reading.unit, lang)


def _value(value: Value | None, reading: Reading, lang: str) -> str:
    return "-" if value is None else show(value, reading.unit, lang)


def level(value: Value | None, options: Sequence[Value]) -> float:
    """Where a value stands between 0 and 1: by size, or evenly for words."""
    if value is None:
        return 0.0
    if isinstance(value, str):
        return (options.index(value) + 1) / len(options)
    return value / (max(int(option) for option in options if not isinstance(option, str)) or 1)


def svg(spans: Sequence[Span], today: date, lang: str = "nl") -> str:
    """An SVG document: steps over time, hatched where the law is uncertain; its description says the same."""
    first = spans[0].start
    last = max(today, spans[-1].start) + 90 * DAY
    title = spans[-1].reading.title[lang]
    options = [
        value for value in dict.fromkeys(v for s in spans for v in values(s.reading)) if value is not None
    ]
    floor = HEIGHT - BOTTOM

    def x(day: date) -> float:
        return round(LEFT + (day - first).days / (last - first).days * (WIDTH - LEFT - RIGHT), 1)

    def y(value: Value | None) -> float:
        return round(floor - level(value, options) * (floor - TOP), 1)

    parts = [
        HEAD.format(width=WIDTH, height=HEIGHT, lang=lang),
        f'<title id="law-title">{escape(title)}</title>',
        f'<desc id="law-desc">{escape(described(spans, lang))}</desc>',
        HATCH,
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
        f'<line x1="{LEFT}" y1="{floor}" x2="{WIDTH - RIGHT}" y2="{floor}" stroke="#1b1b1b"/>',
    ]
    for year in range(first.year + 1, last.year + 1):
        at = x(date(year, 1, 1))
        parts.append(f'<line x1="{at}" y1="{floor}" x2="{at}" y2="{floor + 5}" stroke="#1b1b1b"/>')
        if (year - first.year) % 2 == 1:
            parts.append(f'<text x="{at}" y="{floor + 20}" text-anchor="middle">{year}</text>')
    before, free = "", dict[str, float]()
    for span in spans:
        label = "" if span.reading.value is None else show(span.reading.value, span.reading.unit, lang)
        left, right = x(span.start), x((span.end or last - DAY) + DAY)
        again = label == before or left < free.get(label, 0)
        parts += _drawn(span, left, right, y, "" if again else label)
        free[label] = left + LETTER * len(label) if not again else free.get(label, 0)
        before = label
    return "\n".join([*parts, "</svg>", ""])


def _drawn(
    span: Span, left: float, right: float, y: Callable[[Value | None], float], label: str
) -> list[str]:
    """One span: a band from the lowest to the highest value it may have, and a line at the value that is used."""
    reading = span.reading
    found = [y(value) for value in values(reading) if value is not None]
    parts = []
    if reading.uncertain:
        high, low = min(found, default=TOP), max(found) if len(found) > 1 else HEIGHT - BOTTOM
        size = f'width="{round(max(right - left, 1), 1)}" height="{round(low - high, 1)}"'
        parts.append(f'<rect x="{left}" y="{high}" {size} fill="url(#doubt)"/>')
        parts.append(f'<text x="{left + 4}" y="{round(high + 14, 1)}" font-weight="bold" {HALO}>?</text>')
    if reading.value is not None:
        at = y(reading.value)
        parts.append(
            f'<line x1="{left}" y1="{at}" x2="{right}" y2="{at}" stroke="#0b5394" stroke-width="3"/>'
        )
        if label:
            parts.append(f'<text x="{left}" y="{round(at - 6, 1)}" {HALO}>{escape(label)}</text>')
    return parts


def values(reading: Reading) -> tuple[Value | None, ...]:
    """What a reading may be worth."""
    return reading.alternatives or (reading.value,)


def described(spans: Sequence[Span], lang: str) -> str:
    """Every span in words, for who does not see the picture."""
    words = WORDS[lang]

    def one(span: Span) -> str:
        until = span.end or words["open"]
        return f"{words['from']} {span.start} {words['until']} {until}: {said(span.reading, lang)}"

    return ". ".join(one(span) for span in spans)


def png(spans: Sequence[Span], today: date, out: Path, lang: str = "nl") -> None:
    """The same as a PNG file. ModuleNotFoundError when matplotlib is not installed."""
    import importlib

    figures = importlib.import_module("matplotlib.figure")
    figure = figures.Figure(figsize=(10, 4))
    axes = figure.add_subplot()
    options = [
        value for value in dict.fromkeys(v for s in spans for v in values(s.reading)) if value is not None
    ]
    for span in spans:
        days = [span.start, span.end or max(today, span.start) + 90 * DAY]
        for value in values(span.reading):
            style = ":" if value != span.reading.value else "-"
            axes.plot(
                days, [level(value, options)] * 2, style, color="#8a5a00" if style == ":" else "#0b5394"
            )
        axes.annotate(said(span.reading, lang), (days[0], level(span.reading.value, options)), fontsize=8)
    axes.set_yticks([])
    axes.set_title(spans[-1].reading.title[lang])
    figure.savefig(out, format="png")
