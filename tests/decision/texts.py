"""What the tests of the texts share: the files read in one go, their places, and sample values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from portefeuille import law
from portefeuille.decision import formats
from portefeuille.decision.formats import LANGUAGES
from portefeuille.decision.wording import PLACEHOLDER, TEXTS, Words
from portefeuille.rules import book
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import Unit

SPOKEN = ("reasons", "defaults", "outcomes", "notes")
RULES = book().versions
LEAVES = [(name, leaf) for name, versions in RULES.items() for rule in versions for leaf in rule.leaves]
CONCEPTS = {name: versions[0].unit for name, versions in RULES.items() if not versions[0].is_criterion}
PARAMETERS = law.load().parameters


class Strict(yaml.SafeLoader):
    """Refuses a key that stands twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"a key stands twice near {node.start_mark}"
        return dict(super().construct_mapping(node, deep))


def read(lang: str) -> dict[str, Any]:
    """A whole file, read in one go."""
    return dict(yaml.load((TEXTS / f"{lang}.yaml").read_text(encoding="utf-8"), Strict))


FILES = {lang: read(lang) for lang in LANGUAGES}


def leaves_of(entry: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every text with its place; the variants of a sentence are numbered."""
    if isinstance(entry, str):
        yield path, entry
    else:
        for key, below in entry.items() if isinstance(entry, dict) else enumerate(entry):
            yield from leaves_of(below, (*path, key))


def variants(entry: Any) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry)


def spoken(lang: str) -> Iterator[tuple[str, str, list[str]]]:
    for section in SPOKEN:
        for key, entry in FILES[lang][section].items():
            yield section, key, variants(entry)


SPOKEN_KEYS = [(section, key) for section, key, _ in spoken("nl")]


#: Values as long as they reasonably get, on the scale of the rules.
LONG = {
    "eur": 1234550,
    "fte": 24950,
    "rate": 4500,
    "share": 2499,
    "count": 4,
    "days": 14,
    "day": 739887,
    "bool": 1,
}


def unit_of_place(name: str) -> Unit | None:
    """The unit behind a placeholder; None for an extra."""
    if name.startswith("p."):
        return Unit(PARAMETERS[name[2:]].unit)
    if name.startswith("c."):
        return CONCEPTS[name[2:]]
    return FACTS[name].unit if name in FACTS else None


def sample(name: str, lang: str) -> str:
    """What could stand for a placeholder."""
    unit, words = unit_of_place(name), Words.of(lang)
    if name == "participants":
        return words.category("participant", "seasonal")
    if name == "theme_name":
        return words.category("theme", "digitalisation/cybersecurity")
    if unit is None:
        return "twelve chars"
    if unit.name == "choice":
        return words.category("size", "medium")
    if name.startswith("p.") and unit.name == "eur":
        return formats.limit(1_000_000_000, "eur", lang)
    return formats.show(LONG[unit.name] * unit.scale, unit.name, lang, scale=unit.scale)


def samples(text: str, lang: str) -> dict[str, str]:
    return {name: sample(name, lang) for name in PLACEHOLDER.findall(text)}


def say(words: Words, section: str, key: str, values: Mapping[str, str]) -> str:
    how = {"reasons": words.reason, "defaults": words.default, "outcomes": words.outcome, "notes": words.note}
    return how[section](key, values)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
