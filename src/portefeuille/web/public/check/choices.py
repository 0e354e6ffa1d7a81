"""What may be chosen in the fields with a list, from the lists of the law and the words of the decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.decision.case import COST_KINDS, MODES, SIZES, THEMES
from portefeuille.decision.wording import Words
from portefeuille.law import Law

COMMON = ("natural_person", "610", "014", "706", "011", "612", "017", "702")
"""Codes of the legal forms that most enterprises have."""
GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Andere vennootschappen"), ("company", "civil_company", "social_purpose")),
    (_("Verenigingen en stichtingen"), ("nonprofit",)),
    (_("Zonder rechtspersoonlijkheid"), ("no_personality", "natural_person")),
    (_("Buitenlandse ondernemingen"), ("foreign",)),
    (_("Overheden"), ("public_law", "public_body")),
    (_("Andere"), ("other",)),
)
BASE_RATE = "rate.base"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: what stands in the case, and how it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one title; without a title they stand by themselves."""

    title: str | Promise
    options: tuple[Option, ...]


def legal_forms(law: Law, lang: str) -> tuple[Group, ...]:
    """Every legal form of the KBO, the most common ones first."""
    rows = {str(row["code"]): row for row in law.rows("legal_forms")}
    groups = [Group(_("Meest gekozen"), _forms((rows[code] for code in COMMON if code in rows), lang))]
    for title, kinds in GROUPS:
        others = [row for code, row in rows.items() if row["group"] in kinds and code not in COMMON]
        if others:
            groups.append(Group(title, tuple(sorted(_forms(others, lang), key=lambda each: each.label))))
    return tuple(groups)


def _forms(rows: Iterable[Mapping[str, Any]], lang: str) -> tuple[Option, ...]:
    options = []
    for row in rows:
        short, name = row.get("abbreviation"), row["label"].get(lang) or row["label"]["nl"]
        label = name if not short or short.casefold() in name.casefold() else f"{short} – {name}"
        options.append(Option(str(short or row["code"]), label))
    return tuple(options)


def themes(law: Law, lang: str) -> tuple[Group, ...]:
    """The themes, those with a higher rate apart."""
    words = Words.of(lang)
    rates = {str(row["code"]): row["rate"] for row in law.rows("themes")}
    base = tuple(theme for theme in THEMES if rates.get(theme, BASE_RATE) == BASE_RATE)
    higher = tuple(theme for theme in THEMES if theme not in base)
    return (
        Group(_("Hoger steunpercentage"), tuple(Option(one, words.category("theme", one)) for one in higher)),
        Group(_("Gewoon steunpercentage"), tuple(Option(one, words.category("theme", one)) for one in base)),
    )


PLAIN: dict[str, tuple[str, tuple[str, ...]]] = {
    "service": ("service", ("training", "advice")),
    "mode": ("mode", MODES),
    "size_this_year": ("size", SIZES),
    "group.kind": ("group_kind", ("linked", "partner")),
    "costs.kind": ("cost_kind", COST_KINDS),
}
"""End of a path -> the group of words, and the choices."""


def choices(path: str, law: Law, lang: str) -> tuple[Group, ...]:
    """The choices of a field."""
    if path == "enterprise.legal_form":
        return legal_forms(law, lang)
    if path == "project.theme":
        return themes(law, lang)
    parts = [part for part in path.split(".") if not part.isdigit()]
    name, values = PLAIN.get(parts[-1]) or PLAIN[".".join(parts[-2:])]
    words = Words.of(lang)
    return (Group("", tuple(Option(each, words.category(name, each)) for each in values)),)
