"""Linked enterprises: control, alone or through others, and the chains it makes (Annex I, article 3(3))."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from portefeuille.rules.steps.base import Line, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portefeuille.rules.steps.ownership_graph import Graph

SOURCE = ("R-6.7", "A-GBER")


class Link(NamedTuple):
    """Two enterprises that are linked, and the line that says why."""

    one: str
    other: str
    line: Line


def controlled(graph: Graph, actors: frozenset[str], majority_above: int) -> dict[str, Line]:
    """Whom ``actors`` control together, directly or through those they control; with the ground of each.

    Votes of a controlled enterprise count as votes of whoever controls it.
    """
    votes: dict[str, int] = {}
    grounds: dict[str, Line] = {}
    enterprises, front = set(graph.enterprises()), sorted(actors)
    inside = set(actors)
    while front:
        name = front.pop()
        for holding in graph.holdings:
            if holding.owner == name:
                votes[holding.owned] = votes.get(holding.owned, 0) + holding.votes_bp
        for control in graph.controls:
            if control.by == name:
                values: dict[str, Value] = {"of": control.of, "by": control.by}
                grounds.setdefault(control.of, Line(f"ownership.{control.ground}", values, SOURCE))
        new = {other for other, held in votes.items() if held > majority_above} | grounds.keys()
        front += sorted(new & enterprises - inside - set(front))
        inside |= set(front)
    for name, held in votes.items():
        if held > majority_above:
            grounds[name] = Line("ownership.majority", {"of": name, "votes_bp": held}, SOURCE)
    return {name: grounds[name] for name in graph.enterprises() if name in inside - actors}


def links(graph: Graph, majority_above: int) -> list[Link]:
    """Every pair of enterprises that is linked directly: by control, through persons, or by investors
    together.
    """
    reach = {name: controlled(graph, frozenset({name}), majority_above) for name in graph.enterprises()}
    pairs = [Link(a, b, _by(line, a)) for a, held in reach.items() for b, line in held.items() if a != b]
    persons = graph.persons()
    for group in (*(frozenset({p}) for p in sorted(persons)), *graph.jointly):
        held = controlled(graph, group, majority_above)
        if group <= persons:
            pairs += _through_persons(graph, group, held)
        else:
            alone = {name for member in group for name in (member, *reach[member])}
            pairs += _together(group, {name: line for name, line in held.items() if name not in alone})
    return pairs


def _through_persons(graph: Graph, group: frozenset[str], held: Iterable[str]) -> Iterable[Link]:
    """Enterprises under the same person, or persons acting jointly, in the same market or in adjacent
    ones.
    """
    for one, other in combinations(held, 2):
        if any(one in market and other in market for market in graph.markets):
            values = {"one": one, "of": other, "by": ", ".join(sorted(group))}
            yield Link(one, other, Line("ownership.persons", values, SOURCE))


def _together(group: frozenset[str], held: dict[str, Line]) -> Iterable[Link]:
    """What investors control only jointly is linked to each of them: their exception ends there (article
    3(2)).
    """
    for name, line in held.items():
        for member in sorted(group):
            values = {**line.values, "by": ", ".join(sorted(group))}
            yield Link(member, name, Line("ownership.jointly", values, ("R-6.8", *SOURCE)))


def _by(line: Line, controller: str) -> Line:
    return line._replace(values={"by": controller, **line.values})


def component(pairs: Iterable[Link], start: str) -> dict[str, Link | None]:
    """All enterprises linked to ``start`` directly or through others, each with the link that reached it
    first.
    """
    known = list(pairs)
    reached: dict[str, Link | None] = {start: None}
    front = [start]
    while front:
        name = front.pop(0)
        for link in known:
            for here, there in ((link.one, link.other), (link.other, link.one)):
                if here == name and there not in reached:
                    reached[there] = link
                    front.append(there)
    return reached
