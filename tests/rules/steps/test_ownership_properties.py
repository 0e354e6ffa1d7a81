"""The graph and the case form give the same, and both what Annex I says when worked out naively."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portefeuille.rules.steps.group import Consolidated, Figures, consolidate
from portefeuille.rules.steps.ownership import Group, group_of
from portefeuille.rules.steps.ownership_graph import Entity, Graph, Holding
from portefeuille.rules.units import EXACT
from tests.rules.steps.ownership_graphs import LIMITS, graphs
from tests.rules.steps.ownership_oracle import totals

MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOME = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def summed(group: Group) -> Consolidated:
    return consolidate(group.own, group.members, partner_from=LIMITS.partner_from)


def figures(found: Consolidated) -> list[Fraction | None]:
    return [None if value is None else Fraction(value, EXACT) for value in found[:3]]


@MANY
@given(graphs())
def test_the_graph_gives_what_annex_i_says(graph: Graph) -> None:
    assert figures(summed(group_of(graph, "e0", LIMITS))) == totals(graph, "e0", LIMITS)


@SOME
@given(graphs())
def test_the_order_in_which_it_is_told_does_not_matter(graph: Graph) -> None:
    turned = Graph(
        entities=graph.entities[::-1],
        holdings=graph.holdings[::-1],
        controls=graph.controls[::-1],
        jointly=graph.jointly[::-1],
        markets=graph.markets[::-1],
        included=graph.included[::-1],
    )
    assert summed(group_of(graph, "e0", LIMITS))[:3] == summed(group_of(turned, "e0", LIMITS))[:3]


@SOME
@given(graphs())
def test_members_are_in_the_form_of_a_case(graph: Graph) -> None:
    group = group_of(graph, "e0", LIMITS)
    assert len({member.path for member in group.members}) == len(group.members)
    for member in group.members:
        assert member.path != "ownership.entities.e0"
        if member.kind == "partner":
            assert member.share_bp is not None
            assert LIMITS.partner_from <= member.share_bp <= EXACT + 3
        else:
            assert member.share_bp is None


@SOME
@given(graphs())
def test_linked_is_mutual(graph: Graph) -> None:
    """Whoever is linked to the root has the root among its own linked enterprises."""
    bare = graph._replace(included=())
    for member in group_of(bare, "e0", LIMITS).members:
        if member.kind == "linked":
            name = str(member.path).rsplit(".", 1)[-1]
            back = group_of(bare, name, LIMITS).members
            assert ("linked", "ownership.entities.e0") in {(m.kind, m.path) for m in back}


@SOME
@given(graphs())
def test_who_stands_apart_changes_nothing(graph: Graph) -> None:
    stranger = Entity("stranger", figures=Figures(10**9, 10**9, 10**9))
    child = Entity("child", figures=Figures(10**9, 10**9, 10**9))
    more = graph._replace(
        entities=(*graph.entities, stranger, child),
        holdings=(*graph.holdings, Holding("stranger", "child", 10_000, 10_000)),
    )
    assert summed(group_of(more, "e0", LIMITS))[:3] == summed(group_of(graph, "e0", LIMITS))[:3]


@SOME
@given(graphs(unknowns=True), st.booleans())
def test_a_fact_that_is_not_known_is_asked_for_or_cannot_matter(graph: Graph, high: bool) -> None:
    found = summed(group_of(graph, "e0", LIMITS))
    answer = 10**9 if high else 0
    filled = graph._replace(
        entities=tuple(
            e._replace(
                budget=answer if e.budget is None else e.budget,
                inhabitants=answer if e.inhabitants is None else e.inhabitants,
            )
            for e in graph.entities
        ),
        holdings=tuple(
            h._replace(invested=answer if h.invested is None else h.invested) for h in graph.holdings
        ),
    )
    expected = totals(filled, "e0", LIMITS)
    for known, least, right in zip(figures(found), found.at_least, expected, strict=True):
        assert known in (None, right)
        assert Fraction(least, EXACT) <= right
    if found.missing.headcount:
        assert all(path.startswith("ownership.") for path in found.missing.headcount)
