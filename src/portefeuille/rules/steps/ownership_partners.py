"""Partner enterprises: a quarter or more, without control; and the investors who may hold that (Annex I,
article 3(2)).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from portefeuille.rules.steps.base import Line, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portefeuille.rules.steps.ownership_graph import Entity, Graph, Holding, Limits

SOURCE = ("R-6.6", "A-GBER")
ALWAYS = (
    "public_investment_corporation",
    "venture_capital_company",
    "university",
    "non_profit_research_centre",
    "institutional_investor",
    "regional_development_fund",
)
_ROOT = "ownership"


class Excepted(NamedTuple):
    """Is the holding of an investor excepted?  None: not known, and ``missing`` are the facts to ask for."""

    holds: bool | None
    missing: tuple[str, ...] = ()


class Share(NamedTuple):
    """The share between two groups in basis points (None: not known), what is missing for it, and the
    lines.
    """

    share_bp: int | None
    missing: tuple[str, ...]
    lines: tuple[Line, ...]


def excepted(graph: Graph, holding: Holding, limits: Limits) -> Excepted:
    """May the owner hold this without being a partner?  Only asked of holdings in a group that is not linked
    to it.
    """
    owner = next(e for e in graph.entities if e.id == holding.owner)
    if owner.kind == "business_angel":
        return _angels(graph, holding.owned, limits.angels_below)
    if owner.kind == "local_authority":
        return _authority(owner, limits)
    return Excepted(owner.kind in ALWAYS)


def _angels(graph: Graph, owned: str, below: int) -> Excepted:
    """All business angels in the same enterprise together stay below the limit."""
    kinds = {e.id: e.kind for e in graph.entities}
    theirs = [
        (number, h.invested)
        for number, h in enumerate(graph.holdings)
        if h.owned == owned and kinds[h.owner] == "business_angel"
    ]
    if sum(invested or 0 for _, invested in theirs) >= below:
        return Excepted(holds=False)
    missing = tuple(f"{_ROOT}.holdings.{number}.invested" for number, invested in theirs if invested is None)
    return Excepted(None, missing) if missing else Excepted(holds=True)


def _authority(owner: Entity, limits: Limits) -> Excepted:
    facts = (
        ("budget", owner.budget, limits.budget_below),
        ("inhabitants", owner.inhabitants, limits.inhabitants_below),
    )
    if any(value is not None and value >= below for _, value, below in facts):
        return Excepted(holds=False)
    missing = tuple(f"{_ROOT}.entities.{owner.id}.{name}" for name, value, _ in facts if value is None)
    return Excepted(None, missing) if missing else Excepted(holds=True)


def share_between(graph: Graph, ours: frozenset[str], theirs: frozenset[str], limits: Limits) -> Share:
    """The share that makes two groups of linked enterprises partners: the highest of all, in either
    direction.

    Holdings of one group in the same enterprise are added up (jointly with linked enterprises); of capital
    and votes the higher counts; with holdings both ways the higher counts.
    """
    upward = [h for h in graph.holdings if h.owner in theirs and h.owned in ours]
    downward = [h for h in graph.holdings if h.owner in ours and h.owned in theirs]
    verdicts = [(h, excepted(graph, h, limits)) for h in upward]
    sure = _highest([*downward, *(h for h, v in verdicts if v.holds is False)])
    possible = _highest([*downward, *(h for h, v in verdicts if v.holds is not True)])
    lines = [_line(graph, h) for h, v in verdicts if v.holds and _higher(h) >= limits.partner_from]
    if sure == possible or possible < limits.partner_from:
        return Share(sure, (), tuple(lines))
    missing = tuple(dict.fromkeys(fact for _, v in verdicts for fact in v.missing))
    return Share(None, missing, tuple(lines))


def _highest(holdings: Iterable[Holding]) -> int:
    capital: dict[str, int] = {}
    votes: dict[str, int] = {}
    for holding in holdings:
        capital[holding.owned] = capital.get(holding.owned, 0) + holding.capital_bp
        votes[holding.owned] = votes.get(holding.owned, 0) + holding.votes_bp
    return max((*capital.values(), *votes.values()), default=0)


def _higher(holding: Holding) -> int:
    return max(holding.capital_bp, holding.votes_bp)


def _line(graph: Graph, holding: Holding) -> Line:
    kind = next(e.kind for e in graph.entities if e.id == holding.owner)
    values: dict[str, Value] = {
        "by": holding.owner,
        "of": holding.owned,
        "kind": kind,
        "share_bp": _higher(holding),
    }
    return Line("ownership.excepted", values, ("R-6.8", "A-GBER"))
