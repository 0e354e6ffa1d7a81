"""A made-up population of applications: a NumPy array for every fact of the rules, on the rules' scales.

Amounts follow the lognormal distribution found on a public extract of the subsidy register (one municipality,
2022 to 2024: mu 5.76, sigma 1.15, in euros of aid); everything else is a plausible mix chosen by hand: most
enterprises are small, a few percent have each defect, a few percent lack each fact that may be missing.  It
serves measuring only.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.draw import CENTS, Draw
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import EXACT

#: The law of this day judges the whole population.
ON = date(2024, 6, 5)
FINISH_BY = date(2025, 12, 31)
#: Rows are drawn in blocks, each with a seed of its own: a longer population begins with the shorter one.
BLOCK = 250_000

Array = NDArray[Any]
Columns = dict[str, Array]

DTYPES: dict[str, type[np.generic]] = {
    "choice": np.int8,
    "bool": np.int8,
    "share": np.int16,
    "count": np.int32,
    "day": np.int32,
    "eur": np.int64,
    "fte": np.int64,
}


def dtype(fact: str) -> type[np.generic]:
    """The type of a fact's column."""
    return DTYPES[FACTS[fact].unit.name]


def population(rows: int, seed: int = 2024) -> Columns:
    """``rows`` applications, the same for the same seed; -1 stands for a missing fact."""
    made: Columns = {name: np.empty(rows, dtype(name)) for name in FACTS}
    for number, begin in enumerate(range(0, rows, BLOCK)):
        block = _block(Draw(np.random.default_rng([seed, number]), BLOCK))
        end = min(begin + BLOCK, rows)
        for name, column in made.items():
            column[begin:end] = block[name][: end - begin]
    return made


def _block(draw: Draw) -> Columns:
    block = {**_size(draw), **_enterprise(draw), **_service(draw), **_days(draw), **_provider(draw)}
    return {**block, **_amounts(draw)}


def _size(draw: Draw) -> Columns:
    headcount = draw.lognormal(4.0, 1.35, top=3_000) * 100
    share_of_group = np.where(draw.chance(0.05), draw.between(2_500, 5_000), EXACT)
    turnover = headcount * draw.lognormal(140_000, 0.7, top=5_000_000)
    balance = turnover * draw.lognormal(0.55, 0.6, top=20)
    last = {"headcount": headcount, "turnover": turnover, "balance_total": balance}
    has_previous = draw.chance(0.35)
    has_before = has_previous & draw.chance(0.3)
    made: Columns = {
        "size_given": draw.category("size_given", small=0.17, medium=0.02, large=0.002, not_given=0.808),
        "has_previous_year": has_previous,
        "has_year_before": has_before,
    }
    years: dict[str, Array | bool] = {"": True, "previous_": has_previous, "before_": has_before}
    for prefix, given in years.items():
        for name, figure in last.items():
            grown = figure if not prefix else figure * draw.lognormal(0.95, 0.15, top=3)
            exact = np.round(grown).astype(np.int64) * share_of_group
            made[f"{prefix}{name}"] = np.where(given, draw.missing(exact, 0.01), 0)
    return made


def _enterprise(draw: Draw) -> Columns:
    form = draw.category(
        "legal_form", 0.004, accepted=0.95, refused=0.022, workshop_only=0.018, judgement=0.006
    )
    workshop = np.where(form == 2, draw.chance(0.4), draw.chance(0.01)).astype(np.int8)
    return {
        "legal_form": form,
        "sheltered_workshop": draw.missing(workshop, 0.02),
        "region": draw.category("region", 0.005, flanders=0.945, elsewhere=0.04, unlisted=0.007, none=0.003),
        "main_activity": draw.category(
            "main_activity",
            0.01,
            primary_sector=0.015,
            forestry=0.002,
            unsettled=0.95,
            listed=0.015,
            not_listed=0.008,
        ),
        "public_share": np.where(draw.chance(0.03), draw.between(0, 10_000), 0),
        "registered": draw.chance(0.993),
        "registered_since": ON.toordinal() + 30 - draw.lognormal(3_000, 1.2, top=30_000).astype(np.int64),
        "social_security_arrears": draw.chance(0.015),
        "road_freight": draw.chance(0.02),
    }


def _service(draw: Draw) -> Columns:
    said = draw.category("on_occupation_list", yes=0.2, no=0.02, not_said=0.78)
    cyber, energy = {"digitalisation/cybersecurity": 0.14}, {"sustainability/energy_efficiency": 0.04}
    return {
        "service": draw.category("service", 0.005, training=0.82, advice=0.175),
        "theme": draw.category(
            "theme", 0.01, business_strategy=0.16, occupation_specific=0.12, digitalisation=0.2, **cyber,
            sustainability=0.06, **energy, financial_literacy=0.08, innovation=0.07,
            internationalisation=0.04, personnel_management=0.08,
        ),
        "on_occupation_list": said,
        "exclusion": draw.category(
            "exclusion", none=0.95, refused=0.03, still_listed=0.01, conditional=0.005, judgement=0.005
        ),
        "written_report": draw.missing(draw.chance(0.97), 0.02),
        "legally_required": draw.missing(draw.chance(0.02), 0.02),
        "ordinary_expense": draw.chance(0.01),
        "times_in_three_years": np.where(draw.chance(0.04), draw.between(2, 6), 1),
        "guided_implementation": draw.chance(0.01),
        "workable_work": draw.chance(0.03),
    }  # fmt: skip


def _days(draw: Draw) -> Columns:
    on = ON.toordinal()
    late = draw.chance(0.03)
    start = on + np.where(late, -draw.between(15, 90), draw.between(-14, 60))
    agreed = start - draw.lognormal(20, 0.8, top=400).astype(np.int64) + np.where(draw.chance(0.01), 40, 0)
    end = start + draw.lognormal(15, 1.3, top=900).astype(np.int64)
    given = draw.chance(0.8)
    return {
        "on": np.full(draw.rows, on),
        "finish_by": np.full(draw.rows, FINISH_BY.toordinal()),
        "start": draw.missing(start, 0.01),
        "reference_day": start,
        "agreed_on": np.where(draw.chance(0.6), np.minimum(agreed, on + 20), 0),
        "end_given": given,
        "end": np.where(given, end, 0),
    }


def _provider(draw: Draw) -> Columns:
    online = draw.chance(0.2)
    interactive = np.where(online, draw.missing(draw.chance(0.93), 0.03), draw.missing(draw.chance(0.9), 0.8))
    return {
        "online": online,
        "interactive": interactive,
        "provider_registered": draw.chance(0.985),
        "provider_kind": draw.category("provider_kind", right=0.93, wrong=0.015, not_given=0.055),
        "related_party": draw.chance(0.01),
        "participants": draw.category("participants", accepted=0.98, refused=0.02),
    }


def _amounts(draw: Draw) -> Columns:
    aid = draw.lognormal(float(np.exp(5.76)), 1.15, top=100_000)
    used = np.where(draw.chance(0.6), 0, draw.lognormal(290, 1.2, top=7_500) * CENTS).astype(np.int64)
    minimis = np.where(draw.chance(0.7), 0, draw.lognormal(4_000, 1.5, top=320_000) * CENTS).astype(np.int64)
    edge = np.where(draw.chance(0.01), draw.lognormal(4_000, 1.5, top=300_000) * CENTS, 0).astype(np.int64)
    amount = np.round(aid / 0.32 * CENTS).astype(np.int64)
    return {
        "eligible_amount": draw.missing(np.maximum(amount, 1), 0.01),
        "subsidy_this_year": used,
        "de_minimis_used": minimis + used,
        "de_minimis_edge": edge,
    }
