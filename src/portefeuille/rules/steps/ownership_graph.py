"""Who owns and controls whom: the facts from which partner and linked enterprises follow (Annex I, article
3).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from portefeuille.rules.steps.group import Figures
from portefeuille.rules.units import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal[
    "enterprise",
    "natural_person",
    "public_investment_corporation",
    "venture_capital_company",
    "business_angel",
    "university",
    "non_profit_research_centre",
    "institutional_investor",
    "regional_development_fund",
    "local_authority",
]
Ground = Literal["board_majority", "dominant_influence", "shareholder_agreement"]


class GraphError(ValueError):
    """A graph that cannot be: an unknown name, shares above the whole, accounts that include each other."""


class Entity(NamedTuple):
    """Someone who holds or is held.  ``budget`` (cents a year) and ``inhabitants`` matter for a local
    authority.

    A natural person has no figures and is never a partner; a business angel who invests through an enterprise
    is a ``business_angel`` with the figures of that enterprise.
    """

    id: str
    kind: Kind = "enterprise"
    figures: Figures = Figures()
    previous: Figures | None = None
    year_before: Figures | None = None
    budget: int | None = None
    inhabitants: int | None = None


class Holding(NamedTuple):
    """``owner`` holds capital and votes of ``owned``, in basis points; ``invested`` (cents) matters for an
    angel.
    """

    owner: str
    owned: str
    capital_bp: int
    votes_bp: int
    invested: int | None = None


class Control(NamedTuple):
    """``by`` controls ``of`` by something else than votes of its own.

    ``board_majority``: may appoint or remove most of the board; ``dominant_influence``: by a contract or the
    statutes; ``shareholder_agreement``: commands most votes alone, by agreement with other shareholders.
    """

    by: str
    of: str
    ground: Ground


class Included(NamedTuple):
    """The figures of ``accounts_of`` are consolidated and hold ``share_bp`` of those of ``entity``."""

    entity: str
    accounts_of: str
    share_bp: int = EXACT


class Graph(NamedTuple):
    """Entities and what ties them.

    ``jointly``: groups that act jointly, either of natural persons (a family) or of investors.  ``markets``:
    groups of enterprises of which each two work in the same market or in adjacent ones (one directly up- or
    downstream of the other).
    """

    entities: tuple[Entity, ...]
    holdings: tuple[Holding, ...] = ()
    controls: tuple[Control, ...] = ()
    jointly: tuple[frozenset[str], ...] = ()
    markets: tuple[frozenset[str], ...] = ()
    included: tuple[Included, ...] = ()

    def persons(self) -> frozenset[str]:
        """The natural persons."""
        return frozenset(e.id for e in self.entities if e.kind == "natural_person")

    def enterprises(self) -> tuple[str, ...]:
        """All who are not natural persons, in the order given."""
        return tuple(e.id for e in self.entities if e.kind != "natural_person")


class Limits(NamedTuple):
    """Numbers of the law: shares in basis points, amounts in cents.

    Partner from ``partner_from`` on; linked above ``majority_above``; the exceptions hold below the three
    others.
    """

    partner_from: int
    majority_above: int
    angels_below: int
    budget_below: int
    inhabitants_below: int


def check(graph: Graph, root: str) -> None:
    """Refuse a graph that cannot be.  :raises GraphError: with what is wrong."""
    names = Counter(e.id for e in graph.entities)
    _all(f"{name} occurs twice" for name, count in names.items() if count > 1)
    _all(f"{name} is not an entity" for name in _named(graph) if name not in names)
    persons = graph.persons()
    if root not in names or root in persons:
        raise GraphError(f"{root} is not an enterprise of the graph")
    owned = [h.owned for h in graph.holdings] + [c.of for c in graph.controls]
    _all(f"{name} is a natural person and cannot be held" for name in owned if name in persons)
    listed = [*(i.entity for i in graph.included), *(i.accounts_of for i in graph.included)]
    listed += [name for market in graph.markets for name in market]
    _all(f"{name} is a natural person, without accounts or market" for name in listed if name in persons)
    _all(
        "a group that acts jointly mixes persons and others"
        for g in graph.jointly
        if g & persons and g - persons
    )
    _shares(graph)
    _loops(graph)


def _named(graph: Graph) -> Iterable[str]:
    for holding in graph.holdings:
        yield from (holding.owner, holding.owned)
    for control in graph.controls:
        yield from (control.by, control.of)
    for included in graph.included:
        yield from (included.entity, included.accounts_of)
    for group in (*graph.jointly, *graph.markets):
        yield from sorted(group)


def _shares(graph: Graph) -> None:
    pairs = Counter((h.owner, h.owned) for h in graph.holdings)
    _all(f"{a} holds {b} twice" for (a, b), count in pairs.items() if count > 1)
    _all(f"{h.owner} holds itself" for h in graph.holdings if h.owner == h.owned)
    parts = [(h.capital_bp, h.owned) for h in graph.holdings] + [
        (h.votes_bp, h.owned) for h in graph.holdings
    ]
    parts += [(i.share_bp, i.entity) for i in graph.included]
    _all(f"a share in {name} is not between 0 and 1" for share, name in parts if not 0 <= share <= EXACT)
    for name in {h.owned for h in graph.holdings}:
        held = [h for h in graph.holdings if h.owned == name]
        whole = EXACT + len(held)  # each share may have been rounded up
        if sum(h.capital_bp for h in held) > whole or sum(h.votes_bp for h in held) > whole:
            raise GraphError(f"the shares in {name} are more than the whole")


def _loops(graph: Graph) -> None:
    above: dict[str, set[str]] = {}
    for included in graph.included:
        above.setdefault(included.entity, set()).add(included.accounts_of)
    for start in above:
        seen, front = set[str](), {start}
        while front:
            front = {up for name in front for up in above.get(name, ())} - seen
            seen |= front
        if start in seen:
            raise GraphError(f"the accounts of {start} include themselves")


def _all(problems: Iterable[str]) -> None:
    for problem in problems:
        raise GraphError(problem)
