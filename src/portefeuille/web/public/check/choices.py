"""What may be chosen in the fields with a list, from the lists of the law and the words of the decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from portefeuille.decision.case import CATEGORIES, COST_KINDS, MODES, SIZES, THEMES
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.web.public.forms.shown import Message, Option, Options

COMMON = ("natural_person", "610", "014", "706", "011", "612", "017", "702")
"""Codes of the legal forms that most enterprises have."""
GROUPS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (_("Andere vennootschappen"), ("company", "civil_company", "social_purpose")),
    (_("Verenigingen en stichtingen"), ("nonprofit",)),
    (_("Zonder rechtspersoonlijkheid"), ("no_personality", "natural_person")),
    (_("Buitenlandse ondernemingen"), ("foreign",)),
    (_("Overheden"), ("public_law", "public_body")),
    (_("Andere"), ("other",)),
)
BASE_RATE = "rate.base"


def legal_forms(law: Law, lang: str) -> tuple[Options, ...]:
    """Every legal form of the KBO, the most common ones first."""
    rows = {str(row["code"]): row for row in law.rows("legal_forms")}
    groups = [Options(_forms((rows[code] for code in COMMON if code in rows), lang), _("Meest gekozen"))]
    for title, kinds in GROUPS:
        others = [row for code, row in rows.items() if row["group"] in kinds and code not in COMMON]
        if others:
            groups.append(
                Options(tuple(sorted(_forms(others, lang), key=lambda each: str(each.label))), title)
            )
    return tuple(groups)


def _forms(rows: Iterable[Mapping[str, Any]], lang: str) -> tuple[Option, ...]:
    options = []
    for row in rows:
        short, name = row.get("abbreviation"), row["label"].get(lang) or row["label"]["nl"]
        label = name if not short or short.casefold() in name.casefold() else f"{short} – {name}"
        options.append(Option(str(short or row["code"]), label))
    return tuple(options)


def themes(law: Law, lang: str) -> tuple[Options, ...]:
    """The themes, those with a higher rate apart."""
    words = Words.of(lang)
    rates = {str(row["code"]): row["rate"] for row in law.rows("themes")}
    base = tuple(theme for theme in THEMES if rates.get(theme, BASE_RATE) == BASE_RATE)
    higher = tuple(theme for theme in THEMES if theme not in base)
    return (
        Options(
            tuple(Option(one, words.category("theme", one)) for one in higher), _("Hoger steunpercentage")
        ),
        Options(
            tuple(Option(one, words.category("theme", one)) for one in base), _("Gewoon steunpercentage")
        ),
    )


GAP = "unknown_rest"
"""The row of the list for the services that it is known to lack."""


def exclusions(law: Law, lang: str) -> tuple[Options, ...]:
    """What is on the list of excluded services on the day of the law, or perhaps, by its name in the language asked.

    What is known to be missing from the list is no service, so nobody can choose it.
    """
    rows = (
        row
        for row in law.rows("exclusions")
        if (row["verdict"] != "not_listed" or row["uncertain"]) and row["code"] != GAP
    )
    options = [Option(str(row["code"]), row["title"].get(lang) or row["title"]["nl"]) for row in rows]
    return (Options(tuple(sorted(options, key=lambda each: str(each.label).casefold()))),)


def participants(lang: str) -> tuple[Options, ...]:
    """Who may follow a course, those who count and those who do not."""
    words = Words.of(lang)
    return (Options(tuple(Option(each, words.category("participant", each)) for each in CATEGORIES)),)


ALONE = "none"
"""The choice of a visitor who has no training or advice in mind yet: only the enterprise is judged."""


def services(lang: str) -> tuple[Options, ...]:
    """Training, advice, or nothing yet."""
    words = Words.of(lang)
    options = tuple(Option(each, words.category("service", each)) for each in ("training", "advice"))
    return (Options((*options, Option(ALONE, str(_("Nog niets: kijk alleen mijn onderneming na"))))),)


PLAIN: dict[str, tuple[str, tuple[str, ...]]] = {
    "nace_version": ("nace_version", ("2003", "2008", "2025")),
    "mode": ("mode", MODES),
    "size_this_year": ("size", SIZES),
    "group.kind": ("group_kind", ("linked", "partner")),
    "costs.kind": ("cost_kind", COST_KINDS),
}
"""End of a path -> the group of words, and the choices."""


def choices(path: str, law: Law, lang: str) -> tuple[Options, ...]:
    """The choices of a field."""
    if path == "enterprise.legal_form":
        return legal_forms(law, lang)
    if path == "project.theme":
        return themes(law, lang)
    if path == "project.service":
        return services(lang)
    if path == "project.exclusions":
        return exclusions(law, lang)
    if path == "project.participants":
        return participants(lang)
    parts = [part for part in path.split(".") if not part.isdigit()]
    name, values = PLAIN.get(parts[-1]) or PLAIN[".".join(parts[-2:])]
    words = Words.of(lang)
    return (Options(tuple(Option(each, words.category(name, each)) for each in values)),)
