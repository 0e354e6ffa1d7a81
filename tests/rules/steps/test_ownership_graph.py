"""Graphs that cannot be are refused, with what is wrong."""

from __future__ import annotations

import pytest

from portefeuille.rules.steps.ownership_graph import (
    Control,
    Entity,
    Graph,
    GraphError,
    Holding,
    Included,
    check,
)

A, B, P = Entity("a"), Entity("b"), Entity("p", "natural_person")
FINE = Graph((A, B, P), (Holding("a", "b", 5000, 5000), Holding("p", "b", 5000, 5000)))


def test_a_graph_that_can_be() -> None:
    check(FINE, "a")
    check(FINE._replace(included=(Included("b", "a"),), markets=(frozenset({"a", "b"}),)), "b")
    check(
        FINE._replace(jointly=(frozenset({"a", "b"}),), controls=(Control("p", "a", "board_majority"),)), "b"
    )


def test_thirds_may_each_be_rounded_up() -> None:
    others = tuple(Entity(name) for name in "cde")
    thirds = tuple(Holding(name, "a", 3334, 3334) for name in "cde")
    check(Graph((A, *others), thirds), "a")
    with pytest.raises(GraphError, match="more than the whole"):
        check(Graph((A, *others), (*thirds[:2], Holding("e", "a", 3336, 0))), "a")


@pytest.mark.parametrize(
    ("graph", "root", "reason"),
    [
        (FINE._replace(entities=(A, A, B, P)), "a", "a occurs twice"),
        (FINE, "x", "x is not an enterprise"),
        (FINE, "p", "p is not an enterprise"),
        (FINE._replace(holdings=(Holding("x", "a", 1, 1),)), "a", "x is not an entity"),
        (FINE._replace(holdings=(Holding("a", "x", 1, 1),)), "a", "x is not an entity"),
        (FINE._replace(controls=(Control("x", "a", "board_majority"),)), "a", "x is not an entity"),
        (FINE._replace(included=(Included("a", "x"),)), "a", "x is not an entity"),
        (FINE._replace(jointly=(frozenset({"a", "x"}),)), "a", "x is not an entity"),
        (FINE._replace(markets=(frozenset({"a", "x"}),)), "a", "x is not an entity"),
        (FINE._replace(holdings=(Holding("a", "p", 1, 1),)), "a", "p is a natural person and cannot be held"),
        (FINE._replace(controls=(Control("a", "p", "board_majority"),)), "a", "p is a natural person"),
        (FINE._replace(included=(Included("p", "a"),)), "a", "without accounts"),
        (FINE._replace(included=(Included("a", "p"),)), "a", "without accounts"),
        (FINE._replace(markets=(frozenset({"a", "p"}),)), "a", "without accounts or market"),
        (FINE._replace(jointly=(frozenset({"a", "p"}),)), "a", "mixes persons and others"),
        (FINE._replace(holdings=FINE.holdings + FINE.holdings[:1]), "a", "a holds b twice"),
        (FINE._replace(holdings=(Holding("a", "a", 1, 1),)), "a", "a holds itself"),
        (FINE._replace(holdings=(Holding("a", "b", 10_001, 1),)), "a", "not between 0 and 1"),
        (FINE._replace(holdings=(Holding("a", "b", 1, -1),)), "a", "not between 0 and 1"),
        (FINE._replace(included=(Included("a", "b", 10_001),)), "a", "not between 0 and 1"),
        (FINE._replace(holdings=(Holding("a", "b", 1, 9000), Holding("p", "b", 1, 9000))), "a", "the whole"),
        (FINE._replace(included=(Included("a", "b"), Included("b", "a"))), "a", "include themselves"),
        (FINE._replace(included=(Included("a", "a"),)), "a", "include themselves"),
    ],
)  # fmt: skip
def test_a_graph_that_cannot_be(graph: Graph, root: str, reason: str) -> None:
    with pytest.raises(GraphError, match=reason):
        check(graph, root)
