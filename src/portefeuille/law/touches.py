"""Whom a part of the law touches: read off the names of parameters and the columns of lists.

An empty set says nothing about that side, so the part touches everybody on that side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from portefeuille.law.book import Book
from portefeuille.law.listrows import Row

SIZES = ("small", "medium")
SERVICES = ("training", "advice")
PARTIES = ("enterprise", "provider")
#: A part of a name -> the situation of an enterprise that it is about.
SITUATIONS = {
    "sheltered_workshop": "sheltered_workshop",
    "ceiling.increase": "workable_work",
    "road_freight": "road_freight",
    "agriculture": "agriculture",
    "fishery": "fishery",
    "public_service": "public_service",
    "business_angel": "business_angel",
    "local_authority": "local_authority",
}
#: The criterion of a decision in which a list is used.
CRITERION_OF_LIST = {
    "legal_forms": "legal_form",
    "main_activities": "main_activity",
    "services": "service",
    "themes": "theme",
    "occupation_services": "theme",
    "exclusions": "exclusion",
    "worker_categories": "participants",
    "cost_kinds": "minimum_amount",
    "increases": "ceiling",
}
#: What a provider must know too: conditions on the service, its price, its papers and himself.
OF_PROVIDERS = frozenset(
    {"provider", "service", "theme", "exclusion", "advice_conditions", "interaction", "participants"}
    | {"minimum_amount", "related_party"}
)
_TOKEN = re.compile(r"[._]")


@dataclass(frozen=True, slots=True)
class Touch:
    """sizes: small, medium. services: training, advice. themes: keys of the list themes. legal_forms: groups of the
    list legal_forms. situations: values of SITUATIONS. parties: enterprise, provider. Empty: any."""

    sizes: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    legal_forms: frozenset[str] = frozenset()
    situations: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    def meets(self, asked: Touch) -> bool:
        """Can this touch somebody of whom `asked` tells what he is? Untold sides never exclude."""
        for field in fields(self):
            mine, wanted = getattr(self, field.name), getattr(asked, field.name)
            if mine and wanted and not _meet(mine, wanted):
                return False
        return True


def _meet(mine: frozenset[str], wanted: frozenset[str]) -> bool:
    """Equal, or one is a theme and the other its sub-theme."""
    return any(
        one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")
        for one in mine
        for other in wanted
    )


def of_parameter(book: Book, name: str) -> Touch:
    """Whom a parameter touches."""
    tokens = set(_TOKEN.split(name))
    parameter = book.parameters.get(name) or book.timeline.get(name)
    situations = {situation for part, situation in SITUATIONS.items() if part in name}
    themes = _rows(book, "themes")
    parties = {"enterprise"}
    if "provider" in tokens or (parameter is not None and parameter.criterion in OF_PROVIDERS):
        parties.add("provider")
    return Touch(
        sizes=frozenset(tokens & set(SIZES) if not name.startswith("size.") else ()),
        services=frozenset(tokens & set(SERVICES)),
        themes=frozenset(row.key for row in themes if _is_of_theme(name, row.fixed)),
        legal_forms=_workshop_forms(book) if "sheltered_workshop" in situations else frozenset(),
        situations=frozenset(situations),
        parties=frozenset(parties),
    )


def _rows(book: Book, name: str) -> tuple[Row, ...]:
    """The rows of a list with their history; a book without that list has none."""
    return book.list(name).history if name in book.list_names else ()


def _is_of_theme(name: str, row: Mapping[str, Any]) -> bool:
    """Is it a rate that only this theme (and its parent) has, or the list that this theme needs?"""
    rate = str(row.get("rate"))
    if rate != "rate.base" and name.startswith(f"{rate}."):
        return True
    return bool(row.get("list_required")) and name.startswith("occupation_list.")


def _workshop_forms(book: Book) -> frozenset[str]:
    return frozenset(
        row.fixed["group"]
        for row in _rows(book, "legal_forms")
        if any(period.values.get("verdict") == "workshop_only" for period in row.periods)
    )


def of_row(book: Book, name: str, key: str, before: Any, after: Any, row: Mapping[str, Any]) -> Touch:
    """Whom a change in a row of a list touches; before, after: what stood in the column (None: no row)."""
    criterion = CRITERION_OF_LIST.get(name)
    themes = {key} if name == "themes" else set()
    if name == "occupation_services":
        themes = {each.key for each in _rows(book, "themes") if each.fixed.get("list_required")}
    return Touch(
        services=_services(name, key, before, after, row),
        themes=frozenset(themes),
        legal_forms=frozenset({str(row["group"])} if name == "legal_forms" else ()),
        situations=frozenset({"workable_work"} if name == "increases" else ()),
        parties=frozenset(PARTIES if criterion in OF_PROVIDERS or name == "evidence" else {"enterprise"}),
    )


def _services(name: str, key: str, before: Any, after: Any, row: Mapping[str, Any]) -> frozenset[str]:
    if name == "services":
        return frozenset({key})
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return frozenset(service for service in SERVICES if before.get(service) != after.get(service))
    if isinstance(before, list) and isinstance(after, list):
        return frozenset(set(before) ^ set(after))
    if name == "worker_categories":
        return frozenset({"training"})
    return frozenset({str(row.get("service"))} & set(SERVICES))
