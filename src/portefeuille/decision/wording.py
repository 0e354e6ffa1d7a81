"""What is said to a person, in the language asked.  The texts stand in texts/nl.yaml, en.yaml and fr.yaml.

A sentence may have several variants, the richest first; the first whose placeholders all have a value is
said, and the last has none.  So an unknown figure never leaves a hole in a sentence.  Placeholders:
``{fact}``, ``{p.parameter}``, ``{c.concept}`` and the names of :data:`EXTRAS`.  Values come in as texts
(formats.py); an empty text counts as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from portefeuille.decision.formats import LANGUAGES, listing

TEXTS = Path(__file__).parent / "texts"
#: Placeholders that are neither a fact, nor a parameter of the law, nor a concept.
EXTRAS = (
    "frozen_size",
    "legal_form_name",
    "postcode",
    "activity",
    "theme_name",
    "apply_by",
    "deposit_by",
    "provider_number",
    "excluded_services",
    "label",
    "lower",
    "upper",
    "share",
    "limit",
)
PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
_HEADING = re.compile(r"^([a-z_]+):[ ]*\n", re.MULTILINE)
_INDEX = re.compile(r"(?<=\.)\d+(?=\.|$)")

NOTHING: Mapping[str, str] = {}


class WordingError(KeyError):
    """There is no such text, or no such language."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class FactText:
    """How a fact is asked for.  ``unit`` is one of text, choice, bool, fte, eur, share, day, count, list;
    ``hint`` may be empty."""

    label: str
    question: str
    hint: str
    unit: str


class Words:
    """The texts of one language.  A section of the file is read the first time it is asked."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise WordingError(f"no texts in {lang!r}; there are {', '.join(LANGUAGES)}")
        self.lang = lang
        self._read: dict[str, Mapping[str, Any]] = {}
        self._parsed: dict[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]] = {}

    @staticmethod
    @cache
    def of(lang: str) -> Words:
        """The texts of a language, read once.  :raises WordingError: for a language that we do not have."""
        return Words(lang)

    def reason(self, code: str, values: Mapping[str, str] = NOTHING) -> str:
        """Why a criterion came to what it came to: one sentence."""
        return self._say("reasons", code, values)

    def default(self, code: str, values: Mapping[str, str] = NOTHING) -> str:
        """What we assume where the law is not known, why, and the advice to check."""
        return self._say("defaults", code, values)

    def outcome(self, outcome: str, values: Mapping[str, str] = NOTHING) -> str:
        """The outcome in one sentence.  Besides the three of the contract there are eligible_capped,
        eligible_enterprise, ineligible_enterprise, needs_review_missing and needs_review_between."""
        return self._say("outcomes", outcome, values)

    def note(self, name: str, values: Mapping[str, str] = NOTHING) -> str:
        """A remark beside the reasons (section ``notes``)."""
        return self._say("notes", name, values)

    def missing(self, paths: Sequence[str]) -> str:
        """That the facts at these paths of the case are missing."""
        labels = [inside(self.fact(path).label) for path in paths]
        return self.reason("missing", {"label": listing(labels, self.lang)})

    def criterion(self, name: str) -> str:
        """The short name of a criterion."""
        return str(self._entry("criteria", name))

    def fact(self, path: str) -> FactText:
        """How the fact at this path of a case is asked; ``costs.0.days`` is under ``costs.N.days``."""
        entry = self._entry("facts", _INDEX.sub("N", path))
        return FactText(entry["label"], entry["question"], entry.get("hint", ""), entry["unit"])

    def category(self, group: str, name: str) -> str:
        """The name of a choice: ``category("theme", "innovation")``."""
        names = self._entry("categories", group)
        if name not in names:
            raise WordingError(f"{self.lang}: no text categories.{group}.{name}")
        return str(names[name])

    def verdict(self, name: str) -> str:
        """The name of a verdict, or of the kind of an unknown."""
        return str(self._entry("verdicts", name))

    def section(self, name: str) -> str:
        """A heading of the explanation."""
        return str(self._entry("sections", name))

    def deadline(self, name: str) -> str:
        """The label of apply_by, deposit_by or finish_by."""
        return str(self._entry("deadlines", name))

    def unit(self, name: str) -> str:
        """The name of a unit, beside a field of a form."""
        return str(self._entry("units", name))

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        text = (TEXTS / f"{self.lang}.yaml").read_text(encoding="utf-8")
        parts = _HEADING.split(text)
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    def _section(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            import yaml

            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            self._read[name] = yaml.load(self._sources[name], loader)
        return self._read[name]

    def _entry(self, section: str, key: str) -> Any:
        entries = self._section(section)
        if key not in entries:
            raise WordingError(f"{self.lang}: no text {section}.{key}")
        return entries[key]

    def _variants(self, section: str, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The variants of a sentence, each with the names of its placeholders; worked out once."""
        found = self._parsed.get((section, key))
        if found is None:
            entry = self._entry(section, key)
            texts = [entry] if isinstance(entry, str) else entry
            found = tuple((text, tuple(PLACEHOLDER.findall(text))) for text in texts)
            self._parsed[section, key] = found
        return found

    def _say(self, section: str, key: str, values: Mapping[str, str]) -> str:
        *richer, plain = self._variants(section, key)
        said = next((text for text, names in richer if all(values.get(name) for name in names)), plain[0])
        filled = PLACEHOLDER.sub(lambda found: values[found[1]], said)
        return filled[:1].upper() + filled[1:]


def inside(label: str) -> str:
    """A label inside a sentence: without its capital, unless the word has more of them (``NACE``, ``KBO``)."""
    first = label.split(" ", 1)[0]
    return label if first[1:] != first[1:].lower() else label[:1].lower() + label[1:]
