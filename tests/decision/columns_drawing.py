"""Rows of tables drawn around the thresholds of the law, as texts; and what ``decide`` says of the same row."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from portefeuille.decision import Decision
from portefeuille.decision.model import money, rate
from portefeuille.rules.bits import NOT_MET_BIT, UNKNOWN_BIT

Row = dict[str, str]

#: A day in every period of the law, on its edges, and one before it.
DAYS = (
    "2015-06-01", "2016-03-31", "2016-04-01", "2018-05-07", "2019-11-30", "2019-12-01", "2020-07-01", "2021-09-13",
    "2022-03-01", "2023-01-01", "2023-04-01", "2023-12-01", "2024-06-05", "2025-12-31", "2026-01-01", "2026-02-01",
)  # fmt: skip
THEMES = (
    "business_strategy", "occupation_specific", "digitalisation", "digitalisation/cybersecurity",
    "sustainability/energy_efficiency", "innovation",
)  # fmt: skip
HEADCOUNTS = ("0", "12.5", "49.99", "50", "249.99", "250.0", "1e2")
AMOUNTS = ("0", "10000000", "10000000.01", "43000000.00", "43000000.01", "50000000", "50000000.01")
TRUTHS = ("true", "false")

Axes = Mapping[str, tuple[float, tuple[str, ...]]]

#: For every column how often it is given, and what it may hold.
FIGURES: Axes = {
    "headcount": (0.95, HEADCOUNTS),
    "turnover": (0.9, AMOUNTS),
    "balance_total": (0.8, AMOUNTS),
}
ENTERPRISE: Axes = {
    "enterprise.number": (0.5, ("0428.315.871", "0428315871", "BE 0428 315 871")),
    "enterprise.legal_form": (0.97, ("BV", "610", "bvba", "NV", "vzw", "vzw", "CommV", "eenmanszaak", "VOF")),
    "enterprise.sheltered_workshop": (0.3, TRUTHS),
    **{f"enterprise.{name}": axis for name, axis in FIGURES.items()},
    **{f"enterprise.previous_year.{name}": (0.3, values) for name, (_, values) in FIGURES.items()},
    **{f"enterprise.year_before.{name}": (0.15, values) for name, (_, values) in FIGURES.items()},
    "enterprise.public_share": (0.3, ("0", "0.1", "0.2499", "0.25")),
    "enterprise.establishments.0.postcode": (0.95, ("9000", "9000", "2000", "1000", "4000", "0000")),
    "enterprise.establishments.2.postcode": (0.2, ("9000", "1000", "5000", "1")),
    "enterprise.main_activity": (
        0.97,
        ("62.010", "62.010", "62010", "01.110", "02.100", "03", "49.410", "85.592"),
    ),
    "enterprise.nace_version": (0.0, ("2008",)),
    "enterprise.registered": (0.2, ("true", "true", "false")),
    "enterprise.registered_since": (0.4, ("2015-01-01", "2024-06-05", "2024-06-06")),
    "enterprise.social_security_arrears": (0.3, ("false", "false", "false", "true")),
    "history.size_this_year": (0.1, ("small", "medium", "large")),
}
PROJECT: Axes = {
    "project.service": (0.97, ("training", "advice")),
    "project.theme": (0.95, THEMES),
    "project.on_occupation_list": (0.5, TRUTHS),
    "project.title": (0.2, ("Veilig mailen", '2, of meer; "zo"')),
    "project.mode": (0.5, ("classroom", "online", "internal")),
    "project.interactive": (0.5, TRUTHS),
    "project.price": (
        0.97,
        ("1000", "99.99", "100", "499.99", "500", "333.35", "24999.99", "60000", "1200.5"),
    ),
    "project.vat": (0.2, ("210",)),
    "project.provider.number": (0.3, ("DV.O900001", "DV.A900001", "dv.o900001")),
    "project.provider.registered": (0.2, ("true", "true", "false")),
    "project.provider.related_party": (0.2, ("false", "false", "true")),
    "project.written_report": (0.9, ("true", "true", "true", "false")),
    "project.legally_required": (0.9, ("false", "false", "false", "true")),
    "project.ordinary_expense": (0.2, ("false", "false", "true")),
    "project.times_in_three_years": (0.2, ("1", "1", "2", "3")),
    "project.workable_work": (0.2, TRUTHS),
    "history.subsidy_this_year": (0.3, ("0", "7400", "7499.99", "7500", "9999.99", "15000")),
}
#: Days from the application on.
SINCE = {
    "project.start": (0.9, (0, -14, -15, 3, -2)),
    "project.end": (0.3, (40, 700)),
    "project.agreed_on": (0.3, (-20, 0, 1)),
}


def drawn(
    seed: int, number: int, axes: Axes, *, days: tuple[str, ...] = DAYS, dated: bool = True
) -> list[Row]:
    """Rows with a value for some columns, the same for the same seed."""
    from datetime import date, timedelta

    chance = random.Random(seed)
    rows = []
    for place in range(number):
        row = {"id": str(place), "on": chance.choice(days)}
        row |= {
            name: chance.choice(values) for name, (often, values) in axes.items() if chance.random() < often
        }
        if dated:
            for name, (often, apart) in SINCE.items():
                if chance.random() < often:
                    row[name] = str(date.fromisoformat(row["on"]) + timedelta(days=chance.choice(apart)))
            if row.get("project.end", "9") < row.get("project.start", ""):
                del row["project.end"]
        rows.append(row)
    return rows


def case_of(row: Row) -> dict[str, Any]:
    """The case that the row is."""
    made: dict[str, Any] = {}
    places = [
        {"postcode": text} for name, text in row.items() if name.startswith("enterprise.establishments.")
    ]
    for name, text in row.items():
        if ".establishments." in name:
            continue
        node = made
        *above, last = name.split(".")
        for part in above:
            node = node.setdefault(part, {})
        node[last] = _value(name, text)
    if places:
        made.setdefault("enterprise", {})["establishments"] = places
    return made


def _value(name: str, text: str) -> Any:
    if text in TRUTHS:
        return text == "true"
    last = name.rpartition(".")[2]
    if last in (
        *FIGURES,
        "price",
        "vat",
        "public_share",
        "times_in_three_years",
        "subsidy_this_year",
        "nace_version",
    ):
        return Decimal(text)
    return text


def told(decision: Decision) -> dict[str, Any]:
    """A decision as it stands in the table of answers."""
    not_met, unknown = masks(decision)
    return {
        "outcome": decision.outcome,
        "size": decision.size,
        "rate": rate(decision.rate),
        "subsidy": money(decision.subsidy),
        "not_met": not_met,
        "unknown": unknown,
    }


def masks(decision: Decision) -> tuple[int, int]:
    """The masks of a decision, from the codes of its criteria."""
    not_met = unknown = 0
    for criterion in decision.criteria:
        if criterion.verdict == "not_met":
            not_met |= NOT_MET_BIT[criterion.code]
        elif criterion.verdict == "unknown" and criterion.code in ("missing", "unsettled"):
            name = "ceiling_left" if decision.alone and criterion.id == "ceiling" else criterion.id
            unknown |= UNKNOWN_BIT[f"{name}.missing"]
        elif criterion.verdict == "unknown":
            unknown |= UNKNOWN_BIT.get(criterion.code, 0)
    return not_met, unknown
