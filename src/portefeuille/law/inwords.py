"""The law as data in the words of a person: values, readings and cells of lists, in Dutch, English and French.

Amounts as on every screen (EUR 7.500); the words stand in texts/words.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from portefeuille.law.model import DAY, START, Reading, Texts
from portefeuille.law.nodes import LANGUAGES
from portefeuille.law.units import FRACTIONS, SCALE, WORDS, Value

GROUPS = {"nl": ".", "en": ",", "fr": "\u202f"}
POINTS = {"nl": ",", "en": ".", "fr": ","}
NO_BREAK = "\u00a0"
SPACE = {"nl": " ", "en": " ", "fr": NO_BREAK}
PERCENT = {"nl": " %", "en": "%", "fr": f"{NO_BREAK}%"}
COLON = {"nl": ": ", "en": ": ", "fr": f"{NO_BREAK}: "}
TERMS = {
    "days": {"nl": ("dag", "dagen"), "en": ("day", "days"), "fr": ("jour", "jours")},
    "months": {"nl": ("maand", "maanden"), "en": ("month", "months"), "fr": ("mois", "mois")},
    "years": {"nl": ("jaar", "jaar"), "en": ("year", "years"), "fr": ("an", "ans")},
}


@cache
def words() -> Mapping[str, Mapping[str, Texts]]:
    """All of texts/words.yaml."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = Path(__file__).with_name("texts") / "words.yaml"
    read: Mapping[str, Mapping[str, Texts]] = yaml.load(text.read_text("utf-8"), loader)  # noqa: S506
    return read


def phrase(name: str) -> Texts:
    """A fixed phrase.  KeyError for one that there is not."""
    return words()["phrases"][name]


def in_each(say: Callable[[str], str]) -> Texts:
    """The same in every language."""
    return {lang: say(lang) for lang in LANGUAGES}


def value(found: Value | None, unit: str, lang: str) -> str:
    """A scaled value: `EUR 7.500`, `45 %`, `14 dagen`, `ja`; the words of a choice; None: `niets`."""
    if found is None:
        return phrase("none")[lang]
    if isinstance(found, bool):
        return WORDS[lang][found]
    if isinstance(found, str):
        return words()["choices"][found][lang]
    number = _number(found, SCALE[unit], lang, money=unit == "eur")
    if unit in FRACTIONS:
        return _number(found, 100, lang) + PERCENT[lang]
    if unit == "eur":
        return f"{number}{SPACE[lang]}EUR" if lang == "fr" else f"EUR {number}"
    if unit == "count":
        return number
    if unit == "fte":
        return number + SPACE[lang] + WORDS[lang]["fte"]
    single = found == 1 or (lang == "fr" and found == 0)
    return number + SPACE[lang] + TERMS[unit][lang][0 if single else 1]


def _number(scaled: int, scale: int, lang: str, money: bool = False) -> str:
    units, rest = divmod(scaled, scale)
    grouped = f"{units:,}".replace(",", GROUPS[lang])
    decimals = f"{rest:0{len(str(scale)) - 1}d}" if rest else ""
    return grouped + (POINTS[lang] + (decimals if money else decimals.rstrip("0")) if decimals else "")


def reading(found: Reading, lang: str) -> str:
    """`45 %`; `45 % (onder voorbehoud: 30 % of 45 %)`; `onbekend: 30 % of 45 %`; `bestaat niet`."""
    either = f" {phrase('or')[lang]} ".join(value(each, found.unit, lang) for each in found.alternatives)
    if found.value is not None:
        said = value(found.value, found.unit, lang)
        if not found.uncertain:
            return said
        reserved = phrase("reservation")[lang]
        return f"{said} ({reserved}{COLON[lang]}{either})" if either else f"{said} ({reserved})"
    if found.status in ("absent", "unpublished"):
        return phrase(found.status)[lang]
    return phrase("unknown")[lang] + (COLON[lang] + either if either else "")


def before(found: Reading, lang: str) -> str:
    """A reading as what there was before a change."""
    if found.value is None and found.status == "absent":
        return phrase("not_recorded" if found.until == START - DAY else "not_yet")[lang]
    return reading(found, lang)


def after(found: Reading, lang: str) -> str:
    """A reading as what there is after a change."""
    if found.value is None and found.status == "absent":
        return phrase("no_longer")[lang]
    return reading(found, lang)


def cell(name: str, column: str, found: Any, lang: str) -> str:
    """What stands in a column of a list: a word, several, or one for each service."""
    if isinstance(found, Mapping):
        pairs = (
            (_word(name, column, key, lang), _word(name, column, item, lang)) for key, item in found.items()
        )
        return "; ".join(one + COLON[lang] + other for one, other in pairs)
    if isinstance(found, list | tuple):
        return ", ".join(_word(name, column, item, lang) for item in found or ("none",))
    return phrase("unknown")[lang] if found is None else _word(name, column, found, lang)


def _word(name: str, column: str, found: object, lang: str) -> str:
    key = str(found).lower() if isinstance(found, bool) else str(found)
    known = words()["values"]
    for each in (f"{name}.{column}.{key}", f"{name}.{key}", key):
        if each in known:
            return known[each][lang]
    return key
