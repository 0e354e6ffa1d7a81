"""Random ownership graphs that can be."""

from __future__ import annotations

from hypothesis import strategies as st

from portefeuille.rules.steps.group import Figures
from portefeuille.rules.steps.ownership_graph import (
    Control,
    Entity,
    Graph,
    Ground,
    Holding,
    Included,
    Kind,
    Limits,
)

LIMITS = Limits(
    partner_from=2500,
    majority_above=5000,
    angels_below=125_000_000,
    budget_below=1_000_000_000,
    inhabitants_below=5_000,
)
KINDS: tuple[Kind, ...] = (
    "enterprise", "enterprise", "enterprise", "enterprise", "enterprise", "venture_capital_company",
    "university", "business_angel", "local_authority", "institutional_investor",
)  # fmt: skip
SHARES = (0, 1000, 1500, 2499, 2500, 2500, 2501, 3000, 4000, 4999, 5000, 5001, 6000, 7500, 10_000)


@st.composite
def graphs(draw: st.DrawFn, *, unknowns: bool = False) -> Graph:
    """A graph of two to seven enterprises, the first being ``e0``, and up to three natural persons.

    With ``unknowns`` some facts about business angels and local authorities are not known.
    """
    count, people = draw(st.integers(2, 7)), draw(st.integers(0, 3))
    firms = [f"e{n}" for n in range(count)]
    persons = [f"p{n}" for n in range(people)]
    maybe = st.none() if unknowns else st.nothing()
    entities = [_entity(draw, name, maybe) for name in firms]
    entities += [Entity(name, "natural_person") for name in persons]
    holdings = []
    for owned in firms:
        owners = draw(st.lists(st.sampled_from([*firms, *persons]), unique=True, max_size=3))
        left_capital = left_votes = 10_000
        for owner in (o for o in owners if o != owned):
            capital = min(left_capital, draw(st.sampled_from(SHARES)))
            votes = draw(st.sampled_from([capital, capital, 0, 2500, 5001]))
            votes = min(left_votes, votes)
            left_capital, left_votes = left_capital - capital, left_votes - votes
            invested = draw(maybe | st.sampled_from([0, 62_500_000, 124_999_999, 125_000_000]))
            holdings.append(Holding(owner, owned, capital, votes, invested))
    order = draw(st.permutations(firms))
    return Graph(
        entities=tuple(entities),
        holdings=tuple(holdings),
        controls=tuple(draw(st.lists(_control([*firms, *persons], firms), max_size=2))),
        jointly=tuple(_jointly(draw, firms, persons)),
        markets=tuple(draw(st.lists(st.frozensets(st.sampled_from(firms), min_size=2), max_size=2))),
        included=tuple(_included(draw, order)),
    )


def _entity(draw: st.DrawFn, name: str, maybe: st.SearchStrategy[None]) -> Entity:
    number = st.integers(0, 10**6)
    return Entity(
        name,
        draw(st.sampled_from(KINDS)),
        Figures(draw(number), draw(number), draw(number)),
        budget=draw(maybe | st.sampled_from([0, 999_999_999, 1_000_000_000])),
        inhabitants=draw(maybe | st.sampled_from([0, 4_999, 5_000])),
    )


def _control(controllers: list[str], firms: list[str]) -> st.SearchStrategy[Control]:
    grounds: list[Ground] = ["board_majority", "dominant_influence", "shareholder_agreement"]
    return st.builds(Control, st.sampled_from(controllers), st.sampled_from(firms), st.sampled_from(grounds))


def _jointly(draw: st.DrawFn, firms: list[str], persons: list[str]) -> list[frozenset[str]]:
    return [
        draw(st.frozensets(st.sampled_from(names), min_size=2, max_size=3))
        for names in (firms, persons)
        if len(names) > 1 and draw(st.booleans())
    ]


def _included(draw: st.DrawFn, order: list[str]) -> list[Included]:
    """Accounts that include only those later in the order, so that none include themselves."""
    pairs = [(a, b) for n, a in enumerate(order) for b in order[n + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3))
    return [Included(b, a, draw(st.sampled_from([2500, 3000, 10_000]))) for a, b in chosen]
