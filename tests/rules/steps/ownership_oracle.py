"""Annex I worked out a second time, naively: tables of fractions, no code shared with the step."""

from __future__ import annotations

from fractions import Fraction

from portefeuille.rules.steps.ownership_graph import Entity, Graph, Limits

ONE = Fraction(1)
FREE = {
    "public_investment_corporation", "venture_capital_company", "university", "non_profit_research_centre",
    "institutional_investor", "regional_development_fund",
}  # fmt: skip


def totals(graph: Graph, root: str, limits: Limits) -> list[Fraction]:
    """Headcount, turnover and balance total of the whole group of the root, as fractions."""
    entities = {e.id: e for e in graph.entities}
    firms = [name for name, e in entities.items() if e.kind != "natural_person"]
    near = closure(firms, direct_links(graph, firms, limits))
    ours = {name for name in firms if near[name, root]}
    result = [Fraction(0)] * 3
    for name in ours:
        if not inside_accounts(graph, name, ours, ONE):
            result = plus(result, entities[name], ONE)
    for name in set(firms) - ours:
        theirs = {other for other in firms if near[name, other]}
        share = highest(graph, ours, theirs, entities, limits)
        if share < Fraction(limits.partner_from, 10_000):
            continue
        if not (inside_accounts(graph, name, theirs, ONE) or inside_accounts(graph, name, ours, share)):
            result = plus(result, entities[name], share)
    return result


def plus(result: list[Fraction], entity: Entity, weight: Fraction) -> list[Fraction]:
    return [sum_ + weight * Fraction(value or 0) for sum_, value in zip(result, entity.figures, strict=True)]


def inside_accounts(graph: Graph, name: str, group: set[str], share: Fraction) -> bool:
    return any(
        i.entity == name and i.accounts_of in group and Fraction(i.share_bp, 10_000) >= share
        for i in graph.included
    )


def power(graph: Graph, actors: set[str], firms: list[str], limits: Limits) -> set[str]:
    """Round after round, until nothing is added: all that the actors control together."""
    have = set(actors)
    for _ in range(len(firms) + 1):
        for firm in firms:
            votes = sum(
                Fraction(h.votes_bp, 10_000) for h in graph.holdings if h.owned == firm and h.owner in have
            )
            told = any(c.of == firm and c.by in have for c in graph.controls)
            if told or votes > Fraction(limits.majority_above, 10_000):
                have.add(firm)
    return have


def direct_links(graph: Graph, firms: list[str], limits: Limits) -> set[tuple[str, str]]:
    people = {e.id for e in graph.entities if e.kind == "natural_person"}
    found = {(a, b) for a in firms for b in power(graph, {a}, firms, limits)}
    for actors in [*({p} for p in people), *(set(g) for g in graph.jointly)]:
        reach = power(graph, actors, firms, limits) - actors
        if actors <= people:
            found |= {
                (a, b) for a in reach for b in reach if any({a, b} <= market for market in graph.markets)
            }
        else:
            alone = set().union(*(power(graph, {a}, firms, limits) for a in actors))
            found |= {(a, b) for a in actors for b in reach - alone}
    return found


def closure(firms: list[str], pairs: set[tuple[str, str]]) -> dict[tuple[str, str], bool]:
    """Who is linked to whom through any chain (Warshall)."""
    near = {(a, b): a == b or (a, b) in pairs or (b, a) in pairs for a in firms for b in firms}
    for k in firms:
        for i in firms:
            for j in firms:
                near[i, j] = near[i, j] or (near[i, k] and near[k, j])
    return near


def highest(
    graph: Graph, ours: set[str], theirs: set[str], entities: dict[str, Entity], limits: Limits
) -> Fraction:
    best = Fraction(0)
    for owners, owned_group, upstream in ((theirs, ours, True), (ours, theirs, False)):
        for owned in owned_group:
            held = [h for h in graph.holdings if h.owned == owned and h.owner in owners]
            if upstream:
                held = [h for h in held if not free(graph, h.owner, owned, entities, limits)]
            for parts in ([h.capital_bp for h in held], [h.votes_bp for h in held]):
                best = max(best, Fraction(sum(parts), 10_000))
    return best


def free(graph: Graph, owner: str, owned: str, entities: dict[str, Entity], limits: Limits) -> bool:
    """Excepted investors, with all their figures known."""
    who = entities[owner]
    if who.kind == "business_angel":
        angels = {e.id for e in graph.entities if e.kind == "business_angel"}
        invested = [h.invested or 0 for h in graph.holdings if h.owned == owned and h.owner in angels]
        return sum(invested) < limits.angels_below
    if who.kind == "local_authority":
        return (who.budget or 0) < limits.budget_below and (who.inhabitants or 0) < limits.inhabitants_below
    return who.kind in FREE
