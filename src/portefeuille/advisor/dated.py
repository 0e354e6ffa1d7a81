"""What the law says on a day: which themes count for which service, the higher rate, and which services are refused.

Nothing here is learned and no date stands here: all of it comes from the law's lists and parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from portefeuille.law import load
from portefeuille.law.model import START

REFUSED, DOUBT, FREE = "refused", "doubt", "free"
#: What is refused as a service of advice is refused to a training as a cost.
_COSTS = {"software_subscription": "licence", "software_maintenance": "other_ineligible"}
_VERDICTS = {"refused": REFUSED, "conditional": DOUBT, "judgement": DOUBT}


@dataclass(frozen=True, slots=True)
class Day:
    """The law on a day, as known on a day, for one service.

    ``decided``: the scheme of today existed.  ``themes``: a theme is needed.  ``open``: the themes that count.
    ``bonus``: those with the higher rate.  ``unsure_bonus``: those of which the first day of the higher rate is not known.
    """

    on: date
    service: str
    decided: bool
    themes: bool
    open: frozenset[str]
    bonus: frozenset[str]
    unsure_bonus: frozenset[str]
    theme_sources: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=512)
def day(on: date, service: str, known: date) -> Day:
    """The law of a day."""
    rows = load().list("themes").rows(on, known)
    open_ = frozenset(row["code"] for row in rows if service in (row["services"] or ()))
    plain = [row for row in rows if row["parent"] is None]
    bonus, unsure = _bonus(on, known, rows) if on >= START else (frozenset(), frozenset())
    return Day(
        on=on,
        service=service,
        decided=on >= START,
        themes=any(row["services"] for row in plain),
        open=open_,
        bonus=bonus & open_,
        unsure_bonus=unsure & open_,
        theme_sources={row["code"]: _ids(row["source"]) for row in rows},
    )


def _bonus(
    on: date, known: date, rows: tuple[Mapping[str, Any], ...]
) -> tuple[frozenset[str], frozenset[str]]:
    law = load().on(on, known)
    base = law.reading("rate.base.small")
    higher, unsure = set(), set()
    for row in rows:
        if row["rate"] == "rate.base":
            continue
        reading = law.reading(f"{row['rate']}.small")
        if reading.value is None and reading.uncertain:
            unsure.add(row["code"])
        elif isinstance(reading.value, int) and isinstance(base.value, int) and reading.value > base.value:
            higher.add(row["code"])
    return frozenset(higher), frozenset(unsure)


def refusal(code: str, on: date, service: str, known: date) -> tuple[str, tuple[str, ...]]:
    """Whether the law's lists refuse a service on a day (refused, doubt, free), and the sources."""
    row = load().list("exclusions").row(code, on, known)
    if row is not None and row["service"] in ("both", service):
        return _VERDICTS.get(row["verdict"] or "judgement", FREE), _ids(row["source"])
    cost = load().list("cost_kinds").row(_COSTS.get(code, code), on, known)
    if cost is not None and cost["verdict"] is not None:
        return _VERDICTS.get(cost["verdict"][service], FREE), _ids(cost["source"])
    return (REFUSED if on >= START else DOUBT), ()


def title(code: str, lang: str) -> str | None:
    """The name of a theme, an excluded service or a cost; None when the law has none."""
    for name in ("themes", "exclusions", "cost_kinds"):
        for row in load().list(name).history:
            if row.key == code:
                texts: dict[str, str] = row.fixed["title"]
                return texts[lang]
    return None


def _ids(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)
