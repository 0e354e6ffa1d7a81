"""The table of malformed cases: every fact of the contract, its kind, and the values that do not fit that
kind.
"""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.decision.malformed.bases import ADVICE, FIXED_SIZE, WHOLE, Case

if TYPE_CHECKING:
    from collections.abc import Iterator

NAN, INFINITY = float("nan"), float("inf")
AMOUNT = [
    "1000",
    "",
    True,
    False,
    [],
    {},
    -1,
    Decimal("-0.01"),
    Decimal("1.001"),
    Decimal("0.999"),
    NAN,
    INFINITY,
    -INFINITY,
    10**30,
]
BAD: dict[str, list[Any]] = {
    "amount": AMOUNT,
    "headcount": ["12", True, [], {}, -1, Decimal("-0.01"), Decimal("49.999"), NAN, INFINITY, 10**30],
    "public share": [
        "0.1",
        True,
        [],
        Decimal("-0.01"),
        Decimal("1.01"),
        25,
        Decimal("0.24999"),
        NAN,
        INFINITY,
    ],
    "partner share": [
        "0.3",
        True,
        [],
        Decimal("-0.01"),
        Decimal("0.51"),
        Decimal("0.5001"),
        1,
        30,
        Decimal("0.25001"),
        NAN,
    ],
    "count": ["2", True, [], {}, -1, Decimal("1.5"), NAN, INFINITY, 10**30],
    "truth": ["true", "ja", "", 1, 0, [], {}],
    "day": [
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "05/06/2024",
        "5 juni 2024",
        "2024-06-05T10:00:00",
        "2024-6-5",
        "20240605",
        "",
        "vandaag",
        20240605,
        2024,
        True,
        [],
        {},
    ],
    "choice": ["onzin", "", 1, True, [], {}],
    "list": [{}, "x", 3, True],
    "object": [[], "x", 3, True],
    "members": [["x"], [3], [[]], [True]],
    "enterprise number": ["0428.315.872", "0428.315.870", "428", "abc", "", True, [], {}],
    "provider number": ["DV.X900001", "DV900001", "900001", "DV.O", "DV.O12AB56", "", True, [], {}],
    "nace": ["62.011", "99.999", "00.000", "abc", "", True, [], {}],
    "nace version": [2009, 1999, 0, "onzin", True, [], {}],
    "postcode": ["", True, [], {}],
    "text": [3, True, [], {}],
}

FACTS: list[tuple[str, str]] = [
    ("on", "day"),
    ("known", "day"),
    ("enterprise", "object"),
    ("project", "object"),
    ("history", "object"),
    ("enterprise.number", "enterprise number"),
    ("enterprise.legal_form", "choice"),
    ("enterprise.sheltered_workshop", "truth"),
    ("enterprise.headcount", "headcount"),
    ("enterprise.turnover", "amount"),
    ("enterprise.balance_total", "amount"),
    ("enterprise.previous_year", "object"),
    ("enterprise.previous_year.headcount", "headcount"),
    ("enterprise.previous_year.turnover", "amount"),
    ("enterprise.previous_year.balance_total", "amount"),
    ("enterprise.group", "list"),
    ("enterprise.group", "members"),
    ("enterprise.group[0].kind", "choice"),
    ("enterprise.group[0].share", "partner share"),
    ("enterprise.group[0].headcount", "headcount"),
    ("enterprise.group[0].turnover", "amount"),
    ("enterprise.group[0].balance_total", "amount"),
    ("enterprise.public_share", "public share"),
    ("enterprise.establishments", "list"),
    ("enterprise.establishments", "members"),
    ("enterprise.establishments[0].postcode", "postcode"),
    ("enterprise.main_activity", "nace"),
    ("enterprise.nace_version", "nace version"),
    ("enterprise.registered_since", "day"),
    ("enterprise.social_security_arrears", "truth"),
    ("project.service", "choice"),
    ("project.theme", "choice"),
    ("project.title", "text"),
    ("project.mode", "choice"),
    ("project.interactive", "truth"),
    ("project.agreed_on", "day"),
    ("project.start", "day"),
    ("project.end", "day"),
    ("project.price", "amount"),
    ("project.vat", "amount"),
    ("project.costs", "list"),
    ("project.costs", "members"),
    ("project.costs[0].kind", "choice"),
    ("project.costs[0].amount", "amount"),
    ("project.costs[0].persons", "count"),
    ("project.costs[0].days", "count"),
    ("project.costs[0].separate_invoice", "truth"),
    ("project.costs[1].exclusive", "truth"),
    ("project.provider", "object"),
    ("project.provider.number", "provider number"),
    ("project.provider.registered", "truth"),
    ("project.provider.related_party", "truth"),
    ("project.participants", "list"),
    ("project.participants", "members"),
    ("project.participants[0].category", "choice"),
    ("project.workable_work", "truth"),
    ("history.size_this_year", "choice"),
    ("history.subsidy_this_year", "amount"),
    ("history.de_minimis", "list"),
    ("history.de_minimis", "members"),
    ("history.de_minimis[0].on", "day"),
    ("history.de_minimis[0].amount", "amount"),
]
ADVICE_FACTS = [
    ("project.written_report", "truth"),
    ("project.legally_required", "truth"),
    ("project.ordinary_expense", "truth"),
    ("project.times_in_three_years", "count"),
    ("project.on_occupation_list", "truth"),
]
SIZE_FACTS = [("size", "choice"), ("project.service", "choice"), ("project.price", "amount")]

TYPOS: list[tuple[str, str]] = [
    ("enterprice", "enterprise"),
    ("projekt", "project"),
    ("histori", "history"),
    ("knwon", "known"),
    ("enterprise.head_count", "headcount"),
    ("enterprise.turnovr", "turnover"),
    ("enterprise.legal_from", "legal_form"),
    ("enterprise.public_shares", "public_share"),
    ("enterprise.main_activty", "main_activity"),
    ("enterprise.previous_year.head_count", "headcount"),
    ("enterprise.group[0].shares", "share"),
    ("enterprise.establishments[0].post_code", "postcode"),
    ("project.prise", "price"),
    ("project.strat", "start"),
    ("project.themes", "theme"),
    ("project.provider.registred", "registered"),
    ("project.costs[0].ammount", "amount"),
    ("project.costs[0].person", "persons"),
    ("project.participants[0].categorie", "category"),
    ("history.subsidy_this_yeer", "subsidy_this_year"),
    ("history.de_minimis[0].amout", "amount"),
]


@dataclass(frozen=True)
class Malformed:
    """One case that cannot be read; ``keys`` are the paths of which one must be blamed, ``near`` the key that
    was probably meant.
    """

    id: str
    case: Case
    keys: tuple[str, ...]
    near: str = field(default="")


def put(case: Case, path: str, value: Any) -> Case:
    """A copy of the case in which the fact at this path has this value."""
    made = copy.deepcopy(case)
    *parents, last = [int(s) if s.isdigit() else s for s in re.findall(r"[^.\[\]]+", path)]
    place: Any = made
    for step in parents:
        place = place[step]
    place[last] = value
    return made


def _wrong_values() -> Iterator[Malformed]:
    for name, base, facts in (
        ("", WHOLE, FACTS),
        ("advice: ", ADVICE, ADVICE_FACTS),
        ("size: ", FIXED_SIZE, SIZE_FACTS),
    ):
        for path, kind in facts:
            for value in BAD[kind]:
                keys = (f"{path}[0]", path) if kind == "members" else (path,)
                shown = "10^30" if value == 10**30 else json.dumps(value, default=str)
                yield Malformed(f"{name}{path} {kind} {shown}", put(base, path, value), keys)


def _by_hand() -> Iterator[Malformed]:
    yield Malformed("size and enterprise", {**WHOLE, "size": "small"}, ("size", "enterprise"))
    yield Malformed("size empty and enterprise", {**WHOLE, "size": "medium"}, ("size", "enterprise"))
    yield Malformed("price zero", put(WHOLE, "project.price", 0), ("project.price",))
    yield Malformed(
        "price zero with decimals", put(WHOLE, "project.price", Decimal("0.00")), ("project.price",)
    )
    above = ("project.costs", "project.costs[0].amount", "project.price")
    yield Malformed(
        "one cost above the price",
        put(FIXED_SIZE, "project.costs", [{"kind": "fee", "amount": Decimal("1000.01")}]),
        above,
    )
    two = [{"kind": "fee", "amount": 600}, {"kind": "exam", "amount": Decimal("400.01")}]
    yield Malformed(
        "two costs together above the price",
        put(FIXED_SIZE, "project.costs", two),
        (*above, "project.costs[1].amount"),
    )
    yield Malformed("on missing", {"size": "small", "project": FIXED_SIZE["project"]}, ("on",))
    yield Malformed(
        "exclusion of no list",
        put(FIXED_SIZE, "project.exclusions", ["onzin"]),
        ("project.exclusions", "project.exclusions[0]"),
    )
    yield Malformed(
        "exclusions no list", put(FIXED_SIZE, "project.exclusions", "mindfulness"), ("project.exclusions",)
    )
    for path, near in TYPOS:
        yield Malformed(f"typo {path}", put(WHOLE, path, "x"), (path,), near)


def all_malformed() -> list[Malformed]:
    """Every malformed case, each with an id of its own."""
    return [*_wrong_values(), *_by_hand()]
