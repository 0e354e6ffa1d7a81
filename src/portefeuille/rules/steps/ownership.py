"""From an ownership graph to the case form: the members of the group, with the arithmetic of Annex I, article
6.

Linked to the enterprise, directly or through others: in full.  Direct partners of the enterprise or of those:
for their share, together with all that is linked to them.  Partners of partners: not.  Who is already in
consolidated accounts that are counted: not again; a partner in the accounts of a linked enterprise only when
for at least its share.

Three readings of ours, where the text leaves room.  A partner of several enterprises of the group counts
once, for the highest share (the dossier says so for cross-holdings).  Enterprises linked to each other hold
jointly, so their shares in one enterprise are added up, and they count with the same share.  Accounts that
include a linked enterprise for less than the whole do not stop it from being counted in full.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step
from portefeuille.rules.steps.group import NOTHING, Figures, Member
from portefeuille.rules.steps.ownership_graph import Entity, Graph, Limits, check
from portefeuille.rules.steps.ownership_links import Link, component, links
from portefeuille.rules.steps.ownership_partners import SOURCE, share_between
from portefeuille.rules.units import EXACT


class Group(NamedTuple):
    """The case form: own figures of each year (zero where they stand in accounts of a member) and the
    members.
    """

    own: Figures
    previous: Figures | None
    year_before: Figures | None
    members: tuple[Member, ...]
    lines: tuple[Line, ...]


@step(source=("R-6.6", "R-6.7", "R-6.8", "A-GBER"))
def group_of(graph: Graph, root: str, limits: Limits) -> Group:
    """The group of the enterprise ``root``.

    :raises GraphError: for a graph that cannot be.
    """
    check(graph, root)
    entities = {e.id: e for e in graph.entities}
    pairs = links(graph, limits.majority_above)
    linked = component(pairs, root)
    ours = frozenset(linked)
    members: list[Member] = []
    lines = [_linked_line(name, link) for name, link in linked.items() if link is not None]
    own = entities[root]
    for name in linked:
        within = _accounts(graph, name, ours, EXACT)
        if within is not None:
            lines.append(_included_line(name, within))
            own = (
                own._replace(figures=NOTHING, previous=NOTHING, year_before=NOTHING) if name == root else own
            )
        elif name != root:
            members.append(_member(entities[name], "linked", None, ()))
    for theirs in _others(graph, pairs, ours):
        found, said = _partners(graph, ours, theirs, limits, entities)
        members += found
        lines += said
    return Group(own.figures, own.previous, own.year_before, tuple(members), tuple(lines))


def _partners(
    graph: Graph, ours: frozenset[str], theirs: frozenset[str], limits: Limits, entities: dict[str, Entity]
) -> tuple[list[Member], list[Line]]:
    """The members that one group of mutually linked enterprises adds, and what is said of it."""
    share, missing, said = share_between(graph, ours, theirs, limits)
    names, lines = ", ".join(sorted(theirs)), list(said)
    if share == 0 and said:
        return [], lines
    if share is not None and share < limits.partner_from:
        code = "ownership.below_partner" if share else "ownership.no_partner"
        values: dict[str, Value] = {"of": names, "share_bp": share, "from_bp": limits.partner_from}
        return [], [*lines, Line(code, values, SOURCE)]
    told: dict[str, Value] = {"of": names} if share is None else {"of": names, "share_bp": share}
    lines.append(Line("ownership.partner_unknown" if share is None else "ownership.partner", told, SOURCE))
    members = []
    for name in (e for e in entities if e in theirs):
        within = _accounts(graph, name, theirs, EXACT) or _accounts(graph, name, ours, share or EXACT)
        if within is not None:
            lines.append(_included_line(name, within))
        else:
            members.append(_member(entities[name], "partner", share, missing))
    return members, lines


def _others(graph: Graph, pairs: list[Link], ours: frozenset[str]) -> list[frozenset[str]]:
    """The groups of mutually linked enterprises outside ours, in the order given."""
    groups: dict[frozenset[str], None] = {}
    for name in graph.enterprises():
        if name not in ours:
            groups[frozenset(component(pairs, name))] = None
    return list(groups)


def _accounts(graph: Graph, name: str, group: frozenset[str], share: int) -> str | None:
    """Whose consolidated accounts, within the group, hold at least ``share`` of the figures of ``name``."""
    for included in graph.included:
        if included.entity == name and included.accounts_of in group and included.share_bp >= share:
            return included.accounts_of
    return None


def _member(
    entity: Entity, kind: Literal["linked", "partner"], share: int | None, missing: tuple[str, ...]
) -> Member:
    return Member(
        kind=kind,
        share_bp=share,
        figures=entity.figures,
        previous=entity.previous,
        year_before=entity.year_before,
        path=f"ownership.entities.{entity.id}",
        missing=missing,
    )


def _linked_line(name: str, link: Link) -> Line:
    return link.line._replace(values={"linked": name, **link.line.values})


def _included_line(name: str, within: str) -> Line:
    return Line("ownership.included", {"of": name, "accounts_of": within}, ("R-6.6", "R-6.7", "A-GBER"))
