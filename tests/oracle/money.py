"""The criteria of the money: every scenario that the unknown facts leave open is calculated, and then
compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from tests.oracle.columns import ABSENT, ADVICE, CATERING_DAYS, CATERING_PERSONS, CYBER, LARGE, TRAINING
from tests.oracle.enterprise import MET, NOT_MET, UNKNOWN, Row, is_workshop, possible_sizes
from tests.oracle.figures import (
    CATERING_A_DAY,
    CYBER_ADVICE_ONLY,
    EXAMS_OUT,
    MINIMUM,
    THEMES_IN,
    aid_counts,
    ceiling,
    de_minimis_ceiling,
    rates,
)


@dataclass(frozen=True)
class Scenario:
    """One complete set of figures: what is eligible, at which rate, with how much room, and what comes out;
    cents and basis points.
    """

    eligible: int
    rate: int
    subsidy: int
    enough: bool
    room: int
    aid_fits: bool


@dataclass(frozen=True)
class Money:
    """The verdicts of the money, and the figures on which all scenarios agree (None where they do not)."""

    verdicts: dict[str, str]
    eligible: int | None
    rate: int | None
    subsidy: int | None
    sure: bool


def eligible_amount(row: Row, service: int) -> int:
    """R-4.2, R-4.7, R-16.6: the price without the items that do not count; cents."""
    amount = row["price"]
    if row["catering"] != ABSENT:
        allowed = CATERING_A_DAY * CATERING_PERSONS * CATERING_DAYS if service == TRAINING else 0
        amount -= max(row["catering"] - allowed, 0)
    if row["exam"] != ABSENT and (service == ADVICE or row["on"] >= EXAMS_OUT):
        amount -= row["exam"]
    return amount


def half_up(amount: int, rate: int) -> int:
    """Cents times basis points, to the cent, halves up, once."""
    return (amount * rate + 5_000) // 10_000


def _scenario(row: Row, service: int, size: int, rate: int) -> Scenario:
    eligible = eligible_amount(row, service)
    room = ceiling(row["on"], size) - max(row["used"], 0)
    subsidy = min(half_up(eligible, rate), max(room, 0))
    aid = row["aid"] if row["aid"] != ABSENT and aid_counts(row["on"], row["aid_on"]) else 0
    return Scenario(
        eligible,
        rate,
        subsidy,
        eligible >= MINIMUM[service],
        room,
        aid + subsidy <= de_minimis_ceiling(row["on"]),
    )


def scenarios(row: Row) -> list[Scenario]:
    """All that is still possible; an enterprise that may be large but is refused for it has no scenario of
    that size.
    """
    services = [TRAINING, ADVICE] if row["service"] == ABSENT else [row["service"]]
    sizes = sorted(possible_sizes(row))
    if is_workshop(row) == NOT_MET and sizes != [LARGE]:
        sizes = [s for s in sizes if s != LARGE]
    found = []
    for service, size in product(services, sizes):
        themes = [row["theme"]]
        if row["theme"] == ABSENT and row["on"] >= THEMES_IN:
            themes = [CYBER] if service == ADVICE and row["on"] >= CYBER_ADVICE_ONLY else [0, CYBER]
        for theme in themes:
            found += [_scenario(row, service, size, rate) for rate in rates(row["on"], size, theme)]
    return found


def _verdict(answers: list[bool]) -> str:
    if all(answers):
        return MET
    return UNKNOWN if any(answers) else NOT_MET


def _agreed(values: set[int]) -> int | None:
    return values.pop() if len(values) == 1 else None


def money(row: Row) -> Money:
    """Minimum, ceiling and de minimis of a project, with the amounts."""
    if row["price"] == ABSENT:
        rate = _agreed({s.rate for s in scenarios(row | {"price": 100_000})})
        return Money({"minimum_amount": UNKNOWN}, None, rate, None, sure=False)
    found = scenarios(row)
    verdicts = {
        "minimum_amount": _verdict([s.enough for s in found]),
        "ceiling": _verdict([s.room > 0 for s in found]),
        "de_minimis": _verdict([s.aid_fits for s in found]),
    }
    rate = _agreed({s.rate for s in found})
    return Money(
        verdicts,
        _agreed({s.eligible for s in found}),
        rate,
        None if rate is None else _agreed({s.subsidy for s in found}),  # two rates: ``between`` says it
        sure=row["service"] != ABSENT and row["theme"] != ABSENT,
    )
