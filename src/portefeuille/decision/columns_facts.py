"""The facts of many rows of one period at once: the same as row.py gives for each, without lists.

Integers on the scales of the rules; ABSENT for a decisive fact that is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from portefeuille.decision.case import MODES
from portefeuille.decision.columns_cells import Cells
from portefeuille.decision.columns_names import MOST_PLACES, PLACES
from portefeuille.decision.columns_periods import ABSENT, BAD, REGIONS, Period, category
from portefeuille.decision.planned import Scope
from portefeuille.decision.row import EVER, NEVER
from portefeuille.rules.steps.group import FIGURES
from portefeuille.rules.steps.increase import months_later
from portefeuille.rules.units import EXACT

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]
#: Above all versions of NACE-BEL, which are years.
YEARS = 10_000
SERVICES = ("training", "advice")
TRAINING, ADVICE = (category("service", name) for name in SERVICES)


@dataclass(frozen=True)
class Facts:
    """``values`` by fact; ``bad``: rows with a text that the lists of the period do not know."""

    values: Mapping[str, Ints]
    bad: Truths


def facts(cells: Cells, period: Period, scope: Scope, finish_by: Ints) -> Facts:
    """The facts of rows of one period and one scope."""
    bad = np.zeros(cells.rows, np.bool_)
    found: dict[str, Ints | int] = {"on": cells.get("on"), "finish_by": finish_by}
    if scope == "size":
        found |= _size_alone(cells)
    else:
        found |= _size(cells) | _enterprise(cells, period, bad)
    found["subsidy_this_year"] = _or(cells.get("history.subsidy_this_year"), 0)
    found["workable_work"] = _increased(cells, period)
    if scope != "enterprise":
        found |= _project(cells, period, alone=scope == "size")
    values = {
        name: np.full(cells.rows, each) if isinstance(each, int) else each for name, each in found.items()
    }
    return Facts(values, bad)


def _or(values: Ints, default: int) -> Ints:
    """The values, with the default where they are absent."""
    return np.where(values < 0, default, values)


def _figures(cells: Cells, needed: Truths) -> dict[str, Ints | int]:
    """The figures of up to three years, where the size is not given."""
    found: dict[str, Ints | int] = {}
    there = needed
    for prefix, part, fact in (
        ("", "", ""),
        ("previous_", "previous_year.", "has_previous_year"),
        ("before_", "year_before.", "has_year_before"),
    ):
        own = {name: cells.get(f"enterprise.{part}{name}") for name in FIGURES}
        if fact:
            there = there & np.logical_or.reduce([each >= 0 for each in own.values()])
            found[fact] = there.astype(np.int64)
        for name, each in own.items():
            found[f"{prefix}{name}"] = np.where(there, np.where(each < 0, ABSENT, each * EXACT), 0)
    return found


def _size_alone(cells: Cells) -> dict[str, Ints | int]:
    start = cells.get("project.start")
    return {
        "size_given": cells.get("size"),
        **_figures(cells, np.zeros(cells.rows, np.bool_)),
        "legal_form": category("legal_form", "accepted"),
        "sheltered_workshop": 0,
        "road_freight": 0,
        "reference_day": np.where(start < 0, cells.get("on"), start),
    }


def _size(cells: Cells) -> dict[str, Ints | int]:
    frozen = cells.get("history.size_this_year")
    return {"size_given": _or(frozen, category("size_given", "not_given")), **_figures(cells, frozen < 0)}


def _enterprise(cells: Cells, period: Period, bad: Truths) -> dict[str, Ints | int]:
    form, activity = _legal_form(cells, period), _activity(cells, period)
    bad |= (form == BAD) | (activity == BAD)
    start, on = cells.get("project.start"), cells.get("on")
    known = activity >= 0
    return {
        "legal_form": np.maximum(form, ABSENT),
        "sheltered_workshop": cells.get("enterprise.sheltered_workshop"),
        "region": _region(cells, period),
        "public_share": _or(cells.get("enterprise.public_share"), 0),
        "main_activity": np.where(known, activity // 2, ABSENT),
        "road_freight": np.where(known, activity % 2, 0),
        "registered": _or(cells.get("enterprise.registered"), 1),
        "registered_since": _or(cells.get("enterprise.registered_since"), EVER),
        "reference_day": np.where(start < 0, on, start),
        "social_security_arrears": _or(cells.get("enterprise.social_security_arrears"), 0),
    }


def _table(places: Ints, table: Ints, used: Ints) -> Ints:
    """A lookup for every row: ``table`` holds the answers for the distinct values ``used``."""
    where = np.searchsorted(used, np.maximum(places, 0)) if len(used) else places
    return np.where(places < 0, ABSENT, table[np.minimum(where, len(table) - 1)]) if len(used) else places


def _used(places: Ints) -> Ints:
    return np.unique(places[places >= 0])


def _legal_form(cells: Cells, period: Period) -> Ints:
    places = cells.get("enterprise.legal_form")
    used, texts = _used(places), cells.texts.get("enterprise.legal_form", [])
    return _table(places, period.legal_forms(texts[place] for place in used), used)


def _activity(cells: Cells, period: Period) -> Ints:
    places, version = cells.get("enterprise.main_activity"), cells.get("enterprise.nace_version")
    pairs = np.where(places < 0, ABSENT, places * YEARS + np.maximum(version, 0))
    used, texts = _used(pairs), cells.texts.get("enterprise.main_activity", [])
    asked = ((texts[pair // YEARS], str(pair % YEARS) if pair % YEARS else None) for pair in used.tolist())
    return _table(pairs, period.activities(asked), used)


def _region(cells: Cells, period: Period) -> Ints:
    """The best place of the establishments, in the order of REGIONS."""
    best = np.full(cells.rows, len(REGIONS))
    for number in range(MOST_PLACES):
        name = PLACES.replace("N", str(number))
        if name in cells.values:
            places = cells.values[name]
            used, texts = _used(places), cells.texts[name]
            found = _table(places, period.regions(texts[place] for place in used), used)
            best = np.minimum(best, np.where(found < 0, len(REGIONS), found))
    regions = np.array([*REGIONS, ABSENT], np.int64)
    return np.take(regions, best)


def _increased(cells: Cells, period: Period) -> Ints:
    """Is the temporary increase of the ceiling asked for, and do its days fit (row.py)?"""
    asked = _or(cells.get("project.workable_work"), 0)
    months = period.law.value("ceiling.increase.project_months")
    if months is None or not asked.any():
        return asked
    on, start = cells.get("on"), cells.get("project.start")
    days, rows = np.unique(on, return_inverse=True)
    last = [months_later(date.fromordinal(day), int(months)).toordinal() for day in days.tolist()]
    fits = ((start < 0) | (start == on)) & (cells.get("project.end") <= np.array(last, np.int64)[rows])
    return np.where(fits, asked, 0)


def _project(cells: Cells, period: Period, *, alone: bool) -> dict[str, Ints | int]:
    service, theme = cells.get("project.service"), cells.get("project.theme")
    start, end = cells.get("project.start"), cells.get("project.end")
    online = cells.get("project.mode") == MODES.index("online")
    interactive = cells.get("project.interactive")
    if alone:  # what is not given is not judged (row.py): then it stands here as met
        online &= interactive >= 0
    return {
        "service": service,
        "theme": _or(theme, ABSENT if period.law.value("theme.required") else category("theme", "not_given")),
        "on_occupation_list": _said(cells.get("project.on_occupation_list")),
        "exclusion": category("exclusion", "none"),
        **_advice(cells, service, alone=alone),
        "agreed_on": _or(cells.get("project.agreed_on"), EVER),
        "start": _or(start, NEVER if alone else ABSENT),
        "end_given": (end >= 0).astype(np.int64),
        "end": _or(end, EVER),
        "online": online.astype(np.int64),
        "interactive": interactive,
        "participants": category("participants", "accepted"),
        **_provider(cells, service),
        "eligible_amount": _eligible(cells.get("project.price"), service, period),
        "de_minimis_used": 0,
        "de_minimis_edge": 0,
    }


def _said(values: Ints) -> Ints:
    answers = [category("on_occupation_list", name) for name in ("no", "yes", "not_said")]
    return np.array(answers, np.int64)[values]


def _advice(cells: Cells, service: Ints, *, alone: bool) -> dict[str, Ints | int]:
    found: dict[str, Ints | int] = {"guided_implementation": 0}
    for name, usual, asked in (
        ("written_report", 1, True),
        ("legally_required", 0, True),
        ("ordinary_expense", 0, False),
        ("times_in_three_years", 1, False),
    ):
        values = cells.get(f"project.{name}")
        found[name] = values if asked and not alone else _or(values, usual)
        if alone:  # judged for advice only
            found[name] = np.where(
                service == ADVICE, found[name], 0 if name == "times_in_three_years" else usual
            )
    return found


def _provider(cells: Cells, service: Ints) -> dict[str, Ints | int]:
    number = cells.get("project.provider.number")
    not_given, right, wrong = (category("provider_kind", name) for name in ("not_given", "right", "wrong"))
    fits = np.where(number == service, right, wrong)
    return {
        "provider_registered": _or(cells.get("project.provider.registered"), 1),
        "related_party": _or(cells.get("project.provider.related_party"), 0),
        "provider_kind": np.where((number < 0) | (service < 0), not_given, fits),
    }


def _eligible(price: Ints, service: Ints, period: Period) -> Ints:
    """The price, as far as a fee counts for the service."""
    table = np.array([*(period.fee(name) for name in SERVICES), period.fee(None)], np.int64)
    counts = table[service]
    return np.where((price < 0) | (counts < 0), ABSENT, price * counts)
