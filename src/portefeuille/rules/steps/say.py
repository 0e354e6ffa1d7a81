"""The lines of the steps in words.  The texts stand in texts/nl.yaml, en.yaml and fr.yaml."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portefeuille.rules.steps.base import Line, Value

#: Writes a value of a unit (eur, fte, share, day) in a language; a day comes as its ordinal.
Show = Callable[[int, str, str], str]

_UNITS = {"_eur": "eur", "_fte": "fte", "_bp": "share", "_on": "day"}


@cache
def texts(lang: str) -> dict[str, Any]:
    """``lines`` and ``names`` in a language.  :raises FileNotFoundError: for a language without texts."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    path = Path(__file__).with_name("texts") / f"{lang}.yaml"
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return loaded


def say(line: Line, lang: str, show: Show) -> str:
    """One line as a sentence; ``show`` writes amounts, headcounts, shares and days."""
    words = {name: _written(name, value, lang, show) for name, value in line.values.items()}
    sentence: str = texts(lang)["lines"][line.code].format_map(words)
    return sentence


def _written(name: str, value: Value, lang: str, show: Show) -> str:
    if isinstance(value, str):
        known: str = texts(lang)["names"].get(value, value)
        return known
    number = value.toordinal() if isinstance(value, date) else value
    unit = next((unit for end, unit in _UNITS.items() if name.endswith(end)), None)
    return str(number) if unit is None else show(number, unit, lang)
